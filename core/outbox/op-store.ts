import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Trouble } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { outbox } from '../db/tables/house.ts';

export type OpRow = typeof outbox.$inferSelect;

const open = ['pending', 'running'] as const;
const mostLooked = 100;

/** What waits for a server, oldest first. */
export function listOpen(read: ReadDb, accountId: AccountId): OpRow[] {
  return read
    .select()
    .from(outbox)
    .where(and(eq(outbox.accountId, accountId), inArray(outbox.state, open)))
    .orderBy(asc(outbox.id))
    .limit(mostLooked)
    .all();
}

/** Done, but what is shown was not compared with the server yet. */
export function listUnsettled(read: ReadDb, accountId: AccountId): OpRow[] {
  const isUnsettled = and(eq(outbox.accountId, accountId), eq(outbox.state, 'done'), isNotNull(outbox.progress));
  return read.select().from(outbox).where(isUnsettled).all();
}

/** `false`: it was taken back meanwhile. */
export function claimOp(tx: WriteTx, { id, accountId }: OpRow): boolean {
  const claimed = tx.db
    .update(outbox)
    .set({ state: 'running', attempts: sql`${outbox.attempts} + 1` })
    .where(and(eq(outbox.id, id), inArray(outbox.state, open)))
    .run();
  tx.touch('outbox', accountId);
  return claimed.changes === 1;
}

export function changeOp(
  tx: WriteTx,
  { id, accountId }: Pick<OpRow, 'id' | 'accountId'>,
  change: Partial<Pick<OpRow, 'state' | 'nextTryAt' | 'error' | 'endedAt' | 'progress' | 'attempts'>>,
): void {
  tx.db.update(outbox).set(change).where(eq(outbox.id, id)).run();
  tx.touch('outbox', accountId);
}

/** What waited for the line alone need not wait for its time once there is one. */
export function hurryOffline(tx: WriteTx, accountId: AccountId): void {
  const waits = and(eq(outbox.accountId, accountId), eq(outbox.state, 'pending'));
  tx.db
    .update(outbox)
    .set({ nextTryAt: tx.now })
    .where(and(waits, sql`${outbox.error} ->> 'code' IN ('offline', 'auth-expired')`))
    .run();
}

export function troubleIn({ error }: Pick<OpRow, 'error'>): Trouble | null {
  return error === null ? null : (JSON.parse(error) as Trouble);
}
