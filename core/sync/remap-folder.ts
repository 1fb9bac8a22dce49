import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { forgetUids, settleUids } from '../threads/ingest.ts';
import { syncCause } from './cause.ts';
import { moveCursor } from './cursor.ts';
import type { Folder } from './folder.ts';
import type { Follow } from './follow.ts';

/**
 * UIDVALIDITY changed: every UID we know of this folder means other mail now, or none. They are forgotten; messages,
 * with all that hangs on them, stay where they are and are found again by their headers.
 */
export async function beginAnew(follow: Follow, folder: Folder): Promise<void> {
  const { db, account, clock, log } = follow;
  log.info({ account: account.id, folder: folder.id }, 'folder begins anew');
  const cause = syncCause(account.id, 'sync.beginAnew', clock.now());
  // First of all: a run that ends in between must not take the rest of the old UIDs for new ones.
  db.write(cause, (tx) =>
    moveCursor(tx, folder.id, { uidValidity: null, uidNext: null, oldestUid: null, highestModseq: null }),
  );
  while (db.write(cause, (tx) => forgetUids(tx, folder.id, 500)) > 0) await setImmediate();
}

/** After a whole listing: what was not found again has left the folder. */
export async function settleFolder(follow: Follow, folder: Folder): Promise<void> {
  if (!folder.hasOrphans) return;
  folder.hasOrphans = false;
  const { db, account, clock } = follow;
  const cause = syncCause(account.id, 'sync.settle', clock.now());
  let from: MessageId | null = null;
  do {
    const at: MessageId | null = from;
    from = db.write(cause, (tx) => settleUids(tx, folder.id, at));
    await setImmediate();
  } while (from !== null);
}

/** There is mail here in this folder that is not yet known under any UID of it. */
export function hasOrphans(read: ReadDb, mailboxId: MailboxId): boolean {
  const orphan = read.get<{ id: string } | undefined>(sql`
    SELECT message_id AS id FROM message_mailboxes WHERE mailbox_id = ${mailboxId} AND NOT EXISTS (
      SELECT 1 FROM remote_messages AS copy
      WHERE copy.message_id = message_mailboxes.message_id AND copy.mailbox_id = message_mailboxes.mailbox_id
    ) LIMIT 1`);
  return orphan !== undefined;
}
