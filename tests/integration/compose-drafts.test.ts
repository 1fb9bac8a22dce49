import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseMessage } from '#core/mime/index.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, tempProfile, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const minuteMs = 60_000;
let dovecot: Dovecot;
let smtp: TestSmtp;
let house: PostHouse | null = null;
let user: string;
let users = 0;

beforeAll(async () => {
  dovecot = await startDovecot({});
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await dovecot.stop();
});
beforeEach(() => {
  users += 1;
  user = `d${users}@office.example`;
  dovecot.addUser(user);
  smtp.delivered.length = 0;
});
afterEach(async () => {
  await house?.close();
  house = null;
});

const open = async (options: Omit<NonNullable<Parameters<typeof openPostHouse>[1]>, 'user'> = {}) => {
  house = await openPostHouse({ dovecot, smtp }, { ...options, user });
  return house;
};
const drafts = async () => {
  const found = await dovecot
    .readFolder(user, 'Drafts')
    .catch(() => new Map<number, { raw: string; flags: string[] }>());
  return [...found].map(([uid, { raw, flags }]) => ({ uid, flags, mail: parseMessage(Buffer.from(raw, 'latin1')) }));
};
const oneDraft = (text: string) =>
  eventually(async () => {
    const all = await drafts();
    expect(all.map(({ mail }) => mail.text)).toEqual([text]);
    return all[0] ?? expect.fail('none');
  });

test('70 minutes of typing: a handful of APPENDs, and never two drafts on the server but while one takes the place of the other', async () => {
  const clock = movableClock();
  const { client } = await open({ clock });
  const { id } = await client.drafts.create({ to: 'anna@berg.example', bcc: 'geheim@b.example', subject: 'Lang' });
  for (let n = 1; n <= 280; n += 1) {
    await client.drafts.save({ id, text: `${n} Wörter` });
    clock.move(15_000);
    // The new one is put there before the old one goes: for a moment there may be two.
    if (n % 40 === 0) await eventually(async () => expect((await drafts()).length).toBeLessThanOrEqual(1));
  }
  clock.move(20 * minuteMs);
  const { uid, flags, mail } = await oneDraft('280 Wörter');
  expect(flags).toEqual(['\\Draft', '\\Seen']);
  expect(mail).toMatchObject({ subject: 'Lang', bcc: [{ address: 'geheim@b.example' }] });
  // UIDs count what was ever put there.
  expect(uid).toBeLessThanOrEqual(7);
  // Its own copy is no draft of somebody else's, also when the sync has met it.
  await eventually(async () =>
    expect((await client.sync.health({})).some(({ serverCount }) => serverCount === 1)).toBe(true),
  );
  expect(await client.drafts.elsewhere({})).toEqual([]);
}, 120_000);

test('shutting the editor is enough; a restart forgets nothing; sending takes it away', async () => {
  const profile = tempProfile();
  const clock = movableClock();
  const first = await open({ dir: profile.dir, clock });
  const { id } = await first.client.drafts.create({ to: 'anna@berg.example', text: 'eins' });
  await first.client.drafts.close({ id });
  await oneDraft('eins');
  await first.client.drafts.save({ id, text: 'zwei' });
  await first.close();
  clock.move(10 * minuteMs);
  const second = await open({ dir: profile.dir, clock });
  await oneDraft('zwei');
  await second.until((await second.client.drafts.send({ id })).deliveryId, 'seen');
  await eventually(async () => expect(await drafts()).toEqual([]));
  expect(await second.client.drafts.elsewhere({})).toEqual([]);
  await second.close();
  profile.remove();
});

test('discarded it goes there too, and undo brings it back there', async () => {
  const clock = movableClock();
  const { client } = await open({ clock });
  const { id } = await client.drafts.create({ text: 'weg' });
  await client.drafts.close({ id });
  await oneDraft('weg');
  const { undo } = await client.drafts.discard({ id });
  await eventually(async () => expect(await drafts()).toEqual([]));
  await client.undo.run({ token: undo });
  clock.move(10 * minuteMs);
  await oneDraft('weg');
});

test('a draft of another program opens as one of ours and is replaced by it, not doubled', async () => {
  const raw = [
    `From: Me <${user}>`,
    'To: anna@berg.example',
    'Bcc: b@b.example',
    'Subject: Angefangen',
    'Message-ID: <foreign@phone.example>',
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Am Telefon',
    '--b',
    'Content-Type: text/x-notes; name="n.txt"',
    'Content-Disposition: attachment; filename="n.txt"',
    '',
    'Notiz',
    '--b--',
    '',
  ].join('\r\n');
  await dovecot.deliver(user, 'Drafts', raw, ['\\Draft', '\\Seen']);
  const clock = movableClock();
  const { client } = await open({ clock });
  const [listed] = await eventually(async () => {
    const all = await client.drafts.elsewhere({});
    expect(all).toHaveLength(1);
    return all;
  });
  const messageId = listed?.messageId ?? expect.fail('none');
  const { id } = await eventually(() => client.drafts.open({ messageId }));
  expect(await client.drafts.open({ messageId })).toEqual({ id });
  expect(await client.drafts.get({ id })).toMatchObject({
    to: 'anna@berg.example',
    bcc: 'b@b.example',
    subject: 'Angefangen',
    text: 'Am Telefon',
    attachments: [{ name: 'n.txt', sizeBytes: 5 }],
  });
  expect(await client.drafts.elsewhere({})).toEqual([]);
  await client.drafts.save({ id, text: 'Am Rechner' });
  await client.drafts.close({ id });
  const { mail } = await oneDraft('Am Rechner');
  expect(mail.messageId).not.toBe('foreign@phone.example');
  expect(mail.parts).toMatchObject([{ name: 'n.txt' }]);
});

test('what another program makes of our draft is not taken away', async () => {
  const clock = movableClock();
  const { client } = await open({ clock });
  const { id } = await client.drafts.create({ to: 'anna@berg.example', text: 'von hier' });
  await client.drafts.close({ id });
  const { mail } = await oneDraft('von hier');
  const edited = `From: ${user}\r\nTo: anna@berg.example\r\nMessage-ID: <${mail.messageId}>\r\nSubject: x\r\n\r\nvom Telefon\r\n`;
  await dovecot.deliver(user, 'Drafts', edited, ['\\Draft']);
  await client.drafts.save({ id, text: 'von hier, neuer' });
  clock.move(10 * minuteMs);
  await eventually(async () => {
    expect((await drafts()).map((one) => one.mail.text).toSorted()).toEqual(['vom Telefon', 'von hier, neuer']);
  });
});
