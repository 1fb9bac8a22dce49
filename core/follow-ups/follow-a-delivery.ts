import { eq } from 'drizzle-orm';
import type { AccountId, DeliveryId, DraftId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { followUps } from '../db/tables/writing.ts';
import { planFire } from './plan-fire.ts';

/** The draft becomes a mail: what was planned with it goes along, and comes back with it when it is called back. */
export function carryToDelivery(
  tx: WriteTx,
  draftId: DraftId,
  delivery: { readonly deliveryId: DeliveryId; readonly accountId: AccountId; readonly rfcId: string },
): void {
  const changed = tx.db
    .update(followUps)
    .set({ ...delivery, changedAt: tx.now })
    .where(eq(followUps.draftId, draftId))
    .run();
  if (changed.changes > 0) tx.touch('followUps');
}

/** A server took the mail: from now on an answer is waited for. `rfcId` is what the server calls it, if it told. */
export function beginWaiting(tx: WriteTx, deliveryId: DeliveryId, rfcId: string): void {
  const row = tx.db.select().from(followUps).where(eq(followUps.deliveryId, deliveryId)).get();
  if (row === undefined || row.state !== 'planned') return;
  const dueAt = Math.max(row.dueAt ?? tx.now + (row.afterMs ?? 0), tx.now);
  tx.db
    .update(followUps)
    .set({ state: 'waiting', rfcId, dueAt, acceptedAt: tx.now, draftId: null, changedAt: tx.now })
    .where(eq(followUps.id, row.id))
    .run();
  planFire(tx, row.id, dueAt);
  tx.touch('followUps', row.id);
}
