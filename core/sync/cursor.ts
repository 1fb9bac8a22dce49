import { eq, sql } from 'drizzle-orm';
import type { MailboxId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { mailboxCopies, mailboxSync, remoteMessages } from '../db/tables/engine.ts';

export type FolderCursor = typeof mailboxSync.$inferSelect;
export type CursorChange = Partial<Omit<FolderCursor, 'mailboxId'>>;

/**
 * How far a folder has been followed. Everything from `oldestUid` up to but without `uidNext` is here, headers at
 * least; of that range all changes up to `highestModseq` are known.
 */
export function readCursor(read: ReadDb, mailboxId: MailboxId): FolderCursor | null {
  return read.select().from(mailboxSync).where(eq(mailboxSync.mailboxId, mailboxId)).get() ?? null;
}

/** Only within the write of the rows that it covers. */
export function moveCursor(tx: WriteTx, mailboxId: MailboxId, change: CursorChange): void {
  tx.db
    .insert(mailboxSync)
    .values({ mailboxId, ...change })
    .onConflictDoUpdate({ target: mailboxSync.mailboxId, set: change })
    .run();
  tx.touch('sync', mailboxId);
}

export function listUids(read: ReadDb, mailboxId: MailboxId, from = 1, to = Number.MAX_SAFE_INTEGER): number[] {
  return read
    .all<{ uid: number }>(
      sql`SELECT uid FROM ${remoteMessages} WHERE mailbox_id = ${mailboxId} AND uid BETWEEN ${from} AND ${to}`,
    )
    .map(({ uid }) => uid);
}

export function countUids(read: ReadDb, mailboxId: MailboxId): number {
  return read.select().from(mailboxCopies).where(eq(mailboxCopies.mailboxId, mailboxId)).get()?.count ?? 0;
}
