import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseMessage } from '#core/mime/index.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, tempProfile, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const minuteMs = 60_000;
let dovecot: Dovecot;
let smtp: TestSmtp;
let user: string;
let users = 0;
let house: PostHouse | null = null;

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
  user = `me${users}@office.example`;
  dovecot.addUser(user);
  smtp.faults = {};
  smtp.onDelivered = () => {};
  smtp.delivered.length = 0;
  smtp.talks.length = 0;
});
afterEach(async () => {
  await house?.close();
  house = null;
});

const open = async (options: Omit<NonNullable<Parameters<typeof openPostHouse>[1]>, 'user'> = {}) => {
  house = await openPostHouse({ dovecot, smtp }, { ...options, user });
  return house;
};
const filed = async () => [
  ...(await dovecot.readFolder(user, 'Sent').catch(() => new Map<number, { raw: string; flags: string[] }>())).values(),
];

test('from the draft to the copy that the sync has seen in Sent: one mail, one copy', async () => {
  const { client, until, send } = await open();
  const id = await send({
    to: 'Anna Berg <anna@berg.example>',
    cc: 'b@b.example',
    bcc: 'geheim@b.example',
    subject: 'Grüße',
    text: 'Hallo Anna\n.\n..\n-- \nJörg',
  });
  const seen = await until(id, 'seen');
  expect(seen.events.map(({ state }) => state)).toEqual(['scheduled', 'sending', 'accepted', 'filed', 'seen']);
  expect(seen).toMatchObject({ trouble: null, failures: [], messageId: expect.any(String) });
  expect(smtp.delivered).toHaveLength(1);
  const [sent] = smtp.delivered;
  expect(sent?.to).toEqual(['anna@berg.example', 'b@b.example', 'geheim@b.example']);
  expect(sent?.raw.toString()).not.toContain('geheim');
  const copies = await filed();
  expect(copies).toHaveLength(1);
  expect(copies[0]?.flags).toEqual(['\\Seen']);
  const [there, here] = [
    parseMessage(sent?.raw ?? Buffer.alloc(0)),
    parseMessage(Buffer.from(copies[0]?.raw ?? '', 'latin1')),
  ];
  expect(here).toEqual({ ...there, bcc: [{ name: '', address: 'geheim@b.example' }] });
  expect(here).toMatchObject({
    subject: 'Grüße',
    text: 'Hallo Anna\n.\n..\n-- \nJörg',
    from: { name: 'Jörg Müller', address: user },
  });
  expect(await client.drafts.list({})).toEqual([]);
  expect(await client.deliveries.list({ open: true })).toEqual([]);
});

test('a provider that files by itself gets no second copy', async () => {
  const { until, send } = await open();
  smtp.onDelivered = async ({ raw }) => void (await dovecot.deliver(user, 'Sent', raw, ['\\Seen']));
  await until(await send(), 'seen');
  expect(await filed()).toHaveLength(1);
});

test('an answer marks what it answers, here and there, and joins its conversation', async () => {
  await dovecot.deliver(
    user,
    'INBOX',
    `From: Anna Berg <anna@berg.example>\r\nTo: ${user}\r\nSubject: Frage\r\nMessage-ID: <q@berg.example>\r\nReferences: <root@berg.example>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\n\r\nPasst es dir und ist das gut?\r\n`,
  );
  const { client, until } = await open();
  const source = await eventually(async () => {
    const { items } = await client.threads.list({ view: 'inbox' });
    const { messages } = await client.threads.get({ id: items[0]?.id ?? expect.fail('not here yet') });
    return messages[0] ?? expect.fail('not here yet');
  });
  const { id } = await client.drafts.begin({ kind: 'reply', sourceId: source.id });
  const draft = await client.drafts.get({ id });
  expect(draft).toMatchObject({ to: 'Anna Berg <anna@berg.example>', cc: '', kind: 'reply', sourceId: source.id });
  expect(draft.quoteText).toMatch(/^Am 21\.11\.2026 um \d\d:00 schrieb Anna Berg <anna@berg.example>:\n> Passt es dir/);
  await client.drafts.save({ id, text: 'Ja' });
  await until((await client.drafts.send({ id })).deliveryId, 'seen');
  const sent = parseMessage(smtp.delivered[0]?.raw ?? Buffer.alloc(0));
  expect(sent).toMatchObject({ inReplyTo: ['q@berg.example'], references: ['root@berg.example', 'q@berg.example'] });
  await eventually(async () => {
    const [mail] = [...(await dovecot.readFolder(user, 'INBOX')).values()];
    expect(mail?.flags).toContain('\\Answered');
  });
  const { items } = await client.threads.list({ view: 'inbox' });
  expect(items).toHaveLength(1);
  expect((await client.threads.get({ id: items[0]?.id ?? expect.fail() })).messages).toHaveLength(2);
});

describe('before it leaves', () => {
  test('it can be called back, and the draft is as it was', async () => {
    const { client, until } = await open({ undoSendMs: 60_000 });
    const { id } = await client.drafts.create({ to: 'anna@berg.example', subject: 'S', text: 'T' });
    await client.drafts.save({ id, text: 'T2' });
    const before = await client.drafts.get({ id });
    const { deliveryId } = await client.drafts.send({ id });
    await expect(client.drafts.get({ id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await client.deliveries.cancel({ id: deliveryId })).toEqual({ draftId: id });
    expect(await client.drafts.get({ id })).toEqual(before);
    expect(await client.drafts.versions({ id })).toHaveLength(2);
    await until(deliveryId, 'cancelled');
    await expect(client.deliveries.sendNow({ id: deliveryId })).rejects.toMatchObject({ code: 'conflict' });
    expect(smtp.delivered).toEqual([]);
  });

  test('wrong addresses and nobody at all are told at once', async () => {
    const { client } = await open();
    const wrong = await client.drafts.create({ to: 'anna@berg.example, bernd', text: 'x' });
    expect(await client.drafts.check(wrong)).toMatchObject({
      bad: [{ field: 'to', text: 'bernd' }],
      recipients: [{ address: 'anna@berg.example' }],
    });
    await expect(client.drafts.send(wrong)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { field: 'to', text: 'bernd' },
    });
    const nobody = await client.drafts.create({ text: 'x' });
    await expect(client.drafts.send(nobody)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: 'empty' },
    });
  });
});

describe('at a later time', () => {
  test('it leaves then, also after a restart, with the date of then', async () => {
    const profile = tempProfile();
    const clock = movableClock();
    const first = await open({ dir: profile.dir, clock });
    const { id } = await first.client.drafts.create({ to: 'anna@berg.example', text: 'später' });
    const sendAt = clock.now() + 60 * minuteMs;
    const { deliveryId } = await first.client.drafts.send({ id, sendAt });
    expect(await first.client.deliveries.get({ id: deliveryId })).toMatchObject({ state: 'scheduled', sendAt });
    await first.close();
    clock.move(30 * minuteMs);
    const second = await open({ dir: profile.dir, clock });
    expect(smtp.delivered).toEqual([]);
    clock.move(30 * minuteMs);
    await second.until(deliveryId, 'seen');
    expect(smtp.delivered).toHaveLength(1);
    expect(Math.abs((parseMessage(smtp.delivered[0]?.raw ?? Buffer.alloc(0)).sentAt ?? 0) - sendAt)).toBeLessThan(
      2_000,
    );
    await second.close();
    profile.remove();
  });

  test('one whose time passed while the app was closed, or asleep, asks', async () => {
    const profile = tempProfile();
    const clock = movableClock();
    const first = await open({ dir: profile.dir, clock });
    const ids = [];
    for (const text of ['eins', 'zwei', 'drei']) {
      const { id } = await first.client.drafts.create({ to: 'anna@berg.example', subject: text, text });
      ids.push((await first.client.drafts.send({ id, sendAt: clock.now() + 60 * minuteMs })).deliveryId);
    }
    await first.close();
    clock.move(120 * minuteMs);
    const second = await open({ dir: profile.dir, clock });
    const [now, later, never] = ids;
    if (now === undefined || later === undefined || never === undefined) throw new Error('three');
    for (const id of ids) {
      await second.until(id, 'missed');
    }
    expect(smtp.delivered).toEqual([]);
    await second.client.deliveries.sendNow({ id: now });
    await second.until(now, 'seen');
    const sentAt = parseMessage(smtp.delivered[0]?.raw ?? Buffer.alloc(0)).sentAt ?? 0;
    expect(Math.abs(sentAt - clock.now())).toBeLessThan(30_000);
    await second.client.deliveries.reschedule({ id: later, sendAt: clock.now() + 5 * minuteMs });
    await second.client.deliveries.cancel({ id: never });
    // The machine sleeps through it.
    clock.move(200 * minuteMs);
    await second.until(later, 'missed');
    expect(smtp.delivered).toHaveLength(1);
    await second.close();
    profile.remove();
  });
});

describe('when it does not work', () => {
  test('a refusal for good: it says why, and is a draft again', async () => {
    smtp.faults = { recipients: { 'anna@berg.example': { code: 550, text: '5.1.1 nobody here' } } };
    const { client, until, send } = await open();
    const id = await send();
    const failed = await until(id, 'failed');
    expect(failed.trouble).toMatchObject({ code: 'server-rejected', cause: 'recipients', text: 'nobody here' });
    expect(failed.failures).toMatchObject([{ recipient: 'anna@berg.example', isFinal: true }]);
    const { draftId } = await client.deliveries.cancel({ id });
    expect(await client.drafts.get({ id: draftId })).toMatchObject({ to: 'anna@berg.example' });
    expect(await filed()).toEqual([]);
  });

  test.each([
    [{ data: { code: 451, text: '4.3.0 later' } }],
    [{ data: { code: 421, text: '4.3.2 closing' } }],
    [{ recipients: { 'anna@berg.example': { code: 452, text: '4.2.2 full' } } }],
    [{ login: { code: 454, text: 'busy' } }],
    [{ login: { code: 535, text: 'wrong' } }],
    [{ cut: { direction: 'toServer' as const, afterBytes: 90 } }],
  ])('%j: there is a next try with a reason, and in the end one mail', async (faults) => {
    const clock = movableClock();
    smtp.faults = faults;
    const { client, until, send } = await open({ clock });
    const id = await send();
    const waiting = await eventually(async () => {
      const delivery = await client.deliveries.get({ id });
      expect(delivery).toMatchObject({ state: 'queued', trouble: { code: expect.any(String) } });
      return delivery;
    });
    expect(waiting.nextTryAt).toBeGreaterThan(clock.now() - 1);
    expect(smtp.delivered).toEqual([]);
    smtp.faults = {};
    clock.move(7 * 60 * minuteMs);
    await until(id, 'seen');
    expect(smtp.delivered).toHaveLength(1);
    expect(await filed()).toHaveLength(1);
  });

  test('a wrong password is not tried over and over; a new one is, at once', async () => {
    smtp.faults = { login: { code: 535, text: '5.7.8 wrong' } };
    const { client, until, send, accountId } = await open();
    const id = await send();
    await eventually(async () =>
      expect(await client.deliveries.get({ id })).toMatchObject({
        state: 'queued',
        attempts: 1,
        trouble: { code: 'auth-expired', cause: 'login' },
      }),
    );
    // Whatever else happens to the account is no reason.
    await client.accounts.update({ id: accountId, name: 'Anders' });
    await client.drafts.create({ text: 'x' });
    expect((await client.deliveries.get({ id })).attempts).toBe(1);
    smtp.faults = {};
    await client.accounts.relogin({ id: accountId, secret: { password: 'test' } });
    await until(id, 'seen');
  });

  test('some are put off: they get it later, the others once', async () => {
    const clock = movableClock();
    smtp.faults = {
      recipients: { 'b@b.example': { code: 451, text: 'later' }, 'c@b.example': { code: 550, text: 'gone' } },
    };
    const { client, until, send } = await open({ clock });
    const id = await send({ to: 'a@b.example, b@b.example, c@b.example', text: 'x' });
    await until(id, 'queued');
    await eventually(async () => expect(smtp.delivered.map(({ to }) => to)).toEqual([['a@b.example']]));
    await eventually(async () => expect((await client.deliveries.get({ id })).failures).toHaveLength(2));
    await expect(client.deliveries.cancel({ id })).rejects.toMatchObject({ code: 'conflict' });
    smtp.faults = {};
    clock.move(2 * 60 * minuteMs);
    await until(id, 'seen');
    expect(smtp.delivered.map(({ to }) => to)).toEqual([['a@b.example'], ['b@b.example']]);
    expect(await filed()).toHaveLength(1);
  });
});

describe('the answer to the end of the mail never came', () => {
  const mute = { isMute: true, cut: { direction: 'toServer' as const, afterBytes: 1_000_000 } };

  test('it arrived: it is found in Sent and never sent again', async () => {
    const clock = movableClock();
    const { until, send } = await open({ clock });
    let copy: Buffer | null = null;
    smtp.onDelivered = ({ raw }) => {
      copy = raw;
      smtp.cutAll();
    };
    smtp.faults = mute;
    const id = await send();
    expect(await until(id, 'unknown')).toMatchObject({
      trouble: { cause: 'line-lost' },
      nextTryAt: expect.any(Number),
    });
    smtp.faults = {};
    smtp.onDelivered = () => {};
    clock.move(3 * 60 * minuteMs);
    await dovecot.deliver(user, 'Sent', copy ?? Buffer.alloc(0), ['\\Seen']);
    clock.move(24 * 60 * minuteMs);
    await until(id, 'seen');
    expect(smtp.delivered).toHaveLength(1);
    expect(await filed()).toHaveLength(1);
  });

  test('nothing says so: it stays unknown until the user decides', async () => {
    const clock = movableClock();
    const { client, until, send } = await open({ clock });
    smtp.onDelivered = () => smtp.cutAll();
    smtp.faults = mute;
    const [one, two] = [await send(), await send()];
    await until(one, 'unknown');
    await until(two, 'unknown');
    smtp.faults = {};
    smtp.onDelivered = () => {};
    const before = smtp.delivered.length;
    clock.move(72 * 60 * minuteMs);
    await eventually(async () =>
      expect((await client.deliveries.get({ id: one })).nextTryAt).toBeGreaterThan(clock.now()),
    );
    expect(smtp.delivered).toHaveLength(before);
    await client.deliveries.confirm({ id: one });
    await until(one, 'seen');
    expect(smtp.delivered).toHaveLength(before);
    await client.deliveries.retry({ id: two });
    await until(two, 'seen');
    expect(smtp.delivered).toHaveLength(before + 1);
    expect(await filed()).toHaveLength(2);
  });

  test('a bounce says so', async () => {
    const { until, client, send } = await open();
    let rfcId = '';
    smtp.onDelivered = ({ raw }) => {
      rfcId = parseMessage(raw).messageId ?? '';
      smtp.cutAll();
    };
    smtp.faults = mute;
    const id = await send();
    await until(id, 'unknown');
    await dovecot.deliver(user, 'INBOX', bounceOf(rfcId, user));
    await until(id, 'seen');
    expect((await client.deliveries.get({ id })).failures).toMatchObject([
      { recipient: 'anna@berg.example', isFinal: true, status: '5.1.1', bounceMessageId: expect.any(String) },
    ]);
    expect(smtp.delivered).toHaveLength(1);
  });
});

function bounceOf(rfcId: string, to: string): string {
  return [
    'From: Mail Delivery Subsystem <mailer-daemon@office.example>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce@office.example>',
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Nobody here.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; anna@berg.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `From: ${to}`,
    `Message-ID: <${rfcId}>`,
    'Subject: Hallo',
    '',
    'Text',
    '--b--',
    '',
  ].join('\r\n');
}
