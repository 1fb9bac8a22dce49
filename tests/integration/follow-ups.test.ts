import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeliveryId } from '#shared/ids.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let dovecot: Dovecot;
let smtp: TestSmtp;
let house: PostHouse;
let user: string;
let users = 0;
let clock: ReturnType<typeof movableClock>;

beforeAll(async () => {
  dovecot = await startDovecot({ specialUse: usualFolders });
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await dovecot.stop();
});
beforeEach(async () => {
  users += 1;
  user = `w${users}@office.example`;
  dovecot.addUser(user);
  smtp.delivered.length = 0;
  clock = movableClock();
  house = await openPostHouse({ dovecot, smtp }, { user, clock });
});
afterEach(() => house.close());

/** A mail that went out with a reminder, its copy known here. */
async function sendWithReminder(afterMs = 3 * dayMs) {
  const { client } = house;
  const { id: draftId } = await client.drafts.create({
    to: 'anna@berg.example',
    subject: 'Angebot',
    text: 'Passt es?',
  });
  await client.followUps.plan({ draftId, when: { afterMs } });
  expect(await client.followUps.planned({ draftId })).toEqual({ afterMs });
  const { deliveryId } = await client.drafts.send({ id: draftId });
  await house.until(deliveryId, 'seen');
  const rfcId = /^Message-ID: <([^>]+)>/im.exec(String(smtp.delivered[0]?.raw))?.[1] ?? expect.fail('no id');
  const followUp = await eventually(async () => {
    const [one] = await client.followUps.list({});
    expect(one?.threadId).toBeTruthy();
    return one ?? expect.fail('no reminder');
  });
  return { deliveryId, rfcId, followUp, threadId: followUp.threadId ?? expect.fail('no conversation') };
}

const answer = (rfcId: string, more: readonly string[] = []) =>
  dovecot.deliver(
    user,
    'INBOX',
    [
      'From: Anna Berg <anna@berg.example>',
      `To: ${user}`,
      'Subject: Re: Angebot',
      `Date: ${new Date(clock.now()).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${crypto.randomUUID()}@berg.example>`,
      `In-Reply-To: <${rfcId}>`,
      ...more,
      '',
      'Ja, passt.',
      '',
    ].join('\r\n'),
  );
const inbox = async () => (await house.client.threads.list({ view: 'inbox' })).items;

test('nobody answers: in time the conversation is on top of the inbox, once, and told of', async () => {
  const { client } = house;
  const { threadId, followUp, deliveryId } = await sendWithReminder();
  expect(followUp).toMatchObject({ state: 'waiting', subject: 'Angebot' });
  expect(await inbox()).toEqual([]);
  await dovecot.deliver(
    user,
    'INBOX',
    'From: x@y.example\r\nSubject: Anderes\r\nMessage-ID: <o@y.example>\r\n\r\nHallo\r\n',
  );
  await eventually(async () => expect(await inbox()).toHaveLength(1));

  clock.move(3 * dayMs + hourMs);
  await eventually(async () => expect((await inbox()).map(({ id }) => id)[0]).toBe(threadId));
  expect(await client.followUps.list({ threadId })).toMatchObject([{ state: 'due', threadId }]);
  expect((await inbox())[0]?.remindedAt).toBeGreaterThan(0);
  const messageId = followUp.messageId ?? expect.fail('no mail');
  expect(await client.deliveries.ofMessage({ messageId })).toMatchObject({ id: deliveryId, state: 'seen' });
  // Put away it stays away, and the undo brings it back.
  await client.threads.move({ ids: [threadId], to: 'archive' });
  expect((await inbox()).map(({ subject }) => subject)).toEqual(['Anderes']);
  await client.undo.run({ token: null });
  expect((await inbox()).map(({ id }) => id)[0]).toBe(threadId);
}, 60_000);

test('an answer ends it, before its time and after', async () => {
  const { client } = house;
  const { rfcId } = await sendWithReminder();
  await answer(rfcId);
  await eventually(async () => expect(await client.followUps.list({})).toEqual([]));
  clock.move(4 * dayMs);
  await eventually(async () =>
    expect(
      (await client.jobs.list({})).filter(({ kind, state }) => kind === 'followUps.fire' && state === 'done'),
    ).not.toEqual([]),
  );
  expect(await inbox()).toMatchObject([{ subject: 'Angebot', isUnread: true }]);
}, 60_000);

test('a bounce and an out-of-office note are no answers', async () => {
  const { client } = house;
  const { rfcId, threadId } = await sendWithReminder();
  await answer(rfcId, ['Auto-Submitted: auto-replied', 'X-Kind: vacation']);
  await eventually(async () => expect(await inbox()).toHaveLength(1));
  expect(await client.followUps.list({})).toMatchObject([{ state: 'waiting' }]);
  clock.move(3 * dayMs + hourMs);
  await eventually(async () => expect(await client.followUps.list({ threadId })).toMatchObject([{ state: 'due' }]));
  // The answer that comes late takes it away.
  await answer(rfcId);
  await eventually(async () => expect(await client.followUps.list({})).toEqual([]));
}, 60_000);

test('put off, taken away, and both taken back', async () => {
  const { client } = house;
  const { followUp, threadId } = await sendWithReminder(dayMs);
  await expect(client.followUps.reschedule({ id: followUp.id, dueAt: clock.now() - 1 })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const later = followUp.dueAt + 5 * dayMs;
  await client.followUps.reschedule({ id: followUp.id, dueAt: later });
  clock.move(2 * dayMs);
  expect(await client.followUps.list({})).toMatchObject([{ state: 'waiting', dueAt: later }]);
  await client.followUps.remove({ id: followUp.id });
  expect(await client.followUps.list({})).toEqual([]);
  await client.undo.run({ token: null });
  expect(await client.followUps.list({})).toMatchObject([{ state: 'waiting', dueAt: later }]);
  clock.move(5 * dayMs);
  await eventually(async () => expect(await client.followUps.list({ threadId })).toMatchObject([{ state: 'due' }]));
  await client.followUps.remove({ id: followUp.id });
  expect(await inbox()).toEqual([]);
}, 60_000);

test('called back before it left, the reminder stays with the draft', async () => {
  const { client } = house;
  const { id: draftId } = await client.drafts.create({
    to: 'anna@berg.example',
    subject: 'Angebot',
    text: 'Passt es?',
  });
  await client.followUps.plan({ draftId, when: { afterMs: dayMs } });
  const { deliveryId } = await client.drafts.send({ id: draftId, sendAt: clock.now() + hourMs });
  const back = await client.deliveries.cancel({ id: deliveryId as DeliveryId });
  expect(await client.followUps.planned({ draftId: back.draftId })).toEqual({ afterMs: dayMs });
  expect(await client.followUps.list({})).toEqual([]);
  await client.followUps.plan({ draftId, when: null });
  expect(await client.followUps.planned({ draftId })).toBeNull();
  await expect(client.followUps.plan({ draftId, when: { at: clock.now() - 1 } })).rejects.toMatchObject({
    code: 'invalid-input',
  });
}, 60_000);
