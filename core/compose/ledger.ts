import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Delivery, DeliveryState } from '#shared/contract/deliveries.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type CorrelationId, type DeliveryId } from '#shared/ids.ts';
import { clip } from '#shared/model/line.ts';
import type { Cause, Clock, ReadDb, WriteTx } from '../context.ts';
import { deliveries, deliveryEvents, deliveryFailures } from '../db/tables/engine.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;
type Change = Partial<Omit<DeliveryRow, 'id' | 'accountId' | 'state'>>;

/** Something may still happen to these by itself or by the user. */
const unsettled = ['scheduled', 'queued', 'sending', 'unknown', 'accepted', 'missed', 'failed'] as const;
const maxEvents = 200;
const accountPatienceMs = 5 * 60_000;

export function postCause(clock: Clock, action: string): Cause {
  return { by: { kind: 'system', id: null }, action, correlationId: newId<CorrelationId>(clock.now()) };
}

export function findDelivery(read: Pick<ReadDb, 'select'>, id: DeliveryId): DeliveryRow {
  const row = read.select().from(deliveries).where(eq(deliveries.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such delivery');
  return row;
}

/** The next page of a delivery's life. One that is of the same state, such as another failed try, is kept too. */
export function become(
  tx: WriteTx,
  id: DeliveryId,
  state: DeliveryState,
  change: Change = {},
  note: string | null = null,
): void {
  tx.db
    .update(deliveries)
    .set({ ...change, state, changedAt: tx.now })
    .where(eq(deliveries.id, id))
    .run();
  noteEvent(tx, id, state, note);
  tx.touch('deliveries', id);
}

/** Changes what is known of a delivery while its state stays. */
export function amend(tx: WriteTx, id: DeliveryId, change: Change): void {
  tx.db
    .update(deliveries)
    .set({ ...change, changedAt: tx.now })
    .where(eq(deliveries.id, id))
    .run();
  tx.touch('deliveries', id);
}

export function noteEvent(tx: WriteTx, deliveryId: DeliveryId, state: DeliveryState, note: string | null): void {
  const last = tx.db
    .select({ position: deliveryEvents.position, state: deliveryEvents.state, note: deliveryEvents.note })
    .from(deliveryEvents)
    .where(eq(deliveryEvents.deliveryId, deliveryId))
    .orderBy(desc(deliveryEvents.position))
    .limit(1)
    .get();
  const position = (last?.position ?? -1) + 1;
  // Days of trying would push the beginning out of sight: the end stays, and the tries are counted elsewhere.
  if (position >= maxEvents && last !== undefined) {
    const isIt = and(eq(deliveryEvents.deliveryId, deliveryId), eq(deliveryEvents.position, last.position));
    tx.db.update(deliveryEvents).set({ at: tx.now, state, note }).where(isIt).run();
    return;
  }
  tx.db
    .insert(deliveryEvents)
    .values({ deliveryId, at: tx.now, position, state, note: note === null ? null : clip(note, 300) })
    .run();
}

export function noteFailure(
  tx: WriteTx,
  deliveryId: DeliveryId,
  failure: Omit<typeof deliveryFailures.$inferInsert, 'deliveryId' | 'at'>,
): void {
  const row = { ...failure, at: tx.now };
  tx.db
    .insert(deliveryFailures)
    .values({ ...row, deliveryId })
    // A final word stays: a delay that was reported before it may be read after it.
    .onConflictDoUpdate({
      target: [deliveryFailures.deliveryId, deliveryFailures.recipient],
      set: row,
      setWhere: sql`delivery_failures.is_final = 0 OR excluded.is_final = 1`,
    })
    .run();
  tx.touch('deliveries', deliveryId);
}

export function listDeliveries(read: ReadDb, { open, limit }: { open: boolean; limit: number }): Delivery[] {
  const rows = read
    .select()
    .from(deliveries)
    .where(open ? inArray(deliveries.state, unsettled) : undefined)
    .orderBy(desc(deliveries.madeAt), desc(deliveries.id))
    .limit(limit)
    .all();
  return rows.map((row) => asDelivery(read, row));
}

export function asDelivery(read: ReadDb, row: DeliveryRow): Delivery {
  const events = read
    .select({ at: deliveryEvents.at, state: deliveryEvents.state, note: deliveryEvents.note })
    .from(deliveryEvents)
    .where(eq(deliveryEvents.deliveryId, row.id))
    .orderBy(asc(deliveryEvents.position))
    .all();
  const { recipient, status, isFinal, bounceMessageId } = deliveryFailures;
  const failures = read
    .select({ recipient, status, isFinal, bounceMessageId })
    .from(deliveryFailures)
    .where(eq(deliveryFailures.deliveryId, row.id))
    .orderBy(asc(recipient))
    .all();
  const { id, accountId, subject, sender, recipients, state, sendAt, attempts, nextTryAt, trouble, messageId } = row;
  return {
    id,
    accountId,
    subject,
    sender,
    recipients,
    state,
    sendAt,
    attempts,
    nextTryAt,
    trouble,
    messageId,
    events,
    failures,
  };
}

/** When something has to be done next; `null`: nothing waits. */
export function nextDeliveryAt(read: ReadDb): number | null {
  const due = sql<number>`min(CASE WHEN ${deliveries.state} = 'scheduled' THEN ${deliveries.sendAt} ELSE ${deliveries.nextTryAt} END)`;
  const waiting = inArray(deliveries.state, ['scheduled', 'queued', 'unknown', 'accepted']);
  return read.select({ due }).from(deliveries).where(waiting).get()?.due ?? null;
}

export function listDue(read: ReadDb, now: number): DeliveryRow[] {
  const isDue = sql`(${deliveries.state} = 'scheduled' AND ${deliveries.sendAt} <= ${now})
    OR (${deliveries.state} IN ('queued', 'unknown', 'accepted') AND ${deliveries.nextTryAt} <= ${now})`;
  return read
    .select()
    .from(deliveries)
    .where(isDue)
    .orderBy(asc(deliveries.sendAt), asc(deliveries.id))
    .limit(200)
    .all();
}

export function listInState(read: ReadDb, state: DeliveryState): DeliveryRow[] {
  return read.select().from(deliveries).where(eq(deliveries.state, state)).limit(1_000).all();
}

/**
 * Tries that waited for the user, who has done something about it since: the login or a certificate is newer than the
 * trouble. Everything else that happens to an account is no reason to try a wrong password once more.
 */
export function listUnlocked(read: ReadDb, now: number): DeliveryRow[] {
  const waits = and(
    eq(deliveries.state, 'queued'),
    sql`${deliveries.trouble} ->> 'code' IN ('auth-expired', 'server-rejected', 'not-allowed', 'unavailable')`,
    sql`EXISTS (SELECT 1 FROM accounts WHERE accounts.id = ${deliveries.accountId} AND accounts.state = 'active')`,
    sql`(EXISTS (SELECT 1 FROM secrets WHERE secrets.name LIKE '%:' || ${deliveries.accountId}
        AND secrets.changed_at > ${deliveries.trouble} ->> 'at')
      OR EXISTS (SELECT 1 FROM pinned_certificates WHERE pinned_at > ${deliveries.trouble} ->> 'at')
      OR ${deliveries.trouble} ->> 'at' < ${now - accountPatienceMs})`,
  );
  return read.select().from(deliveries).where(waits).all();
}
