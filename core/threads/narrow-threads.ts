import { sql, type SQL } from 'drizzle-orm';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { ReadDb } from '../context.ts';
import {
  fewRows,
  hasContacts,
  isBehind,
  isFromContact,
  isOrderedByKey,
  orderBy,
  type NarrowInput,
  type OrderColumns,
  type Placed,
} from './list-order.ts';
import { removedAccounts, scopeOf, threadColumns, toRow, type ThreadRecord } from './list-threads.ts';
import { decodeSortCursor, type SortPosition } from './sort-cursor.ts';

type Found = ThreadRecord & { readonly sortKey: string | number; readonly sortAt: number; readonly sortId: string };

/** Conversations with filters and in any order; one row more than the page has. */
export function findNarrowThreads(read: ReadDb, input: NarrowInput): Placed<ThreadRow>[] {
  const scope = scopeOf(read, input);
  if (input.contactsOnly && !hasContacts(read)) return [];
  const position = decodeSortCursor(input.after);
  const isSmall = countView(read, scope) <= fewRows;
  return read.all<Found>(narrowQuery(scope, position, isSmall)).map(({ sortKey, sortAt, sortId, ...record }) => ({
    item: toRow(record),
    position: { key: String(sortKey), at: sortAt, id: sortId },
  }));
}

type Scope = Omit<NarrowInput, 'view' | 'mailboxId' | 'part'> & { readonly view: string };

/**
 * Apart, so that a test can ask SQLite for its plans. `CROSS JOIN` keeps the order of the tables: a small view is read
 * and sorted, in a large one the index of the order, or of the rarer filter, leads and the view is looked up.
 */
export function narrowQuery(input: Scope, position: SortPosition | null, isSmall: boolean): SQL {
  const { sort, starredOnly, attachmentsOnly } = input;
  const isBySize = sort === 'size';
  const order: OrderColumns = isBySize
    ? { key: sql`largest.size_bytes`, at: sql`0`, id: sql`largest.id` }
    : { key: keyOf(input), at: sql`threads.last_at`, id: sql`threads.id` };
  const conditions = filters(input);
  if (isBySize) conditions.push(isLargest);
  if (position !== null) conditions.push(isBehind(sort, order, position));

  const listed = sql`thread_views AS listed`;
  const leads = isSmall || (!isOrderedByKey(sort) && !starredOnly && !attachmentsOnly);
  const size = sql`messages AS largest`;
  const tables = leads
    ? [listed, sql`threads`, ...(isBySize ? [size] : [])]
    : [...(isBySize ? [size] : []), sql`threads`, listed];
  // By the view's own time where its index leads: only so is that read in the order of the list.
  const isByView = leads && !isSmall;
  const columns = isByView ? { ...order, at: sql`listed.last_at`, id: sql`listed.thread_id` } : order;
  if (isByView && position !== null) conditions.push(isBehind(sort, columns, position));
  return sql`
    SELECT ${threadColumns}, ${order.key} AS "sortKey", ${columns.at} AS "sortAt", ${order.id} AS "sortId"
    FROM ${sql.join(tables, sql` CROSS JOIN `)}
    WHERE listed.thread_id = threads.id${isBySize ? sql` AND largest.thread_id = threads.id` : sql``}
      AND ${sql.join(conditions, sql` AND `)}
    ORDER BY ${orderBy(sort, columns)} LIMIT ${input.limit + 1}`;
}

/** Of a conversation its largest message counts; of equals, the one with the higher id. */
const isLargest = sql`largest.gone_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM messages AS larger WHERE larger.thread_id = largest.thread_id AND larger.gone_at IS NULL
    AND (larger.size_bytes, larger.id) > (largest.size_bytes, largest.id))`;

function keyOf({ sort }: Scope): SQL {
  if (sort === 'sender') return sql`threads.sender_key`;
  return sort === 'subject' ? sql`threads.subject_key` : sql`''`;
}

function filters(input: Scope): SQL[] {
  const conditions = [sql`listed.view = ${input.view}`, sql`listed.account_id NOT IN ${removedAccounts}`];
  if (input.accountId !== null) conditions.push(sql`listed.account_id = ${input.accountId}`);
  // Written out, not bound: only so does SQLite see that the partial indexes fit.
  if (input.unreadOnly) conditions.push(sql`listed.is_unread = 1`);
  if (input.starredOnly) conditions.push(sql`threads.is_starred = 1`);
  if (input.attachmentsOnly) conditions.push(sql`threads.has_attachment = 1`);
  if (input.contactsOnly) {
    conditions.push(sql`EXISTS (
      SELECT 1 FROM messages JOIN contacts ON contacts.address = messages.from_address
      WHERE messages.thread_id = threads.id AND messages.is_own = 0 AND messages.gone_at IS NULL AND ${isFromContact})`);
  }
  return conditions;
}

function countView(read: ReadDb, { view, accountId }: Scope): number {
  const row = read.get<{ total: number }>(sql`
    SELECT coalesce(sum(total), 0) AS total FROM view_counts
    WHERE view = ${view} AND (${accountId} IS NULL OR account_id = ${accountId})`);
  return row.total;
}
