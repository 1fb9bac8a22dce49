import { eq, sql } from 'drizzle-orm';
import type { MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { mailboxes } from '../db/tables/mail.ts';
import { leaveFolder } from './follow-server.ts';
import { refreshThreads } from './refresh-threads.ts';

const forgetSome = statement<{ uid: number }>(`
  DELETE FROM remote_messages WHERE mailbox_id = ? AND uid IN (
    SELECT uid FROM remote_messages WHERE mailbox_id = ? LIMIT ?)
  RETURNING uid`);
const withoutCopy = statement<{ id: MessageId }>(`
  SELECT message_id AS id FROM message_mailboxes WHERE mailbox_id = ? AND message_id > ?
    AND NOT EXISTS (
      SELECT 1 FROM remote_messages
      WHERE remote_messages.message_id = message_mailboxes.message_id
        AND remote_messages.mailbox_id = message_mailboxes.mailbox_id
    )
  ORDER BY message_id LIMIT ?`);
const threadsIn = statement<{ threadId: ThreadId }>(`
  SELECT DISTINCT thread_id AS "threadId" FROM message_mailboxes JOIN messages ON messages.id = message_id
  WHERE mailbox_id = ? AND thread_id > ? ORDER BY thread_id LIMIT ?`);

/**
 * A folder's uids mean nothing any more (UIDVALIDITY changed). Its messages stay where they are; listing the folder
 * again (`storeMessages`, headers are enough) finds each by identity, size and hash, and `settleUids` takes out what was
 * not found again. Forgets at most `limit` and answers how many: to be called until it answers 0.
 */
export function forgetUids(tx: WriteTx, mailboxId: MailboxId, limit = 2_000): number {
  return forgetSome(tx.db).all(mailboxId, mailboxId, limit).length;
}

/**
 * After a whole listing: messages that lie in the folder here and have no copy there leave it. Bounded like
 * `forgetUids`; begins after `from` and answers where to go on, or `null` at the end.
 */
export function settleUids(tx: WriteTx, mailboxId: MailboxId, from: MessageId | null, limit = 500): MessageId | null {
  const mailbox = tx.db.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).get();
  if (mailbox === undefined) return null;
  const ids = withoutCopy(tx.db)
    .all(mailboxId, from ?? '', limit)
    .map((row) => row.id);
  if (ids.length > 0) leaveFolder(tx, mailbox.accountId, mailboxId, ids);
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

/**
 * The server has this folder no more. Its messages leave it, bite by bite; the row goes with the last of them, and
 * answers `true` then. Messages that lie nowhere else are kept like any that vanished.
 */
export function forgetMailbox(tx: WriteTx, mailboxId: MailboxId, limit = 500): boolean {
  forgetUids(tx, mailboxId, limit);
  const isEmpty = settleUids(tx, mailboxId, null, limit) === null;
  // Held by an open op, or its uids are not all forgotten yet.
  const left = tx.db.get(sql`SELECT 1 FROM remote_messages WHERE mailbox_id = ${mailboxId} LIMIT 1`);
  if (!isEmpty || left !== undefined) return false;
  const threadIds = threadsIn(tx.db)
    .all(mailboxId, '', limit)
    .map((row) => row.threadId);
  tx.db.delete(mailboxes).where(eq(mailboxes.id, mailboxId)).run();
  if (threadIds.length > 0) refreshThreads(tx, threadIds);
  tx.touch('mailboxes', mailboxId);
  return true;
}

/**
 * After a folder was given another part to play: its conversations appear in other views. Bounded; begins after `from`
 * and answers where to go on, or `null` at the end.
 */
export function refreshMailbox(tx: WriteTx, mailboxId: MailboxId, from: ThreadId | null, limit = 500): ThreadId | null {
  const ids = threadsIn(tx.db)
    .all(mailboxId, from ?? '', limit)
    .map((row) => row.threadId);
  if (ids.length === 0) return null;
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}
