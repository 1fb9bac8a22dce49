import { eq } from 'drizzle-orm';
import { newId, type AccountId, type MailboxId, type MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';

export type Flag = 'isUnread' | 'isStarred';

/** What the outbox is told: ids are ours, the engine knows where they lie on the server. */
export interface RemoteOps {
  'mail.flag': { flag: Flag; value: boolean; messageIds: MessageId[] };
  'mail.move': { leaves: MailboxId[]; enters: MailboxId[]; messageIds: MessageId[] };
}

/** Queues the remote half of a change; the demo mailbox has no server to tell. */
export function queueForServer<Kind extends keyof RemoteOps>(
  tx: WriteTx,
  accountId: AccountId,
  kind: Kind,
  payload: RemoteOps[Kind],
): void {
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId)).get();
  if (account?.kind === 'imap') tx.queueRemote({ accountId, kind, payload, key: newId(tx.now) });
}
