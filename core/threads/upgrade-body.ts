import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { noteBounce } from '../compose/note-bounce.ts';
import { statement } from '../db/index.ts';
import type { ParsedMessage } from '../mime/index.ts';
import { reindexWords } from '../search/index-words.ts';
import { wordsOf } from './arrival-words.ts';
import { followServer } from './follow-server.ts';
import { updateBodyOf } from './message-rows.ts';
import { settleThreads } from './settle-threads.ts';

interface Row {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly sentAt: number;
}

const find = statement<Row & { rawHash: string | null }>(
  'SELECT id, thread_id AS "threadId", sent_at AS "sentAt", raw_hash AS "rawHash" FROM messages WHERE id = ?',
);
const findTwin = statement<Row>(`
  SELECT twin.id, twin.thread_id AS "threadId", twin.sent_at AS "sentAt" FROM messages AS own
  JOIN messages AS twin ON +twin.account_id = own.account_id AND twin.identity = own.identity AND twin.id <> own.id
  WHERE own.id = ? AND twin.raw_hash = ? AND (twin.gmail_id IS NULL OR own.gmail_id IS NULL) LIMIT 1`);
const moveCopies = statement('UPDATE remote_messages SET message_id = ? WHERE message_id = ?');
const movePlaces = statement(`
  INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at)
  SELECT ?, mailbox_id, ? FROM message_mailboxes WHERE message_id = ? ON CONFLICT DO NOTHING`);
const movePin = statement('UPDATE OR IGNORE thread_pins SET message_id = ? WHERE message_id = ?');
const movers = [
  'UPDATE drafts SET source_id = ? WHERE source_id = ?',
  'UPDATE drafts SET remote_message_id = ? WHERE remote_message_id = ?',
  'UPDATE deliveries SET source_id = ? WHERE source_id = ?',
  'UPDATE deliveries SET message_id = ? WHERE message_id = ?',
  'UPDATE OR IGNORE accepted_messages SET message_id = ? WHERE message_id = ?',
  'UPDATE delivery_failures SET bounce_message_id = ? WHERE bounce_message_id = ?',
].map((text) => statement(text));
const deleteMessage = statement('DELETE FROM messages WHERE id = ?');
const forgetHash = statement<{ id: MessageId }>('UPDATE messages SET raw_hash = NULL WHERE raw_hash = ? RETURNING id');

/**
 * The body of a message whose headers were here. Answers the message it belongs to: where the whole of it shows that
 * it is one we had (servers may tell sizes wrong), the two become one. `null`: the row is gone meanwhile.
 */
export function upgradeBody(
  tx: WriteTx,
  messageId: MessageId,
  parsed: ParsedMessage,
  rawHash: string,
  sizeBytes: number,
): MessageId | null {
  const row = find(tx.db).get(messageId);
  if (row === undefined) return null;
  if (row.rawHash === rawHash) return row.id;
  const twin = findTwin(tx.db).get(messageId, rawHash);
  if (twin !== undefined) {
    becomeOne(tx, row, twin);
    return twin.id;
  }
  keepBody(tx, row.id, parsed, rawHash, sizeBytes);
  settleThreads(tx, [row.threadId]);
  reindexWords(tx, [wordsOf(row.id, row.sentAt, parsed)]);
  return row.id;
}

/** What the body tells; words and the conversation's row are the caller's. */
export function keepBody(tx: WriteTx, id: MessageId, parsed: ParsedMessage, rawHash: string, sizeBytes: number): void {
  updateBodyOf(tx, id, parsed, rawHash, sizeBytes);
  if (parsed.isBounce !== null) noteBounce(tx, id, parsed.isBounce);
}

/** The raw store has lost it: from now on only the headers of these are here, until they are fetched again. */
export function forgetRaw(tx: WriteTx, rawHash: string): MessageId[] {
  const ids = forgetHash(tx.db)
    .all(rawHash)
    .map((row) => row.id);
  if (ids.length > 0) tx.touch('threads');
  return ids;
}

/** A feature that hangs something on messages moves it here, before the row goes. */
function becomeOne(tx: WriteTx, row: Row, twin: Row): void {
  moveCopies(tx.db).run(twin.id, row.id);
  movePlaces(tx.db).run(twin.id, twin.sentAt, row.id);
  movePin(tx.db).run(twin.id, row.id);
  for (const move of movers) move(tx.db).run(twin.id, row.id);
  deleteMessage(tx.db).run(row.id);
  settleThreads(tx, [...new Set([row.threadId, twin.threadId])]);
  followServer(tx, [twin.id]);
}
