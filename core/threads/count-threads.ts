import { sql } from 'drizzle-orm';
import { view, type View } from '#shared/contract/threads.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { removedAccounts } from './list-threads.ts';

export interface Count {
  total: number;
  unread: number;
}

export interface ThreadCounts {
  readonly views: Record<View, Count>;
  readonly inboxByAccount: { accountId: AccountId; total: number; unread: number }[];
}

interface Counted {
  readonly view: View;
  readonly accountId: AccountId;
  readonly count: number;
}

/** Counted afresh each time, from the indexes alone: what is never kept can never be wrong. */
export function countThreads(read: ReadDb): ThreadCounts {
  const removed = new Set(
    read.all<{ id: AccountId }>(sql`SELECT id FROM accounts WHERE removed_at IS NOT NULL`).map((account) => account.id),
  );
  const views = Object.fromEntries(view.options.map((name) => [name, { total: 0, unread: 0 }])) as Record<View, Count>;
  const inbox = new Map<AccountId, Count>();
  const add = (field: keyof Count, rows: Counted[]) => {
    for (const row of rows) {
      if (removed.has(row.accountId)) continue;
      views[row.view][field] += row.count;
      if (row.view !== 'inbox') continue;
      const ofAccount = inbox.get(row.accountId) ?? { total: 0, unread: 0 };
      ofAccount[field] += row.count;
      inbox.set(row.accountId, ofAccount);
    }
  };
  add('total', read.all<Counted>(countQuery(false)));
  add('unread', read.all<Counted>(countQuery(true)));
  return { views, inboxByAccount: [...inbox].map(([accountId, count]) => ({ accountId, ...count })) };
}

export function countQuery(unreadOnly: boolean) {
  const where = unreadOnly ? sql`WHERE is_unread = 1` : sql``;
  return sql`
    SELECT view, account_id AS "accountId", count(*) AS count FROM thread_views ${where} GROUP BY view, account_id`;
}

/** Unread conversations in the inbox, of all accounts or of one each; what the badge and the sidebar show. */
export function countUnreadInbox(read: ReadDb): Map<AccountId, number> {
  const rows = read.all<{ accountId: AccountId; count: number }>(sql`
    SELECT account_id AS "accountId", count(*) AS count FROM thread_views
    WHERE view = 'inbox' AND is_unread = 1 AND account_id NOT IN ${removedAccounts} GROUP BY account_id`);
  return new Map(rows.map((row) => [row.accountId, row.count]));
}
