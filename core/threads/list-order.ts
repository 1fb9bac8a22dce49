import { sql, type SQL } from 'drizzle-orm';
import type { ListSort } from '#shared/contract/threads.ts';
import type { ReadDb } from '../context.ts';
import type { ListInput } from './list-threads.ts';
import type { SortPosition } from './sort-cursor.ts';

/** A list with filters beside "unread", or in another order than newest first. */
export interface NarrowInput extends ListInput {
  readonly isFlat: boolean;
  readonly starredOnly: boolean;
  readonly attachmentsOnly: boolean;
  readonly contactsOnly: boolean;
  readonly sort: ListSort;
}

/** A row with the place it has in the order of its list. */
export interface Placed<Item> {
  readonly item: Item;
  readonly position: SortPosition;
}

/** By whom a list is put in order, as columns of the query: the key, the time, the row. */
export interface OrderColumns {
  readonly key: SQL;
  readonly at: SQL;
  readonly id: SQL;
}

/** Every order ends with the row itself, so that a page never begins in the middle of equals. */
export function orderBy(sort: ListSort, { key, at, id }: OrderColumns): SQL {
  if (sort === 'newest') return sql`${at} DESC, ${id} DESC`;
  if (sort === 'oldest') return sql`${at} ASC, ${id} ASC`;
  if (sort === 'size') return sql`${key} DESC, ${id} DESC`;
  return sql`${key} ASC, ${at} DESC, ${id} DESC`;
}

/** What comes after a place, in the words an index is searched by. */
export function isBehind(sort: ListSort, columns: OrderColumns, position: SortPosition): SQL {
  const { key, at, id } = columns;
  if (sort === 'newest') return sql`(${at}, ${id}) < (${position.at}, ${position.id})`;
  if (sort === 'oldest') return sql`(${at}, ${id}) > (${position.at}, ${position.id})`;
  if (sort === 'size') {
    const size = Number(position.key);
    return sql`${key} <= ${size} AND (${key} < ${size} OR ${id} < ${position.id})`;
  }
  return sql`${key} >= ${position.key}
    AND (${key} > ${position.key} OR (${at}, ${id}) < (${position.at}, ${position.id}))`;
}

export function isOrderedByKey(sort: ListSort): boolean {
  return sort === 'sender' || sort === 'subject' || sort === 'size';
}

/** The same order for rows that several queries found. */
export function compareBy(sort: ListSort): (one: SortPosition, other: SortPosition) => number {
  const older = (one: SortPosition, other: SortPosition) => other.at - one.at || compareText(other.id, one.id);
  if (sort === 'newest') return older;
  if (sort === 'oldest') return (one, other) => older(other, one);
  if (sort === 'size') return (one, other) => Number(other.key) - Number(one.key) || compareText(other.id, one.id);
  return (one, other) => compareText(one.key, other.key) || older(one, other);
}

/** As SQLite compares: by bytes, which for UTF-8 is by code points. */
function compareText(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** People the user has written to; whom a list of contacts hides is none. */
export const isFromContact = sql`contacts.written_to > 0 AND contacts.is_hidden = 0`;

/** Below this a place is read whole and sorted; above it the index of the order finds enough of it soon. */
export const fewRows = 5_000;

export function hasContacts(read: ReadDb): boolean {
  return read.get(sql`SELECT 1 FROM contacts WHERE ${isFromContact} LIMIT 1`) !== undefined;
}
