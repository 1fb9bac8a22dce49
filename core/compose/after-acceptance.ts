import { and, eq } from 'drizzle-orm';
import { newId, type DeliveryId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts, drafts, messages } from '../db/tables/mail.ts';
import { beginWaiting } from '../follow-ups/index.ts';
import { become, type DeliveryRow } from './ledger.ts';
import { queueDraftRemoval } from './queue-draft.ts';

/** A server has taken the mail: from here on it is never sent again, whatever happens to its copy in Sent. */
export function accept(
  tx: WriteTx,
  row: DeliveryRow,
  change: Partial<Pick<DeliveryRow, 'serverRfcId' | 'leftTo'>> = {},
  note: string | null = null,
): void {
  become(tx, row.id, 'accepted', { ...change, acceptedAt: tx.now, nextTryAt: tx.now, trouble: null, looks: 0 }, note);
  beginWaiting(tx, row.id, change.serverRfcId ?? row.rfcId);
  endDraft(tx, row.id);
  markSource(tx, row);
}

function endDraft(tx: WriteTx, deliveryId: DeliveryId): void {
  for (const draft of tx.db.select().from(drafts).where(eq(drafts.deliveryId, deliveryId)).all()) {
    queueDraftRemoval(tx, draft);
    // Kept out of sight like one that was discarded, so that its copy on the server is known as ours until it is gone.
    tx.db.update(drafts).set({ discardedAt: tx.now }).where(eq(drafts.id, draft.id)).run();
    tx.touch('drafts', draft.id);
  }
}

function markSource(tx: WriteTx, { sourceId, kind }: DeliveryRow): void {
  if (sourceId === null || kind === 'new') return;
  const isForward = kind === 'forward';
  const changed = tx.db
    .update(messages)
    .set(isForward ? { isForwarded: true } : { isAnswered: true })
    .where(and(eq(messages.id, sourceId)))
    .returning({ threadId: messages.threadId, accountId: messages.accountId })
    .get();
  if (changed === undefined) return;
  tx.touch('threads', changed.threadId);
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, changed.accountId)).get();
  if (account?.kind !== 'imap') return;
  const payload = { messageId: sourceId, flag: isForward ? '$Forwarded' : '\\Answered' };
  tx.queueRemote({ accountId: changed.accountId, kind: 'delivery.mark', payload, key: newId(tx.now) });
}
