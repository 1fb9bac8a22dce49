import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { JobRun } from '../context.ts';
import { threadHandlers } from '../threads/index.ts';
import { storeMessages } from '../threads/ingest.ts';
import { findMailbox } from '../threads/find-mailbox.ts';
import { aMail, arrivalOf } from '#tests/support/arrivals.ts';
import { aThread, addTestAccount, openMailbox, putMail, snapshot, type Mailbox } from '#tests/support/mailbox.ts';
import { snoozeHandlers, wakeJob } from './index.ts';

const hour = 3_600_000;

let mailbox: Mailbox;
let account: AccountId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  mailbox.write((tx) => {
    const roles: MailboxRole[] = ['inbox', 'archive', 'trash', 'spam', 'sent'];
    for (const role of roles) findMailbox(tx, account, role);
  });
});
afterEach(() => mailbox.close());

const command = () => mailbox.command('snooze.test');
const snooze = async (ids: ThreadId[], inMs = hour) =>
  snoozeHandlers.set({ ids, until: mailbox.clock.now() + inMs }, command());
const viewsOf = async (id: ThreadId) => (await threadHandlers.get({ id }, mailbox.query)).views.toSorted();
const page = async (view: 'inbox' | 'snoozed', limit = 50, after: string | null = null) =>
  threadHandlers.list(
    {
      view,
      accountId: null,
      mailboxId: null,
      part: null,
      isFlat: false,
      limit,
      after,
      unreadOnly: false,
      starredOnly: false,
      attachmentsOnly: false,
      contactsOnly: false,
      sort: 'newest',
    },
    mailbox.query,
  );
const list = async (view: 'inbox' | 'snoozed') => (await page(view)).items;
/** What the scheduler does when a job of this kind is due. */
const wake = async () => {
  const run = { cause: command().cause, signal: new AbortController().signal } as unknown as JobRun<unknown>;
  await wakeJob(mailbox.db, mailbox.events).run(run);
};
const dueTimes = () =>
  mailbox.db.read
    .all<{ at: number }>(sql`SELECT run_at AS at FROM jobs WHERE kind = 'snooze.wake' AND state = 'pending' ORDER BY 1`)
    .map(({ at }) => at - mailbox.clock.now());

test('it leaves the inbox and every count of it, is found among the sleeping, and comes back exactly', async () => {
  const [id, other] = [aThread(mailbox, account), aThread(mailbox, account)];
  const before = snapshot(mailbox);
  const snoozed = await snooze([id]);
  expect(await viewsOf(id)).toEqual(['all', 'snoozed']);
  expect((await list('inbox')).map((row) => row.id)).toEqual([other]);
  expect(await list('snoozed')).toEqual([
    expect.objectContaining({ id, snoozedUntil: mailbox.clock.now() + hour, wokeAt: null }),
  ]);
  const { views, inboxByAccount } = await threadHandlers.counts({}, mailbox.query);
  expect([views.inbox.total, views.snoozed.total, inboxByAccount[0]?.total]).toEqual([1, 1, 1]);
  expect(mailbox.undo(snoozed.undo)).toBe(true);
  expect(snapshot(mailbox)).toEqual(before);
});

test('nothing of it is told to a server', async () => {
  const id = aThread(mailbox, account);
  await snooze([id]);
  await snoozeHandlers.end({ ids: [id] }, command());
  expect(mailbox.db.read.all(sql`SELECT 1 FROM outbox`)).toEqual([]);
});

test('a time that is past or absurd is refused and changes nothing', async () => {
  const id = aThread(mailbox, account);
  await expect(snooze([id], 0)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(snooze([id], 4e12)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(snooze(['gone' as ThreadId])).rejects.toMatchObject({ code: 'not-found' });
  expect(await viewsOf(id)).toEqual(['all', 'inbox']);
});

test('it wakes on top of the inbox when it is due, with the time it slept until, and says so', async () => {
  const id = aThread(mailbox, account);
  await snooze([id]);
  expect(dueTimes()).toEqual([hour]);
  mailbox.clock.advance(hour / 2);
  const newer = aThread(mailbox, account);
  await wake();
  expect((await list('inbox')).map((row) => row.id)).toEqual([newer]);
  mailbox.clock.advance(hour / 2);
  mailbox.events.published.length = 0;
  await wake();
  const [first] = await list('inbox');
  expect(first).toMatchObject({ id, snoozedUntil: mailbox.clock.now(), wokeAt: mailbox.clock.now() });
  expect(await list('snoozed')).toEqual([]);
  expect(mailbox.events.published).toContainEqual(
    expect.objectContaining({ type: 'attention', threadId: id, isWoken: true, from: 'Anna Berg' }),
  );
});

test('after a night without power it wakes late, once', async () => {
  const id = aThread(mailbox, account);
  await snooze([id]);
  const until = mailbox.clock.now() + hour;
  mailbox.clock.advance(20 * hour);
  await wake();
  await wake();
  expect((await list('inbox'))[0]).toMatchObject({ snoozedUntil: until, wokeAt: mailbox.clock.now() });
});

test('put off again or woken by hand, the old time passes without effect', async () => {
  const [again, byHand] = [aThread(mailbox, account), aThread(mailbox, account)];
  await snooze([again, byHand]);
  await snooze([again], 3 * hour);
  const woken = await snoozeHandlers.end({ ids: [byHand] }, command());
  expect(woken.count).toBe(1);
  expect(await viewsOf(byHand)).toEqual(['all', 'inbox']);
  mailbox.clock.advance(2 * hour);
  await wake();
  expect(await viewsOf(again)).toEqual(['all', 'snoozed']);
  expect(await list('inbox')).toEqual([expect.objectContaining({ id: byHand, snoozedUntil: null })]);
});

test('one from the archive comes into the inbox when it wakes; one put away elsewhere meanwhile stays away', async () => {
  const archived = aThread(mailbox, account, [{ place: 'archive' }]);
  const inbox = aThread(mailbox, account);
  await snooze([archived, inbox]);
  expect(await viewsOf(archived)).toContain('snoozed');
  // As the sync writes it when another program archives.
  mailbox.write((tx) => {
    const [from, to] = [findMailbox(tx, account, 'inbox'), findMailbox(tx, account, 'archive')];
    tx.db.run(sql`UPDATE message_mailboxes SET mailbox_id = ${to} WHERE mailbox_id = ${from}`);
  });
  mailbox.clock.advance(hour);
  await wake();
  expect(await viewsOf(archived)).toEqual(['all', 'inbox']);
  expect(await viewsOf(inbox)).toEqual(['all', 'archive']);
});

test('an answer wakes it; the own one, an old one and one in a muted conversation do not', async () => {
  const start = (id: string) => {
    const bytes = aMail({ id });
    const place = { accountId: account, mailboxId: mailbox.write((tx) => findMailbox(tx, account, 'inbox')) };
    const take = (mail: Uint8Array, receivedAt: number) =>
      mailbox.write((tx) => storeMessages(tx, place, [arrivalOf(mail, { receivedAt })]))[0]?.threadId as ThreadId;
    return { id: take(bytes, mailbox.clock.now() - hour), take };
  };
  const threads = ['a', 'b', 'c', 'd'].map((name) => start(`${name}@x.example`));
  await snooze(
    threads.map(({ id }) => id),
    10 * hour,
  );
  await threadHandlers.setMuted({ ids: [threads[3]?.id as ThreadId], isMuted: true }, command());
  mailbox.clock.advance(hour);
  const at = mailbox.clock.now();
  const answer = (name: string, from?: string) =>
    aMail({ id: `${name}2@x.example`, references: [`${name}@x.example`], ...(from === undefined ? {} : { from }) });
  threads[0]?.take(answer('a'), at);
  threads[1]?.take(answer('b', 'Me <me@office.example>'), at);
  threads[2]?.take(answer('c'), at - 5 * hour);
  threads[3]?.take(answer('d'), at);
  const views = await Promise.all(threads.map(async ({ id }) => (await viewsOf(id)).includes('snoozed')));
  expect(views).toEqual([false, true, true, true]);
  expect((await list('inbox'))[0]).toMatchObject({ id: threads[0]?.id, wokeAt: at });
});

test('put somewhere it sleeps no longer, and the undo of that puts it back to sleep', async () => {
  const id = aThread(mailbox, account);
  await snooze([id]);
  const before = snapshot(mailbox);
  const moved = await threadHandlers.move({ ids: [id], to: 'archive' }, command());
  expect(await viewsOf(id)).toEqual(['all', 'archive']);
  mailbox.undo(moved.undo);
  expect(snapshot(mailbox)).toEqual(before);
  const back = await threadHandlers.move({ ids: [id], to: 'inbox' }, command());
  expect(back.count).toBe(1);
  expect(await viewsOf(id)).toEqual(['all', 'inbox']);
});

test('an undo after it woke leaves it awake', async () => {
  const id = aThread(mailbox, account);
  const snoozed = await snooze([id]);
  mailbox.clock.advance(hour);
  await wake();
  mailbox.undo(snoozed.undo);
  expect((await list('inbox'))[0]).toMatchObject({ id, wokeAt: mailbox.clock.now() });
});

test('what lies in the trash does not sleep', async () => {
  const id = aThread(mailbox, account, [{ place: 'trash' }]);
  expect(await snooze([id])).toEqual({ undo: null, count: 0 });
});

test('two thousand sleep and wake, each exactly once', async () => {
  const ids = mailbox.write((tx) =>
    Array.from({ length: 2_000 }, () => putMail(tx, account, null, { isUnread: true })),
  );
  const before = await threadHandlers.counts({}, mailbox.query);
  expect((await snooze(ids)).count).toBe(2_000);
  expect((await threadHandlers.counts({}, mailbox.query)).views.inbox).toEqual({ total: 0, unread: 0 });
  mailbox.clock.advance(hour);
  await wake();
  expect((await threadHandlers.counts({}, mailbox.query)).views).toEqual(before.views);
}, 60_000);

test('a pinned one stands above all, woken ones above newer mail, through every page', async () => {
  const ids = Array.from({ length: 7 }, () => {
    mailbox.clock.advance(1_000);
    return aThread(mailbox, account);
  });
  const [a, b, c] = ids as [ThreadId, ThreadId, ThreadId];
  await snooze([b], hour);
  await threadHandlers.setPinned({ ids: [a, c], isPinned: true }, command());
  mailbox.clock.advance(hour);
  await wake();
  const found: ThreadId[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof page>> = await page('inbox', 2, after);
    found.push(...part.items.map((row) => row.id));
    after = part.next;
  } while (after !== null);
  expect(found).toEqual([c, a, b, ...ids.slice(3).toReversed()]);
});
