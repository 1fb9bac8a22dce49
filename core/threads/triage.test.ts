import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { view, type View } from '#shared/contract/threads.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { aThread, addTestAccount, openMailbox, snapshot, type Mailbox, type TestMail } from '#tests/support/mailbox.ts';
import { senderHandlers } from '../senders/index.ts';
import { snoozeHandlers } from '../snooze/index.ts';
import { threadHandlers } from './thread-handlers.ts';

let mailbox: Mailbox;
let account: AccountId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
});
afterEach(() => mailbox.close());

type Target = Parameters<typeof threadHandlers.move>[0]['to'];

const move = async (ids: ThreadId[], to: Target) => threadHandlers.move({ ids, to }, mailbox.command('threads.move'));
const setRead = async (ids: ThreadId[], isRead: boolean) =>
  threadHandlers.setRead({ ids, isRead }, mailbox.command('threads.setRead'));
const setStarred = async (ids: ThreadId[], isStarred: boolean) =>
  threadHandlers.setStarred({ ids, isStarred }, mailbox.command('threads.setStarred'));
const get = async (id: ThreadId) => threadHandlers.get({ id }, mailbox.query);

interface OutboxRow {
  kind: string;
  state: string;
  payload: string;
}
const outbox = () => mailbox.db.read.all<OutboxRow>(sql`SELECT kind, state, payload FROM outbox ORDER BY id`);

/** A sync that has done all that is waiting. */
const drain = () =>
  mailbox.write((tx) => void tx.db.run(sql`UPDATE outbox SET state = 'done' WHERE state = 'pending'`));

describe('move', () => {
  test('moves, counts what moved, and comes back as it was', async () => {
    const ids = [aThread(mailbox, account), aThread(mailbox, account, [{}, { isOwn: true }, { place: 'archive' }])];
    const archived = aThread(mailbox, account, [{ place: 'archive' }]);
    const before = snapshot(mailbox);
    const moved = await move([...ids, archived], 'archive');
    expect(moved.count).toBe(2);
    expect((await get(ids[1] as ThreadId)).views.toSorted()).toEqual(['all', 'archive', 'sent']);
    expect(mailbox.undo(moved.undo)).toBe(true);
    expect(snapshot(mailbox)).toEqual(before);
    expect(mailbox.undo(moved.undo)).toBe(false);
  });

  test('says nothing to undo where nothing moved', async () => {
    const id = aThread(mailbox, account, [{ place: 'archive' }]);
    expect(await move([id], 'archive')).toEqual({ undo: null, count: 0 });
    expect(mailbox.undoDepth()).toBe(0);
  });

  test('does what it can of a batch that is partly gone, and refuses one that is all gone', async () => {
    const id = aThread(mailbox, account);
    expect((await move([id, 'gone' as ThreadId], 'trash')).count).toBe(1);
    await expect(move(['gone' as ThreadId], 'trash')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('makes the mailbox it needs', async () => {
    const id = aThread(mailbox, account);
    await move([id], 'spam');
    expect((await get(id)).views).toEqual(['spam']);
  });

  test('undo leaves alone what was moved on since', async () => {
    const [first, second] = [aThread(mailbox, account), aThread(mailbox, account)];
    const archived = await move([first, second], 'archive');
    await move([second], 'trash');
    mailbox.undo(archived.undo);
    expect((await get(first)).views).toContain('inbox');
    expect((await get(second)).views).toEqual(['trash']);
  });

  test('tells the server once, and nothing at all when it was undone before it left', async () => {
    const id = aThread(mailbox, account, [{}, {}]);
    const moved = await move([id], 'archive');
    const ops = outbox();
    expect(ops.map((op) => op.kind)).toEqual(['mail.move']);
    expect((JSON.parse(ops[0]?.payload ?? '') as { messageIds: string[] }).messageIds).toHaveLength(2);
    mailbox.undo(moved.undo);
    expect(outbox().filter((op) => op.state === 'pending')).toEqual([]);
  });

  test('queues the way back once the server has heard of it', async () => {
    const id = aThread(mailbox, account);
    const moved = await move([id], 'archive');
    drain();
    mailbox.undo(moved.undo);
    const [there, back] = outbox().map((op) => JSON.parse(op.payload) as { leaves: string[]; enters: string[] });
    expect([back?.leaves, back?.enters]).toEqual([there?.enters, there?.leaves]);
  });

  test('a demo account has no server to tell', async () => {
    const id = aThread(mailbox, addTestAccount(mailbox, 'demo', 'demo@x.example'));
    await move([id], 'archive');
    await setStarred([id], true);
    expect(outbox()).toEqual([]);
  });

  test('names what changed', async () => {
    const id = aThread(mailbox, account);
    mailbox.events.published.length = 0;
    await move([id], 'archive');
    expect(mailbox.events.published).toContainEqual(
      expect.objectContaining({ type: 'changed', topic: 'threads', ids: [id] }),
    );
  });
});

describe('flags', () => {
  test('reading takes every message, and undo gives back exactly those that were unread', async () => {
    const at = mailbox.clock.now();
    const id = aThread(mailbox, account, [
      { sentAt: at - 3, isUnread: false },
      { sentAt: at - 2, isUnread: true },
      { sentAt: at - 1, isUnread: true },
    ]);
    const before = snapshot(mailbox);
    const read = await setRead([id], true);
    expect((await get(id)).messages.map((message) => message.isUnread)).toEqual([false, false, false]);
    mailbox.undo(read.undo);
    expect((await get(id)).messages.map((message) => message.isUnread)).toEqual([false, true, true]);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('unread marks the newest received message alone', async () => {
    const at = mailbox.clock.now();
    const id = aThread(mailbox, account, [
      { sentAt: at - 3, isUnread: false },
      { sentAt: at - 2, isUnread: false },
      { sentAt: at - 1, isOwn: true },
    ]);
    expect((await setRead([id], false)).count).toBe(1);
    expect((await get(id)).messages.map((message) => message.isUnread)).toEqual([false, true, false]);
    expect(await setRead([id], false)).toEqual({ undo: null, count: 0 });
  });

  test('a star goes to the newest and is taken from all', async () => {
    const at = mailbox.clock.now();
    const id = aThread(mailbox, account, [{ sentAt: at - 2, isStarred: false }, { sentAt: at - 1 }]);
    const both = aThread(mailbox, account, [{ isStarred: true }, { isStarred: true }]);
    const older = aThread(mailbox, account, [{ sentAt: at - 2, isStarred: true }, { sentAt: at - 1 }]);
    expect(await setStarred([older], true)).toEqual({ undo: null, count: 0 });
    expect((await setStarred([id, both], true)).count).toBe(1);
    const unstarred = await setStarred([id, both], false);
    expect(unstarred.count).toBe(2);
    expect((await get(both)).views).not.toContain('starred');
    mailbox.undo(unstarred.undo);
    expect((await get(both)).views).toContain('starred');
  });
});

/** Counts by another way than the product does: message by message, in JavaScript. */
function recount(): Record<View, { total: number; unread: number }> {
  const rows = mailbox.db.read.all<{
    thread: string;
    unread: number;
    starred: number;
    role: MailboxRole;
    asleep: number;
    fromInbox: number;
  }>(sql`
    SELECT m.thread_id AS thread, m.is_unread AS unread, m.is_starred AS starred, b.role,
      t.snoozed_until IS NOT NULL AND t.woke_at IS NULL AS asleep, coalesce(t.snoozed_in_inbox, 0) AS "fromInbox"
    FROM messages m JOIN threads t ON t.id = m.thread_id
    JOIN message_mailboxes p ON p.message_id = m.id JOIN mailboxes b ON b.id = p.mailbox_id`);
  const counts = Object.fromEntries(view.options.map((name) => [name, { total: 0, unread: 0 }])) as ReturnType<
    typeof recount
  >;
  for (const messages of Map.groupBy(rows, (row) => row.thread).values()) {
    const has = (...roles: MailboxRole[]) => messages.some((message) => roles.includes(message.role));
    const isKept = has('inbox', 'sent', 'archive', 'other');
    const isAsleep = messages[0]?.asleep === 1;
    const views: Record<View, boolean> = {
      inbox: has('inbox') && !(isAsleep && isKept),
      snoozed: isAsleep && isKept && (has('inbox') || messages[0]?.fromInbox === 0),
      screener: false,
      starred: isKept && messages.some((message) => message.starred === 1),
      sent: has('sent'),
      archive: has('archive') && !has('inbox'),
      spam: has('spam'),
      trash: has('trash'),
      all: isKept,
    };
    for (const name of view.options.filter((option) => views[option])) {
      counts[name].total += 1;
      if (messages.some((message) => message.unread === 1)) counts[name].unread += 1;
    }
  }
  return counts;
}

const mail = fc.record<TestMail>({
  place: fc.constantFrom<MailboxRole>('inbox', 'archive', 'spam', 'trash', 'sent', 'other'),
  isOwn: fc.boolean(),
  isUnread: fc.boolean(),
  isStarred: fc.boolean(),
  sentAt: fc.integer({ min: 1, max: 50 }),
  alsoIn: fc.constantFrom([], [], ['other' as const]),
});
const somewhere = (mails: TestMail[]) => mails.map((one) => (one.place === 'other' ? { ...one, alsoIn: [] } : one));
const anyOp = fc.oneof(
  fc.record({ op: fc.constant('move' as const), to: fc.constantFrom<Target>('inbox', 'archive', 'spam', 'trash') }),
  fc.record({ op: fc.constant('read' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('star' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('pin' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('mute' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('vip' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('snooze' as const), days: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ op: fc.constant('wake' as const) }),
  fc.record({ op: fc.constant('block' as const), to: fc.constantFrom('trash' as const, 'spam' as const) }),
  fc.record({ op: fc.constant('forget' as const) }),
);
const anyRun = fc.record({
  mailboxes: fc.array(fc.array(mail, { minLength: 1, maxLength: 4 }).map(somewhere), { minLength: 1, maxLength: 6 }),
  steps: fc.array(fc.record({ what: anyOp, which: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 6 }) }), {
    maxLength: 12,
  }),
});

const sender = 'anna@berg.example';

async function run(step: { what: typeof anyOp extends fc.Arbitrary<infer Op> ? Op : never }, ids: ThreadId[]) {
  const { what } = step;
  const command = mailbox.command('test.triage');
  switch (what.op) {
    case 'move':
      return move(ids, what.to);
    case 'read':
      return setRead(ids, what.value);
    case 'star':
      return setStarred(ids, what.value);
    case 'pin':
      return threadHandlers.setPinned({ ids, isPinned: what.value }, command);
    case 'mute':
      return threadHandlers.setMuted({ ids, isMuted: what.value }, command);
    case 'vip':
      return senderHandlers.setVip({ patterns: [sender], isVip: what.value }, command);
    case 'snooze':
      return snoozeHandlers.set({ ids, until: mailbox.clock.now() + what.days * 86_400_000 }, command);
    case 'wake':
      return snoozeHandlers.end({ ids }, command);
    case 'block':
      return senderHandlers.block({ patterns: [sender], to: what.to, withExisting: true }, command);
    case 'forget':
      return senderHandlers.forget({ pattern: sender }, command);
  }
}

test('any triage undone step by step leaves not one row different, and counts are right at each step', async () => {
  const names: MailboxRole[] = ['inbox', 'archive', 'spam', 'trash', 'sent', 'other'];
  // A mailbox made on the way stays; made before, it is no difference.
  aThread(
    mailbox,
    account,
    names.map((place) => ({ place })),
  );
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ mailboxes, steps }) => {
      const ids = mailboxes.map((mails) => aThread(mailbox, account, mails));
      const before = snapshot(mailbox);
      const depth = mailbox.undoDepth();
      let undoable = 0;
      for (const step of steps) {
        const chosen = step.which.flatMap((index) => ids[index] ?? []);
        if (chosen.length === 0) continue;
        const answer = await run(step, chosen);
        expect(answer.count).toBeLessThanOrEqual(chosen.length);
        expect(answer.undo === null).toBe(answer.count === 0);
        if (answer.undo !== null) undoable += 1;
        expect((await threadHandlers.counts({}, mailbox.query)).views).toEqual(recount());
      }
      expect(mailbox.undoDepth()).toBe(depth + undoable);
      while (mailbox.undoDepth() > depth) mailbox.undo(null);
      expect(snapshot(mailbox)).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 60_000);
