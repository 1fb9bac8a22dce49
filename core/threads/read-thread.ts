import { sql } from 'drizzle-orm';
import { view, type Message, type ThreadRow, type View } from '#shared/contract/threads.ts';
import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';
import type { RawStore } from '../raw/index.ts';
import { listed } from './batch.ts';
import { removedAccounts, threadColumns, toRow, type ThreadRecord } from './list-threads.ts';

// The contract's bounds: a text beyond is cut for the window, never in the store.
const maxMessages = 1_000;
const maxText = 200_000;
const maxAttachments = 200;

interface MessageRecord {
  readonly id: MessageId;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly to: string;
  readonly cc: string;
  readonly sentAt: number;
  readonly isUnread: number;
  readonly snippet: string;
  readonly text: string | null;
  readonly rawHash: string | null;
  readonly hasHtml: number;
  readonly attachments: string;
}

export interface WholeThread {
  row: ThreadRow;
  views: View[];
  mailboxIds: MailboxId[];
  messages: Message[];
}

/** A whole conversation, oldest message first; of a very long one the newest thousand. */
export async function readThread(read: ReadDb, raw: Pick<RawStore, 'texts'>, id: ThreadId): Promise<WholeThread> {
  const thread = read.get<ThreadRecord | undefined>(
    sql`SELECT ${threadColumns} FROM threads WHERE id = ${id} AND account_id NOT IN ${removedAccounts}`,
  );
  if (thread === undefined) throw new AppError('not-found', 'no such conversation');
  const views = read.all<{ view: View }>(
    sql`SELECT view FROM thread_views WHERE thread_id = ${id} AND view IN ${listed(view.options)} ORDER BY view`,
  );
  const folders = read.all<{ id: MailboxId }>(sql`
    SELECT DISTINCT mailbox_id AS id FROM messages JOIN message_mailboxes ON message_id = messages.id
    WHERE thread_id = ${id} ORDER BY mailbox_id LIMIT 1000`);
  const newestFirst = read.all<MessageRecord>(sql`
    SELECT messages.id, from_name AS "fromName", from_address AS "fromAddress", to_list AS "to", cc_list AS "cc",
      sent_at AS "sentAt", is_unread AS "isUnread", snippet, raw_hash AS "rawHash", has_html AS "hasHtml",
      substr(message_texts.text, 1, ${maxText}) AS text,
      (SELECT json_group_array(json_object('name', name, 'sizeBytes', size_bytes, 'mimeType', mime_type) ORDER BY position)
        FROM (SELECT * FROM attachments WHERE message_id = messages.id AND is_inline = 0 ORDER BY position LIMIT ${maxAttachments})
      ) AS attachments
    FROM messages LEFT JOIN message_texts ON message_texts.message_id = messages.id
    WHERE thread_id = ${id} AND gone_at IS NULL ORDER BY sent_at DESC, messages.id DESC LIMIT ${maxMessages}`);
  const hashes = newestFirst.flatMap(({ text, rawHash }) => (text === null && rawHash !== null ? [rawHash] : []));
  const texts = await raw.texts(hashes, maxText);
  return {
    row: toRow(thread),
    views: views.map((entry) => entry.view),
    mailboxIds: folders.map((folder) => folder.id),
    messages: newestFirst.toReversed().map((record) => toMessage(record, texts)),
  };
}

function toMessage(record: MessageRecord, texts: Readonly<Record<string, string>>): Message {
  const text = record.text ?? (record.rawHash === null ? undefined : texts[record.rawHash]);
  return {
    id: record.id,
    from: { name: record.fromName, address: record.fromAddress },
    to: JSON.parse(record.to) as MailAddress[],
    cc: JSON.parse(record.cc) as MailAddress[],
    sentAt: record.sentAt,
    isUnread: record.isUnread === 1,
    snippet: record.snippet,
    // substr counts characters, the contract UTF-16 units.
    text: clip(text ?? '', maxText),
    attachments: JSON.parse(record.attachments) as Message['attachments'],
    hasBody: text !== undefined,
    hasHtml: record.hasHtml === 1,
  };
}
