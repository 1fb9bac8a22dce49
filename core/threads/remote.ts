import { eq } from 'drizzle-orm';
import { newId, type AccountId, type MailboxId, type MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';

export type Flag = 'isUnread' | 'isStarred';

/** What the outbox is told: ids are ours, the engine knows where they lie on the server. */
export interface RemoteOps {
  'mail.flag': { flag: Flag; value: boolean; messageIds: MessageId[] };
  'mail.move': { leaves: MailboxId[]; enters: MailboxId[]; messageIds: MessageId[] };
  /** What came from elsewhere into a folder of the server. */
  'mail.append': { mailboxId: MailboxId; messageIds: MessageId[] };
}

/**
 * Queues the remote half of a change and answers its key, by which an undo names what it reverses; `null` for the demo
 * mailbox, which has no server to tell.
 */
export function queueForServer<Kind extends keyof RemoteOps>(
  tx: WriteTx,
  accountId: AccountId,
  kind: Kind,
  payload: RemoteOps[Kind],
  inverseOf: string | null = null,
): string | null {
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId)).get();
  if (account?.kind !== 'imap') return null;
  const key = newId(tx.now);
  tx.queueRemote({ accountId, kind, payload, key, ...(inverseOf === null ? {} : { inverseOf }) });
  return key;
}
