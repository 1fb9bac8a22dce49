import { sql, type SQL } from 'drizzle-orm';
import type { ListSort, ThreadRow } from '#shared/contract/threads.ts';
import type { ReadDb } from '../context.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { hasFlatForm, listMessages } from './list-messages.ts';
import { listThreads, type ListInput, type Page } from './list-threads.ts';
import { findNarrowMessages } from './narrow-messages.ts';
import { findNarrowThreads } from './narrow-threads.ts';
import { encodeSortCursor, type SortPosition } from './sort-cursor.ts';

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

/** Those that one index answers, whatever the mailbox, are read at once; any other goes to the query worker. */
export function isPlain(input: NarrowInput): boolean {
  return input.sort === 'newest' && !input.starredOnly && !input.attachmentsOnly && !input.contactsOnly;
}

export function listPlain(read: ReadDb, { isFlat, ...input }: NarrowInput): Page {
  return isFlat && hasFlatForm(input) ? listMessages(read, input) : listThreads(read, input);
}

/** Runs in the query worker: a filter that fits hardly anything walks far. */
export function listNarrowed({ db }: Pick<QueryTools, 'db'>, input: NarrowInput): Page {
  const found = input.isFlat && hasFlatForm(input) ? findNarrowMessages(db, input) : findNarrowThreads(db, input);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }): ThreadRow => item),
    next: found.length > input.limit && last !== undefined ? encodeSortCursor(last.position) : null,
  };
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
