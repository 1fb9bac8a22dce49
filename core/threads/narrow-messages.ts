import { sql, type SQL } from 'drizzle-orm';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { ReadDb } from '../context.ts';
import {
  columns,
  type FlatInput,
  findFolders,
  toRow,
  viewConditions,
  type Folder,
  type MessageRecord,
} from './list-messages.ts';
import {
  compareBy,
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
import { decodeSortCursor, type SortPosition } from './sort-cursor.ts';

type NarrowFlat = NarrowInput & FlatInput;

type Found = MessageRecord & { readonly sortKey: string | number };

/** The flat list with filters and in any order; one row more than the page has. */
export function findNarrowMessages(read: ReadDb, input: NarrowFlat): Placed<ThreadRow>[] {
  if (input.contactsOnly && !hasContacts(read)) return [];
  const position = decodeSortCursor(input.after);
  const folders = findFolders(read, input);
  const found = new Map<string, Placed<ThreadRow>>();
  for (const query of narrowFlatQueries(folders, input, position, isFew(read, folders))) {
    for (const { sortKey, ...record } of read.all<Found>(query)) {
      const place = { key: String(sortKey), at: record.lastAt, id: record.messageId };
      found.set(record.messageId, { item: toRow(record), position: place });
    }
  }
  const compare = compareBy(input.sort);
  return [...found.values()].toSorted((a, b) => compare(a.position, b.position)).slice(0, input.limit + 1);
}

/** Apart, so that a test can ask SQLite for its plans. */
export function narrowFlatQueries(
  folders: readonly Folder[],
  input: NarrowFlat,
  position: SortPosition | null,
  isSmall: boolean,
): SQL[] {
  const key = { sender: 'messages.sender_key', subject: 'messages.subject_key', size: 'messages.size_bytes' };
  const keyColumn = isOrderedByKey(input.sort) ? sql.raw(key[input.sort as keyof typeof key]) : sql`''`;
  const order: OrderColumns = { key: keyColumn, at: sql`messages.sent_at`, id: sql`messages.id` };
  const conditions = filters(input);
  const select = (tables: SQL, where: readonly SQL[], at: OrderColumns) => sql`
    SELECT ${columns}, ${keyColumn} AS "sortKey" FROM ${tables}
    WHERE ${sql.join([...conditions, ...where, ...(position === null ? [] : [isBehind(input.sort, at, position)])], sql` AND `)}
    ORDER BY ${orderBy(input.sort, at)} LIMIT ${input.limit + 1}`;

  if (isOrderedByKey(input.sort) && !isSmall) {
    return [select(sql`messages CROSS JOIN threads`, [sql`threads.id = messages.thread_id`, liesIn(folders)], order)];
  }
  if (!isOrderedByKey(input.sort) && (input.unreadOnly || input.starredOnly || input.attachmentsOnly)) {
    return [...Map.groupBy(folders, (folder) => folder.accountId)].map(([accountId, own]) =>
      select(
        sql`messages CROSS JOIN threads`,
        [sql`messages.account_id = ${accountId}`, sql`threads.id = messages.thread_id`, liesIn(own)],
        order,
      ),
    );
  }
  const isByFolder = !isOrderedByKey(input.sort);
  const byFolder = isByFolder ? { ...order, at: sql`listed.sort_at`, id: sql`listed.message_id` } : order;
  return folders.map(({ id }) =>
    select(
      sql`message_mailboxes AS listed CROSS JOIN messages CROSS JOIN threads`,
      [sql`listed.mailbox_id = ${id}`, sql`messages.id = listed.message_id`, sql`threads.id = messages.thread_id`],
      byFolder,
    ),
  );
}

function filters(input: NarrowFlat): SQL[] {
  const conditions = viewConditions(input);
  if (input.unreadOnly) conditions.push(sql`messages.is_unread = 1`);
  if (input.starredOnly) conditions.push(sql`messages.is_starred = 1`);
  if (input.attachmentsOnly) conditions.push(sql`messages.has_attachment = 1`);
  if (input.contactsOnly) {
    conditions.push(sql`messages.is_own = 0 AND EXISTS (
      SELECT 1 FROM contacts WHERE contacts.address = messages.from_address AND ${isFromContact})`);
  }
  return conditions;
}

function liesIn(folders: readonly Folder[]): SQL {
  const ids = JSON.stringify(folders.map(({ id }) => id));
  return sql`EXISTS (
    SELECT 1 FROM message_mailboxes WHERE message_id = messages.id AND mailbox_id IN (SELECT value FROM json_each(${ids})))`;
}

function isFew(read: ReadDb, folders: readonly Folder[]): boolean {
  const ids = JSON.stringify(folders.map(({ id }) => id));
  const row = read.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM message_mailboxes WHERE mailbox_id IN (SELECT value FROM json_each(${ids})) LIMIT ${fewRows + 1})`);
  return row.count <= fewRows;
}
