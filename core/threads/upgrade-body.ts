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
  JOIN messages AS twin ON twin.account_id = own.account_id AND twin.identity = own.identity AND twin.id <> own.id
  WHERE own.id = ? AND twin.raw_hash = ? AND (twin.gmail_id IS NULL OR own.gmail_id IS NULL) LIMIT 1`);
const moveCopies = statement('UPDATE remote_messages SET message_id = ? WHERE message_id = ?');
const movePlaces = statement(`
  INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at)
  SELECT ?, mailbox_id, ? FROM message_mailboxes WHERE message_id = ? ON CONFLICT DO NOTHING`);
const movePin = statement('UPDATE OR IGNORE thread_pins SET message_id = ? WHERE message_id = ?');
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
  fillBody(tx, row, parsed, rawHash, sizeBytes);
  settleThreads(tx, [row.threadId]);
  return row.id;
}

/** The rows of the body alone; the conversation's row is the caller's. */
export function fillBody(tx: WriteTx, row: Row, parsed: ParsedMessage, rawHash: string, sizeBytes: number): void {
  updateBodyOf(tx, row.id, parsed, rawHash, sizeBytes);
  reindexWords(tx, wordsOf(row.id, row.sentAt, parsed));
  if (parsed.isBounce !== null) noteBounce(tx, row.id, parsed.isBounce);
}

/** The raw store has lost it: from now on only the headers of these are here, until they are fetched again. */
export function forgetRaw(tx: WriteTx, rawHash: string): MessageId[] {
  const ids = forgetHash(tx.db)
    .all(rawHash)
    .map((row) => row.id);
  if (ids.length > 0) tx.touch('threads');
  return ids;
}

function becomeOne(tx: WriteTx, row: Row, twin: Row): void {
  moveCopies(tx.db).run(twin.id, row.id);
  movePlaces(tx.db).run(twin.id, twin.sentAt, row.id);
  movePin(tx.db).run(twin.id, row.id);
  deleteMessage(tx.db).run(row.id);
  settleThreads(tx, [...new Set([row.threadId, twin.threadId])]);
  followServer(tx, [twin.id]);
}
