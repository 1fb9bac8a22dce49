import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listSort, type ListSort, type ThreadRow } from '#shared/contract/threads.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { NarrowInput } from '#core/threads/list-order.ts';
import { findFolders } from '#core/threads/list-messages.ts';
import { narrowFlatQueries } from '#core/threads/narrow-messages.ts';
import { narrowQuery } from '#core/threads/narrow-threads.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { addTestAccount, aThread, openMailbox, putMail, wholeList, type Mailbox } from '../support/mailbox.ts';

let mailbox: Mailbox;
let accounts: AccountId[];
beforeEach(() => {
  mailbox = openMailbox();
  accounts = [addTestAccount(mailbox), addTestAccount(mailbox, 'imap', 'b@office.example')];
});
afterEach(() => mailbox.close());

const senders = ['Änne Ahl', 'anna berg', 'Zoë Zorn', '', 'Öhlmann, Jörg', 'Bernd'];
const subjects = ['Übergabe', 'ubahn', 'Angebot', '', 'Zeitplan und noch viel mehr als in den Schlüssel passt'];

interface Facts {
  readonly sender: number;
  readonly subject: number;
  readonly at: number;
  readonly size: number;
  readonly isUnread: boolean;
  readonly isStarred: boolean;
  readonly hasFile: boolean;
  readonly messages: number;
}

const facts = fc.record<Facts>({
  sender: fc.nat(senders.length - 1),
  subject: fc.nat(subjects.length - 1),
  // Few times: many rows stand at the same moment.
  at: fc.integer({ min: 1_000, max: 1_006 }),
  size: fc.nat(4),
  isUnread: fc.boolean(),
  isStarred: fc.boolean(),
  hasFile: fc.boolean(),
  messages: fc.integer({ min: 1, max: 2 }),
});

function add(one: Facts, account = accounts[one.at % 2] ?? expect.fail()): ThreadId {
  const name = senders[one.sender] ?? '';
  const mail = {
    from: { name, address: `p${one.sender}@${one.sender % 2 === 0 ? 'known' : 'new'}.example` },
    subject: subjects[one.subject] ?? '',
    isUnread: one.isUnread,
    isStarred: one.isStarred,
    attachments: one.hasFile ? [{ name: 'a.pdf', sizeBytes: 1, mimeType: 'application/pdf' }] : [],
  };
  const id = aThread(
    mailbox,
    account,
    Array.from({ length: one.messages }, (_, index) => ({ ...mail, sentAt: one.at - index })),
  );
  mailbox.write(
    (tx) => void tx.db.run(sql`UPDATE messages SET size_bytes = ${one.size} * 100 WHERE thread_id = ${id}`),
  );
  return id;
}

function knowPeople(): void {
  mailbox.write((tx) => {
    for (const index of [0, 2, 4]) {
      tx.db.run(sql`INSERT INTO contacts (address, name, name_by, written_to, first_at, last_at, find_text)
        VALUES (${`P${index}@known.example`}, 'Bekannt', 'user', 1, 1, 1, '')`);
    }
  });
}

const base: NarrowInput = { ...wholeList, limit: 3 };

const keyOf = (row: ThreadRow) => row.messageId ?? row.id;

async function walk(input: Partial<NarrowInput>, between: (page: number) => void = () => {}): Promise<ThreadRow[]> {
  const rows: ThreadRow[] = [];
  let after: string | null = null;
  for (let page = 0; ; page += 1) {
    const answer = await threadHandlers.list({ ...base, ...input, after }, mailbox.query);
    rows.push(...answer.items);
    if (answer.next === null) return rows;
    after = answer.next;
    between(page);
  }
}

const filters = fc.record({
  isFlat: fc.boolean(),
  unreadOnly: fc.boolean(),
  starredOnly: fc.boolean(),
  attachmentsOnly: fc.boolean(),
  contactsOnly: fc.boolean(),
});
const sorts = fc.constantFrom<ListSort>(...listSort.options);
const runs = { numRuns: 60 };

describe('a list with filters and in any order', () => {
  test('holds what fits, every row once, whatever the page size', async () => {
    knowPeople();
    const all = fc.sample(facts, { numRuns: 60, seed: 7 });
    for (const one of all) add(one);
    const isKnown = (row: ThreadRow) => ['Änne Ahl', 'Zoë Zorn', 'Öhlmann, Jörg'].includes(row.senders[0] ?? '');
    await fc.assert(
      fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 50 }), async (filter, sort, limit) => {
        const everything = await walk({ isFlat: filter.isFlat, limit: 200 });
        const fitting = everything.filter(
          (row) =>
            (!filter.unreadOnly || row.isUnread) &&
            (!filter.starredOnly || row.isStarred) &&
            (!filter.attachmentsOnly || row.hasAttachment) &&
            (!filter.contactsOnly || isKnown(row)),
        );
        const rows = await walk({ ...filter, sort, limit });
        expect(rows.map(keyOf).toSorted()).toEqual(fitting.map(keyOf).toSorted());
        expect(new Set(rows.map(keyOf)).size).toBe(rows.length);
      }),
      runs,
    );
  });

  test('stands in its order', async () => {
    for (const one of fc.sample(facts, { numRuns: 40, seed: 3 })) add(one);
    const fold = (text: string, length: number) =>
      text.slice(0, length).toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');
    const ordered = (keys: readonly (string | number)[], down = false) => {
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(down ? sorted.toReversed() : sorted);
    };
    for (const isFlat of [false, true]) {
      ordered((await walk({ isFlat, sort: 'oldest' })).map((row) => row.lastAt));
      ordered(
        (await walk({ isFlat, sort: 'newest', starredOnly: true })).map((row) => row.lastAt),
        true,
      );
      ordered((await walk({ isFlat, sort: 'sender' })).map((row) => fold(row.senders[0] ?? '', 16)));
      ordered((await walk({ isFlat, sort: 'subject' })).map((row) => fold(row.subject, 24)));
      const sizeOf = new Map(
        mailbox.db.read
          .all<{ id: string; threadId: string; size: number }>(
            sql`SELECT id, thread_id AS "threadId", size_bytes AS size FROM messages`,
          )
          .flatMap(({ id, threadId, size }) => [[id, size] as const, [threadId, size] as const]),
      );
      ordered(
        (await walk({ isFlat, sort: 'size' })).map((row) => sizeOf.get(keyOf(row)) ?? -1),
        true,
      );
    }
  });

  test('loses none and shows none twice while mail comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { minLength: 8, maxLength: 20 }),
        fc.array(facts, { maxLength: 8 }),
        fc.boolean(),
        sorts,
        async (first, later, isFlat, sort) => {
          const ids = first.map((one) => add(one));
          const goes = ids.filter((_, index) => index % 5 === 0);
          const wasThere = await walk({ isFlat, sort });
          const rows = await walk({ isFlat, sort }, (page) => {
            const next = later[page];
            if (next) add(next);
            const going = goes[page];
            if (going) void threadHandlers.move({ ids: [going], to: 'trash' }, mailbox.command('threads.move'));
          });
          const keys = rows.map(keyOf);
          expect(new Set(keys).size).toBe(keys.length);
          const stayed = wasThere.filter((row) => !goes.includes(row.id)).map(keyOf);
          expect(stayed.filter((key) => !keys.includes(key))).toEqual([]);
          for (const id of (await walk({})).map((row) => row.id)) {
            await threadHandlers.move({ ids: [id], to: 'trash' }, mailbox.command('threads.move'));
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  test('an account, a folder and the ids of all are the same rows', async () => {
    for (const one of fc.sample(facts, { numRuns: 30, seed: 5 })) add(one);
    const [account = expect.fail()] = accounts;
    const ofAccount = await walk({ accountId: account, sort: 'subject' });
    expect(new Set(ofAccount.map((row) => row.accountId))).toEqual(new Set([account]));
    const inbox = mailbox.db.read.get<{ id: never }>(
      sql`SELECT id FROM mailboxes WHERE account_id = ${account} AND role = 'inbox'`,
    );
    const ofFolder = await walk({ mailboxId: inbox.id, sort: 'subject' });
    expect(ofFolder.map(keyOf)).toEqual(ofAccount.map(keyOf));
    const listed = await threadHandlers.listIds({ ...base, accountId: account, limit: 10_000 }, mailbox.query);
    expect(listed.items.map(({ id }) => id).toSorted()).toEqual(ofAccount.map((row) => row.id).toSorted());
    expect(listed.next).toBeNull();
    const flat = await threadHandlers.listIds({ ...base, isFlat: true, starredOnly: true, limit: 4 }, mailbox.query);
    expect(flat.items.every(({ messageId }) => messageId !== null)).toBe(true);
    expect(flat.items).toHaveLength(4);
    expect(flat.next).not.toBeNull();
  });

  test('refuses a cursor that is not its own', async () => {
    for (const after of ['!', 'abc', 'ABC.zz', '.1.', `${'a'.repeat(180)}.1.b`]) {
      const call = threadHandlers.list({ ...base, sort: 'sender', after }, mailbox.query);
      await expect(call).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});

describe('a large list is read by the index of its order', () => {
  const plan = (query: ReturnType<typeof sql>) =>
    mailbox.db.read
      .all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
      .map((step) => step.detail)
      .join('\n');
  const positions = [null, { key: '500', at: 1_000, id: 'x' }];
  const threadShapes: [string, Partial<NarrowInput>, string][] = [
    ['oldest', { sort: 'oldest' }, 'thread_views_list'],
    ['oldest unread', { sort: 'oldest', unreadOnly: true }, 'thread_views_unread'],
    ['of contacts', { contactsOnly: true }, 'thread_views_list'],
    ['starred', { starredOnly: true }, 'threads_starred'],
    ['with attachment', { attachmentsOnly: true }, 'threads_with_attachment'],
    ['sender', { sort: 'sender' }, 'threads_by_sender'],
    ['subject', { sort: 'subject' }, 'threads_by_subject'],
    ['size', { sort: 'size' }, 'messages_by_size'],
  ];
  test.each(threadShapes.flatMap(([name, input, index]) => positions.map((at) => ({ name, input, index, at }))))(
    'conversations, $name, after $at',
    ({ input, index, at }) => {
      const steps = plan(narrowQuery({ ...base, ...input }, at, false));
      expect(steps).toContain(index);
      expect(steps).not.toMatch(/TEMP B-TREE FOR (ORDER BY|LAST 3)/);
    },
  );

  const flatShapes: [string, Partial<NarrowInput>, string][] = [
    ['oldest', { sort: 'oldest' }, 'message_mailboxes_flat'],
    ['starred', { starredOnly: true }, 'messages_starred'],
    ['with attachment', { attachmentsOnly: true }, 'messages_with_attachment'],
    ['sender', { sort: 'sender' }, 'messages_by_sender_key'],
    ['subject', { sort: 'subject' }, 'messages_by_subject_key'],
    ['size', { sort: 'size' }, 'messages_by_size'],
  ];
  test.each(flatShapes.flatMap(([name, input, index]) => positions.map((at) => ({ name, input, index, at }))))(
    'messages, $name, after $at',
    ({ input, index, at }) => {
      mailbox.write((tx) => putMail(tx, accounts[0] ?? expect.fail(), null, {}));
      const wanted = { ...base, ...input, view: 'inbox' as const, isFlat: true };
      const queries = narrowFlatQueries(findFolders(mailbox.db.read, wanted), wanted, at, false);
      expect(queries.length).toBeGreaterThan(0);
      for (const query of queries) {
        expect(plan(query)).toContain(index);
        expect(plan(query)).not.toMatch(/TEMP B-TREE FOR (ORDER BY|LAST 3)/);
      }
    },
  );
});
