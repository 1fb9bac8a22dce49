import { sql } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import type { EffectPorts, RunningOp } from './effect.ts';

const patientAttempts = 3;

/**
 * A message without any copy on the server may be on its way: moved there by an op before this one or by another
 * client, or in a folder whose UIDs began anew. The op waits until the folders it may lie in were looked at; what is
 * in none of them then is gone, and there is nothing left to do for it. Throws `conflict` to be tried again.
 */
export function awaitCopies(
  { db, onFolder, log }: EffectPorts,
  op: RunningOp,
  messageIds: readonly MessageId[],
  leaves: readonly MailboxId[],
): void {
  const lost = findLost(db.read, messageIds);
  if (lost.length === 0) return;
  const folders = findFolders(db.read, lost, leaves);
  const isUnderWay = folders.some(({ isWhole }) => isWhole === 0);
  if (!isUnderWay && op.attempts >= patientAttempts) {
    log.info({ op: op.id, count: lost.length }, 'messages of an op are gone');
    return;
  }
  for (const { id } of folders) onFolder(id);
  if (folders.length > 0) throw new AppError('conflict', 'messages are on their way', { cause: 'moving' });
}

/** Nobody has looked into this folder since its UIDs began: they cannot be named yet. */
export function unknownFolder({ onFolder }: EffectPorts, id: MailboxId): AppError {
  onFolder(id);
  return new AppError('conflict', 'the folder was not looked at yet', { cause: 'moving' });
}

function findLost(read: ReadDb, messageIds: readonly MessageId[]): MessageId[] {
  return read
    .all<{ id: MessageId }>(sql`
      SELECT value AS id FROM json_each(${JSON.stringify(messageIds)})
      WHERE NOT EXISTS (SELECT 1 FROM remote_messages WHERE message_id = value)
        AND EXISTS (SELECT 1 FROM messages WHERE id = value)`)
    .map(({ id }) => id);
}

function findFolders(read: ReadDb, lost: readonly MessageId[], leaves: readonly MailboxId[]) {
  return read.all<{ id: MailboxId; isWhole: number }>(sql`
    SELECT mailboxes.id, coalesce(oldest_uid <= 1, 0) AS "isWhole" FROM mailboxes
    LEFT JOIN mailbox_sync ON mailbox_id = mailboxes.id
    WHERE path IS NOT NULL AND is_synced = 1 AND can_select = 1 AND (
      mailboxes.id IN (SELECT value FROM json_each(${JSON.stringify(leaves)}))
      OR mailboxes.id IN (
        SELECT mailbox_id FROM message_mailboxes WHERE message_id IN (SELECT value FROM json_each(${JSON.stringify(lost)}))
      )
    )`);
}
