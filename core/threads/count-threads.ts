import { and, eq, isNull, like, not, type SQL } from 'drizzle-orm';
import { view, type View } from '#shared/contract/threads.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { accounts, viewCounts } from '../db/tables/mail.ts';

export interface Count {
  total: number;
  unread: number;
}

export interface ThreadCounts {
  readonly views: Record<View, Count>;
  readonly inboxByAccount: { accountId: AccountId; total: number; unread: number }[];
  readonly parts: { part: string; accountId: AccountId; total: number; unread: number }[];
}

/** What the triggers of thread_views counted, without the accounts that are removed for now. */
export function countThreads(read: ReadDb): ThreadCounts {
  const rows = readCounts(read, not(like(viewCounts.view, 'folder:%'))).all();
  const views = Object.fromEntries(view.options.map((name) => [name, { total: 0, unread: 0 }])) as Record<View, Count>;
  const names: ReadonlySet<string> = new Set(view.options);
  const [ofViews, ofParts] = [rows.filter((row) => names.has(row.view)), rows.filter((row) => !names.has(row.view))];
  for (const row of ofViews) {
    views[row.view].total += row.total;
    views[row.view].unread += row.unread;
  }
  const inbox = ofViews.filter((row) => row.view === 'inbox');
  return {
    views,
    inboxByAccount: inbox.map(({ view: _, ...count }) => count),
    parts: ofParts.filter((row) => row.total > 0).map(({ view: part, ...count }) => ({ part, ...count })),
  };
}

/** Unread conversations in the inbox of each account; what the badge and the sidebar show. */
export function countUnreadInbox(read: ReadDb): Map<AccountId, number> {
  const rows = readCounts(read, eq(viewCounts.view, 'inbox')).all();
  return new Map(rows.map((row) => [row.accountId, row.unread]));
}

function readCounts(read: ReadDb, where: SQL) {
  return read
    .select({
      view: viewCounts.view,
      accountId: viewCounts.accountId,
      total: viewCounts.total,
      unread: viewCounts.unread,
    })
    .from(viewCounts)
    .innerJoin(accounts, eq(accounts.id, viewCounts.accountId))
    .where(and(isNull(accounts.removedAt), where));
}
