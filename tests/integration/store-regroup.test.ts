import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import { forgetUids, settleUids } from '#core/threads/ingest.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { addFolder, aMail, arrivalOf, mailAt, store, type MailText } from '../support/arrivals.ts';
import { addTestAccount, openMailbox, snapshot, type Mailbox } from '../support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
});
afterEach(() => mailbox.close());

const put = (...mails: MailText[]) =>
  store(
    mailbox,
    account,
    inbox,
    mails.map((mail, index) => arrivalOf(aMail({ at: mailAt + index * 60_000, ...mail }))),
  );
const messageOf = (rfcId: string) =>
  mailbox.db.read.get<{ id: MessageId; threadId: ThreadId }>(
    sql`SELECT id, thread_id AS "threadId" FROM messages WHERE rfc_id = ${rfcId}`,
  ) as { id: MessageId; threadId: ThreadId };
const split = async (id: ThreadId, ...rfcIds: string[]) =>
  threadHandlers.split({ id, messageIds: rfcIds.map((one) => messageOf(one).id) }, mailbox.command('threads.split'));
const merge = async (...ids: ThreadId[]) => threadHandlers.merge({ ids }, mailbox.command('threads.merge'));

function partition(): string[] {
  const rows = mailbox.db.read.all<{ thread: string; id: string }>(
    sql`SELECT thread_id AS thread, rfc_id AS id FROM messages ORDER BY rfc_id`,
  );
  const groups = [...Map.groupBy(rows, (row) => row.thread).values()];
  return groups.map((group) => group.map((row) => row.id).join(' ')).toSorted();
}

/** Every conversation is listed with what its messages say, and nothing else is. */
function expectInLine(): void {
  const rows = mailbox.db.read.all<{ id: string; count: number; really: number; views: number }>(sql`
    SELECT id, message_count AS count, (SELECT count(*) FROM messages WHERE thread_id = threads.id AND gone_at IS NULL) AS really,
      (SELECT count(*) FROM thread_views WHERE thread_id = threads.id AND view = 'inbox') AS views FROM threads`);
  expect(rows.filter((row) => row.count !== row.really || row.views !== 1)).toEqual([]);
}

describe('parting', () => {
  test('makes a conversation of its own, which answers follow, and comes back exactly', async () => {
    const [a] = put({ id: 'a' }, { id: 'b', references: ['a'] }, { id: 'c', references: ['a', 'b'] });
    const before = snapshot(mailbox);
    const done = await split(a!.threadId, 'b');
    expect(done).toMatchObject({ count: 1, id: messageOf('b').threadId });
    expect(partition()).toEqual(['a c', 'b']);
    put({ id: 'd', references: ['a', 'b'] }, { id: 'e', references: ['a'] }, { id: 'f', inReplyTo: ['d'] });
    expect(partition()).toEqual(['a c e', 'b d f']);
    expectInLine();
    expect(mailbox.undo(done.undo)).toBe(true);
    expect(partition()).toEqual(['a b c d e f']);
    expectInLine();
    const [g] = put({ id: 'g' });
    expect(snapshot(mailbox)['threads']).toHaveLength(2);
    expect(before['threads']).toHaveLength(1);
    expect(g?.isNew).toBe(true);
  });

  test('undone at once leaves not one row different', async () => {
    const [a] = put({ id: 'a' }, { id: 'b', references: ['a'] }, { id: 'c', references: ['a', 'b'] });
    await threadHandlers.setMuted({ ids: [a!.threadId], isMuted: true }, mailbox.command());
    const before = snapshot(mailbox);
    const done = await split(a!.threadId, 'b', 'c');
    expect(mailbox.db.read.all(sql`SELECT is_muted FROM threads`)).toEqual([{ is_muted: 1 }, { is_muted: 1 }]);
    mailbox.undo(done.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('all of it or none of it is no parting', async () => {
    const [a] = put({ id: 'a' }, { id: 'b', references: ['a'] });
    expect(await split(a!.threadId, 'a', 'b')).toEqual({ undo: null, count: 0, id: null });
    expect(mailbox.undoDepth()).toBe(0);
    await expect(split('x' as ThreadId, 'a')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a resync under new uids changes nothing', async () => {
    const mails = [aMail({ id: 'a' }), aMail({ id: 'b', references: ['a'], at: mailAt + 1_000 })];
    const [a] = store(
      mailbox,
      account,
      inbox,
      mails.map((mail, index) => arrivalOf(mail, { uid: index + 1 })),
    );
    await split(a!.threadId, 'b');
    mailbox.write((tx) => void forgetUids(tx, inbox));
    store(
      mailbox,
      account,
      inbox,
      mails.map((mail, index) => arrivalOf(mail, { uid: index + 90, isWhole: false })),
    );
    mailbox.write((tx) => void settleUids(tx, inbox, null));
    expect(partition()).toEqual(['a', 'b']);
    const { messages } = await threadHandlers.get({ id: messageOf('b').threadId }, mailbox.query);
    expect(messages).toHaveLength(1);
    const [link] = await threadHandlers.explain({ id: messageOf('b').threadId }, mailbox.query);
    expect(link).toMatchObject({ reason: 'first', isPinned: true });
  });
});

describe('joining', () => {
  test('makes one of several, which answers to any of them join', async () => {
    const [a, b] = put({ id: 'a' }, { id: 'b' }, { id: 'c', references: ['b'] });
    const before = snapshot(mailbox);
    const done = await merge(b!.threadId, a!.threadId);
    expect(done).toMatchObject({ count: 2, id: a!.threadId });
    expect(partition()).toEqual(['a b c']);
    expectInLine();
    const explained = await threadHandlers.explain({ id: a!.threadId }, mailbox.query);
    expect(explained.map((link) => link.reason)).toEqual(['first', 'user', 'answers']);
    mailbox.undo(done.undo);
    expect(snapshot(mailbox)).toEqual(before);
    await merge(a!.threadId, b!.threadId);
    put({ id: 'd', references: ['b'] }, { id: 'e', inReplyTo: ['a'] });
    expect(partition()).toEqual(['a b c d e']);
  });

  test('one is not several, and accounts do not mix', async () => {
    const [a] = put({ id: 'a' });
    expect(await merge(a!.threadId, a!.threadId)).toEqual({ undo: null, count: 0, id: null });
    const other = addTestAccount(mailbox, 'imap', 'b@office.example');
    const folder = addFolder(mailbox, other, 'INBOX', 'inbox');
    const [z] = store(mailbox, other, folder, [arrivalOf(aMail({ id: 'z' }))]);
    await expect(merge(a!.threadId, z!.threadId)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(merge('x' as ThreadId, 'y' as ThreadId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a muted one makes the whole muted', async () => {
    const [a, b] = put({ id: 'a' }, { id: 'b' });
    await threadHandlers.setMuted({ ids: [b!.threadId], isMuted: true }, mailbox.command());
    const before = snapshot(mailbox);
    const done = await merge(a!.threadId, b!.threadId);
    expect((await threadHandlers.get({ id: a!.threadId }, mailbox.query)).row.isMuted).toBe(true);
    mailbox.undo(done.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });
});

const anyStep = fc.oneof(
  fc.record({ op: fc.constant('split' as const), which: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }) }),
  fc.record({ op: fc.constant('merge' as const), which: fc.uniqueArray(fc.nat(7), { minLength: 2, maxLength: 3 }) }),
);

test('any parting and joining is undone step by step, and a bridge that comes later breaks nothing', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(7), { maxLength: 2 }), { minLength: 8, maxLength: 8 }),
      fc.array(anyStep, { minLength: 1, maxLength: 5 }),
      fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { maxLength: 2 }),
      async (links, steps, bridges) => {
        run += 1;
        const name = (index: number) => `${run}.${index}`;
        const mails = links.map((to, index) => ({ id: name(index), references: to.map(name) }));
        put(...mails);
        const before = snapshot(mailbox);
        const depth = mailbox.undoDepth();
        for (const { op, which } of steps) {
          const chosen = which.map((index) => messageOf(name(index)));
          if (op === 'split') await split(chosen[0]!.threadId, ...which.map(name));
          else await merge(...chosen.map((message) => message.threadId));
          expectInLine();
        }
        const parted = partition();
        while (mailbox.undoDepth() > depth) mailbox.undo(null);
        expect(snapshot(mailbox)).toEqual(before);
        for (const { op, which } of steps) {
          const chosen = which.map((index) => messageOf(name(index)));
          if (op === 'split') await split(chosen[0]!.threadId, ...which.map(name));
          else await merge(...chosen.map((message) => message.threadId));
        }
        expect(partition()).toEqual(parted);
        put(...bridges.map((to, index) => ({ id: `${run}.z${index}`, references: to.map(name) })));
        expectInLine();
        while (mailbox.undoDepth() > depth) mailbox.undo(null);
        expectInLine();
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
