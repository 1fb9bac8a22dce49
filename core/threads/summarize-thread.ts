import type { MessageId, ThreadId } from '#shared/ids.ts';
import { nameOf, type MailAddress } from '#shared/model/address.ts';
import { clip } from '#shared/model/line.ts';
import { own, pickSenders } from '#shared/model/senders.ts';
import { displaySubject } from '#shared/model/subject.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

interface Shown {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly to: string;
  readonly isOwn: number;
}

// The newest of a long conversation say who takes part.
const maxLooked = 50;
const maxLine = 500;

const findCounts = statement<{ count: number; unread: number; starred: number; attachment: number }>(`
  SELECT count(*) AS count, coalesce(sum(is_unread), 0) AS unread, coalesce(max(is_starred), 0) AS starred,
    coalesce(max(has_attachment), 0) AS attachment
  FROM messages WHERE thread_id = ? AND gone_at IS NULL`);
const findNewest = statement<Shown & { id: MessageId; sentAt: number; snippet: string }>(`
  SELECT id, from_name AS "fromName", from_address AS "fromAddress", to_list AS "to", is_own AS "isOwn",
    sent_at AS "sentAt", snippet
  FROM messages WHERE thread_id = ? AND gone_at IS NULL ORDER BY sent_at DESC, id DESC LIMIT ${maxLooked}`);
const findOldest = statement<{ subject: string }>(
  'SELECT subject FROM messages WHERE thread_id = ? AND gone_at IS NULL ORDER BY sent_at, id LIMIT 1',
);
const update = statement(`
  UPDATE threads SET subject = ?, last_at = ?, message_count = ?, unread_count = ?, is_starred = ?, has_attachment = ?,
    senders = ?, snippet = ?
  WHERE id = ?`);
const empty = statement(
  'UPDATE threads SET message_count = 0, unread_count = 0, is_starred = 0, has_attachment = 0 WHERE id = ?',
);

/** Writes a conversation's row anew from its messages; needed when one came or went, not for flags and places. */
export function summarizeThread(tx: WriteTx, threadId: ThreadId): void {
  const newestFirst = findNewest(tx.db).all(threadId);
  const [newest] = newestFirst;
  const counts = findCounts(tx.db).get(threadId);
  if (newest === undefined || counts === undefined) {
    empty(tx.db).run(threadId);
    return;
  }
  const subject = threadSubject(findOldest(tx.db).get(threadId)?.subject ?? '');
  const senders = JSON.stringify(takePart(newestFirst));
  const { count, unread, starred, attachment } = counts;
  const numbers = [newest.sentAt, count, unread, starred, attachment];
  update(tx.db).run(subject, ...numbers, senders, newest.snippet, threadId);
}

export function threadSubject(subject: string): string {
  return clip(displaySubject(subject), maxLine);
}

/** Who takes part, as the row of the list names them. */
export function takePart(newestFirst: readonly Shown[]): string[] {
  const names = newestFirst.map((message) => nameOf({ name: message.fromName, address: message.fromAddress }));
  const isOnlyOwn = newestFirst.every((message) => message.isOwn === 1);
  return pickSenders(
    newestFirst.map((message, index) => (message.isOwn === 1 ? own : (names[index] ?? ''))),
    isOnlyOwn ? newestFirst.flatMap((message) => (JSON.parse(message.to) as MailAddress[]).map(nameOf)) : [],
  );
}
