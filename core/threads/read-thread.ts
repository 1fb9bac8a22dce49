import { sql } from 'drizzle-orm';
import type { Message, ThreadRow, View } from '#shared/contract/threads.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';
import { removedAccounts, threadColumns, toRow, type ThreadRecord } from './list-threads.ts';

// The contract's bounds: a text beyond is cut for the window, never in the store.
const maxMessages = 1_000;
const maxText = 200_000;

interface MessageRecord {
  readonly id: MessageId;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly to: string;
  readonly cc: string;
  readonly sentAt: number;
  readonly isUnread: number;
  readonly snippet: string;
  readonly text: string;
  readonly attachments: string;
}

/** A whole conversation, oldest message first; of a very long one the newest thousand. */
export function readThread(read: ReadDb, id: ThreadId): { row: ThreadRow; views: View[]; messages: Message[] } {
  const thread = read.get<ThreadRecord | undefined>(
    sql`SELECT ${threadColumns} FROM threads WHERE id = ${id} AND account_id NOT IN ${removedAccounts}`,
  );
  if (thread === undefined) throw new AppError('not-found', 'no such conversation');
  const views = read.all<{ view: View }>(sql`SELECT view FROM thread_views WHERE thread_id = ${id} ORDER BY view`);
  const newestFirst = read.all<MessageRecord>(sql`
    SELECT messages.id, from_name AS "fromName", from_address AS "fromAddress", to_list AS "to", cc_list AS "cc",
      sent_at AS "sentAt", is_unread AS "isUnread", snippet, coalesce(substr(message_texts.text, 1, ${maxText}), '') AS text,
      (SELECT json_group_array(json_object('name', name, 'sizeBytes', size_bytes, 'mimeType', mime_type) ORDER BY position)
        FROM attachments WHERE message_id = messages.id) AS attachments
    FROM messages LEFT JOIN message_texts ON message_texts.message_id = messages.id
    WHERE thread_id = ${id} ORDER BY sent_at DESC, messages.id DESC LIMIT ${maxMessages}`);
  return {
    row: toRow(thread),
    views: views.map((entry) => entry.view),
    messages: newestFirst.toReversed().map(toMessage),
  };
}

function toMessage(record: MessageRecord): Message {
  return {
    id: record.id,
    from: { name: record.fromName, address: record.fromAddress },
    to: JSON.parse(record.to) as MailAddress[],
    cc: JSON.parse(record.cc) as MailAddress[],
    sentAt: record.sentAt,
    isUnread: record.isUnread === 1,
    snippet: record.snippet,
    // substr counts characters, the contract UTF-16 units.
    text: clip(record.text, maxText),
    attachments: JSON.parse(record.attachments) as Message['attachments'],
  };
}
