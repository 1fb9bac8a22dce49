import { sql, type SQL } from 'drizzle-orm';
import type { ThreadRow, View } from '#shared/contract/threads.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MailboxId, ThreadId } from '#shared/ids.ts';
import { decodeCursor, encodeCursor, type RowPosition } from '#shared/model/cursor.ts';
import type { ReadDb } from '../context.ts';

export interface ListInput {
  readonly view: View;
  /** One folder in the place of a view. */
  readonly mailboxId: MailboxId | null;
  /** A tab or bundle of the inbox in the place of a view. */
  readonly part: string | null;
  readonly accountId: AccountId | null;
  readonly unreadOnly: boolean;
  readonly limit: number;
  readonly after: string | null;
}

/** A conversation as SQLite gives it. */
export interface ThreadRecord {
  readonly id: ThreadId;
  readonly accountId: AccountId;
  readonly senders: string;
  readonly subject: string;
  readonly snippet: string;
  readonly lastAt: number;
  readonly messageCount: number;
  readonly unreadCount: number;
  readonly isStarred: number;
  readonly hasAttachment: number;
  readonly isMuted: number;
  readonly isPinned: number;
  readonly snoozedUntil: number | null;
  readonly wokeAt: number | null;
  readonly remindedAt: number | null;
  /** Where it stands in a list; absent outside of one. */
  readonly sortAt?: number;
}

export interface Page {
  items: ThreadRow[];
  next: string | null;
}

export const threadColumns = sql.raw(`
  threads.id, threads.account_id AS "accountId", threads.senders, threads.subject, threads.snippet,
  threads.last_at AS "lastAt", threads.message_count AS "messageCount", threads.unread_count AS "unreadCount",
  threads.is_starred AS "isStarred", threads.has_attachment AS "hasAttachment", threads.is_muted AS "isMuted",
  threads.pinned_at IS NOT NULL AS "isPinned", threads.snoozed_until AS "snoozedUntil", threads.woke_at AS "wokeAt",
  threads.reminded_at AS "remindedAt"`);

/** A removed account keeps its rows for a while, for the undo; nothing shows them. */
export const removedAccounts = sql.raw('(SELECT id FROM accounts WHERE removed_at IS NOT NULL)');

export function listThreads(read: ReadDb, input: ListInput): Page {
  const found = read.all<ThreadRecord>(listQuery(scopeOf(read, input)));
  const items = found.slice(0, input.limit).map(toRow);
  const last = items.at(-1);
  return { items, next: found.length > input.limit && last !== undefined ? encodeCursor(positionIn(last)) : null };
}

/** Apart, so that a test can ask SQLite for its plan: a page must cost the same at any depth of any list. */
export function listQuery(input: Omit<ListInput, 'view' | 'mailboxId' | 'part'> & { readonly view: string }): SQL {
  const { view, accountId, unreadOnly, limit, after } = input;
  const position = positionOf(after);
  const conditions = [sql`listed.view = ${view}`];
  if (accountId !== null) conditions.push(sql`listed.account_id = ${accountId}`);
  conditions.push(sql`listed.account_id NOT IN ${removedAccounts}`);
  // Written out, not bound: only so does SQLite see that the index of unread rows fits.
  if (unreadOnly) conditions.push(sql`listed.is_unread = 1`);
  if (position !== null) {
    conditions.push(sql`(listed.last_at, listed.thread_id) < (${position.lastAt}, ${position.id})`);
  }
  return sql`
    SELECT ${threadColumns}, listed.last_at AS "sortAt" FROM thread_views AS listed JOIN threads ON threads.id = listed.thread_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY listed.last_at DESC, listed.thread_id DESC LIMIT ${limit + 1}`;
}

export function positionOf(after: string | null): RowPosition | null {
  const position = after === null ? null : decodeCursor(after);
  if (after !== null && position === null) {
    throw new AppError('invalid-input', 'not a cursor of ours', { field: 'after' });
  }
  return position;
}

export function toRow(record: ThreadRecord): ThreadRow {
  const { unreadCount, senders, ...row } = record;
  return {
    ...row,
    senders: JSON.parse(senders) as string[],
    isUnread: unreadCount > 0,
    isStarred: record.isStarred === 1,
    hasAttachment: record.hasAttachment === 1,
    isMuted: record.isMuted === 1,
    isPinned: record.isPinned === 1,
    sortAt: record.sortAt ?? record.lastAt,
  };
}

function positionIn({ id, sortAt }: ThreadRow): RowPosition {
  return { lastAt: sortAt, id };
}

/** Which rows of `thread_views` a list stands for. */
export function scopeOf<Input extends ListInput>(read: ReadDb, input: Input): Omit<Input, 'view'> & { view: string } {
  const place = { view: input.part ?? input.view };
  return { ...input, ...(input.mailboxId === null ? place : folderScope(read, input.mailboxId)) };
}

/** A folder with a part to play is that view of its account; any other has a view of its own. */
function folderScope(read: ReadDb, mailboxId: MailboxId): { view: string; accountId: AccountId } {
  const folder = read.get<{ role: string; accountId: AccountId } | undefined>(
    sql`SELECT role, account_id AS "accountId" FROM mailboxes WHERE id = ${mailboxId}`,
  );
  if (folder === undefined) throw new AppError('not-found', 'no such folder', { field: 'mailboxId' });
  const hasView = folder.role !== 'other' && folder.role !== 'drafts';
  return { view: hasView ? folder.role : `folder:${mailboxId}`, accountId: folder.accountId };
}
