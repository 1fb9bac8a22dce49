import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { bundleHandlers } from '#core/bundles/index.ts';
import { isFromAny } from '#core/senders/patterns.ts';
import { senderHandlers } from '#core/senders/index.ts';
import { snoozeHandlers } from '#core/snooze/index.ts';
import { findMailbox, threadHandlers } from '#core/threads/index.ts';
import { listQuery } from '#core/threads/list-threads.ts';
import { addTestAccount, openMailbox, type Mailbox } from '../support/mailbox.ts';

const size = 200_000;
let mailbox: Mailbox;
let account: AccountId;

beforeAll(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  mailbox.write((tx) => {
    const inbox = findMailbox(tx, account, 'inbox');
    findMailbox(tx, account, 'trash');
    const numbers = sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.raw(String(size - 1))})`;
    const id = sql.raw(`printf('0199%08x-aaaa-7bbb-8ccc-%012x', i, i)`);
    const run = (statement: SQL) => void tx.db.run(statement);
    run(sql`${numbers} INSERT INTO threads (id, account_id, subject, last_at, message_count, unread_count, is_starred, has_attachment, senders, snippet)
      SELECT ${id}, ${account}, 'Gespräch ' || i, 1000 + i, 1, 0, 0, 0, '["Anna Berg"]', 'Zeile' FROM n`);
    run(sql`${numbers} INSERT INTO messages (id, account_id, thread_id, from_name, from_address, to_list, cc_list, subject, sent_at, is_unread, is_starred, is_own, has_attachment, snippet)
      SELECT ${id} || '-m', ${account}, ${id}, 'Anna', 'a' || (i % 1000) || '@d' || (i % 100) || '.example', '[]', '[]', 'Gespräch', 1000 + i, 0, 0, 0, 0, 'Zeile' FROM n`);
    run(
      sql`${numbers} INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at) SELECT ${id} || '-m', ${inbox}, 1000 + i FROM n`,
    );
    run(sql`${numbers} INSERT INTO thread_views (thread_id, view, account_id, last_at, is_unread)
      SELECT ${id}, 'inbox', ${account}, 1000 + i, 0 FROM n`);
    run(sql`${numbers} INSERT INTO thread_views (thread_id, view, account_id, last_at, is_unread)
      SELECT ${id}, iif(i % 2 = 0, 'split-rest', 'bundle-newsletters'), ${account}, 1000 + i, 0 FROM n`);
  });
}, 120_000);
afterAll(() => mailbox.close());

const planOf = (query: SQL) =>
  mailbox.db.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`).map(({ detail }) => detail);

test.each(['split-rest', 'bundle-newsletters', 'held-newsletters', 'snoozed', 'screener'])(
  'a page of %s is read in the order of an index',
  (view) => {
    for (const accountId of [null, account]) {
      const plan = planOf(listQuery({ view, accountId, unreadOnly: false, limit: 100, after: null }));
      expect(plan.join()).toMatch(/SEARCH listed USING (?:COVERING )?INDEX thread_views_(?:list|of_account)/);
      expect(plan.join()).not.toMatch(/TEMP B-TREE|SCAN (?:listed|threads)/);
    }
  },
);

test('what is due, who waits and what somebody wrote is found by an index, never by going through the mail', () => {
  const questions: [SQL, string][] = [
    [sql`SELECT id FROM threads WHERE snoozed_until <= 5 AND woke_at IS NULL LIMIT 200`, 'threads_snoozed'],
    [sql`SELECT id FROM threads WHERE screened_from = 'x@y.example'`, 'threads_screened'],
    [sql`SELECT id FROM messages WHERE ${isFromAny(['a1@d1.example'])}`, 'messages_by_sender'],
  ];
  for (const [query, index] of questions) {
    const plan = planOf(query).join();
    expect(plan).toContain(index);
    expect(plan).not.toContain('SCAN messages');
  }
});

test('counts of tabs and bundles are read, not counted', async () => {
  const { parts } = await threadHandlers.counts({}, mailbox.query);
  expect(parts.map(({ part, total }) => [part, total])).toEqual(
    expect.arrayContaining([
      ['split-rest', size / 2],
      ['bundle-newsletters', size / 2],
    ]),
  );
  const [newsletters] = await bundleHandlers.list({}, mailbox.query);
  expect(newsletters).toMatchObject({ kind: 'newsletters', total: size / 2 });
});

test('ten thousand at once sleep, are pinned and are blocked, and come back exactly', async () => {
  const ids = mailbox.db.read
    .all<{ id: never }>(sql`SELECT id FROM threads ORDER BY id LIMIT 10000`)
    .map(({ id }) => id);
  const command = mailbox.command('triage.scale');
  const state = () =>
    mailbox.db.read.all(sql`
      SELECT view, count(*) AS count, sum(last_at) AS times FROM thread_views WHERE view NOT LIKE 'split-%'
        AND view NOT LIKE 'bundle-%' AND view <> 'all' GROUP BY view ORDER BY view`);
  // The rows above were written by hand: once through the product's own hands first.
  await threadHandlers.setPinned({ ids, isPinned: true }, command);
  mailbox.undo(null);
  const before = state();
  expect((await snoozeHandlers.set({ ids, until: mailbox.clock.now() + 1_000 }, command)).count).toBe(10_000);
  expect((await threadHandlers.setPinned({ ids, isPinned: true }, command)).count).toBe(10_000);
  const blocked = await senderHandlers.block({ patterns: ['@d7.example'], to: 'trash', withExisting: true }, command);
  expect(blocked.count).toBe(1);
  for (let step = 0; step < 3; step += 1) expect(mailbox.undo(null)).toBe(true);
  expect(state()).toEqual(before);
}, 120_000);
