import { sql, type SQL } from 'drizzle-orm';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import { fileKindOf, type FileKind } from '#shared/model/file-kind.ts';
import { foldText } from '#shared/model/fold.ts';
import { removedAccounts } from '../threads/list-threads.ts';
import type { QueryTools } from '../workers/query-tools.ts';

export interface LibraryInput {
  readonly kinds: readonly FileKind[];
  readonly text: string;
  readonly accountId: AccountId | null;
  readonly minBytes: number;
  readonly since: number | null;
  readonly until: number | null;
  readonly order: 'newest' | 'largest';
  readonly limit: number;
  readonly after: string | null;
}

interface Found {
  readonly messageId: MessageId;
  readonly position: number;
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly path: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly isOwn: number;
  readonly subject: string;
  readonly sentAt: number;
  readonly isHere: number;
}

const firstBite = 400;
const largestBite = 25_600;

/**
 * The library of files: the messages that have some, in the order of their index, and of their files those that fit.
 * Runs in the query worker. What a file is called decides its kind, which SQL cannot tell; so rows are read in bites
 * until a page is full, and a page costs at most one walk over the files there are.
 */
export function listAttachments({ db }: Pick<QueryTools, 'db'>, input: LibraryInput) {
  const kinds = new Set(input.kinds);
  const words = foldText(input.text)
    .split(' ')
    .filter((word) => word !== '');
  const items: AttachmentRow[] = [];
  let after = input.after === null ? null : decodePlace(input.after);
  // What fits is mostly near. Where it is rare, the bites grow: each of them sorts, by size even all that is left.
  for (let size = firstBite; ; size = Math.min(size * 8, largestBite)) {
    const bite = db.all<Found>(biteQuery(input, after, size));
    for (const found of bite) {
      after = placeOf(found, input.order);
      const row = toRow(found);
      if ((kinds.size > 0 && !kinds.has(row.kind)) || isInviteBody(found) || !fits(row, words)) continue;
      items.push(row);
      if (items.length === input.limit) return { items, next: encodePlace(after) };
    }
    if (bite.length < size) return { items, next: null };
  }
}

/** The calendar inside an invitation is no file one would look for; where it is one, it has a name. */
function isInviteBody({ mimeType, name }: Found): boolean {
  return mimeType === 'text/calendar' && name === '';
}

/** All words, anywhere in the file's name, the subject or the sender. */
function fits({ name, subject, from }: AttachmentRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = foldText(`${name} ${subject} ${from.name} ${from.address}`);
  return words.every((word) => text.includes(word));
}

function biteQuery(input: LibraryInput, after: Place | null, size: number): SQL {
  const { accountId, minBytes, since, until, order } = input;
  const conditions = [
    sql`messages.has_attachment = 1`,
    sql`attachments.is_inline = 0`,
    sql`messages.gone_at IS NULL`,
    sql`messages.account_id NOT IN ${removedAccounts}`,
    sql`go_on()`,
  ];
  if (accountId !== null) conditions.push(sql`messages.account_id = ${accountId}`);
  if (minBytes > 0) conditions.push(sql`attachments.size_bytes >= ${minBytes}`);
  if (since !== null) conditions.push(sql`messages.sent_at >= ${since}`);
  if (until !== null) conditions.push(sql`messages.sent_at < ${until}`);
  if (after !== null) {
    const { key, id, position } = after;
    const column = order === 'newest' ? sql`messages.sent_at` : sql`attachments.size_bytes`;
    conditions.push(sql`${column} <= ${key}
      AND (${column} < ${key} OR messages.id < ${id} OR messages.id = ${id} AND attachments.position > ${position})`);
  }
  const sorting =
    order === 'newest'
      ? sql`messages.sent_at DESC, messages.id DESC, attachments.position`
      : sql`attachments.size_bytes DESC, messages.id DESC, attachments.position`;
  return sql`
    SELECT messages.id AS "messageId", attachments.position, messages.thread_id AS "threadId",
      messages.account_id AS "accountId", attachments.path, attachments.name, attachments.mime_type AS "mimeType",
      attachments.size_bytes AS "sizeBytes", messages.from_name AS "fromName", messages.from_address AS "fromAddress",
      messages.is_own AS "isOwn", messages.subject, messages.sent_at AS "sentAt",
      messages.raw_hash IS NOT NULL AS "isHere"
    FROM messages CROSS JOIN attachments ON attachments.message_id = messages.id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY ${sorting} LIMIT ${size}`;
}

function toRow(found: Found): AttachmentRow {
  const { position: _, fromName, fromAddress, isOwn, isHere, ...row } = found;
  return {
    ...row,
    kind: fileKindOf(row.name, row.mimeType),
    from: { name: fromName, address: fromAddress },
    isOwn: isOwn === 1,
    isHere: isHere === 1,
  };
}

/** Where a page ended: date or size, message, place within it. */
interface Place {
  readonly key: number;
  readonly id: string;
  readonly position: number;
}

function placeOf({ sentAt, sizeBytes, messageId, position }: Found, order: LibraryInput['order']): Place {
  return { key: order === 'newest' ? sentAt : sizeBytes, id: messageId, position };
}

function encodePlace({ key, id, position }: Place): string {
  return `${key}.${position}.${id}`;
}

function decodePlace(cursor: string): Place {
  const [, key, position, id] = /^(-?\d{1,16})\.(\d{1,6})\.([\w-]{1,64})$/.exec(cursor) ?? [];
  if (id === undefined) throw new AppError('invalid-input', 'not a place of this list', { field: 'after' });
  return { key: Number(key), position: Number(position), id };
}
