import { and, asc, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Job } from '#shared/contract/jobs.ts';
import type { JobId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { jobs } from '../db/tables/house.ts';

export type JobRow = typeof jobs.$inferSelect;

const openStates = ['pending', 'running'] as const;
const endedStates = ['done', 'failed', 'cancelled'] as const;
const maxListed = 200;

export function nextDueAt(read: ReadDb): number | null {
  const row = read
    .select({ runAt: jobs.runAt })
    .from(jobs)
    .where(eq(jobs.state, 'pending'))
    .orderBy(asc(jobs.runAt))
    .limit(1)
    .get();
  return row?.runAt ?? null;
}

export function findDueJobs(read: ReadDb, now: number, limit: number): JobRow[] {
  return read
    .select()
    .from(jobs)
    .where(and(eq(jobs.state, 'pending'), lte(jobs.runAt, now)))
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(limit)
    .all();
}

export function isOpen(read: ReadDb, kind: string, key: string): boolean {
  const open = and(eq(jobs.kind, kind), eq(jobs.key, key), inArray(jobs.state, openStates));
  return read.select({ id: jobs.id }).from(jobs).where(open).get() !== undefined;
}

export function lastEndOf(read: ReadDb, kind: string): number | null {
  const row = read
    .select({ endedAt: jobs.endedAt })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), inArray(jobs.state, endedStates)))
    .orderBy(desc(jobs.endedAt))
    .limit(1)
    .get();
  return row?.endedAt ?? null;
}

/** What runs or waits first, then the newest of what has ended. */
export function listJobs(read: ReadDb): Job[] {
  return read
    .select({
      id: jobs.id,
      kind: jobs.kind,
      state: jobs.state,
      done: jobs.done,
      total: jobs.total,
      runAt: jobs.runAt,
      attempts: jobs.attempts,
      error: jobs.error,
    })
    .from(jobs)
    .orderBy(sql`${jobs.state} IN ('pending', 'running') DESC`, desc(jobs.id))
    .limit(maxListed)
    .all();
}

/** Attempts count from the claim on: a job that takes the whole process down must not be tried for ever. */
export function claimJob(tx: WriteTx, id: JobId): boolean {
  const claimed = tx.db
    .update(jobs)
    .set({ state: 'running', attempts: sql`${jobs.attempts} + 1`, error: null })
    .where(and(eq(jobs.id, id), eq(jobs.state, 'pending')))
    .run();
  tx.touch('jobs', id);
  return claimed.changes === 1;
}

/** Ends or re-plans a run, unless somebody has called the job off meanwhile. */
export function settleJob(tx: WriteTx, id: JobId, change: Partial<JobRow> & Pick<JobRow, 'state'>): boolean {
  const settled = tx.db
    .update(jobs)
    .set(change)
    .where(and(eq(jobs.id, id), eq(jobs.state, 'running')))
    .run();
  tx.touch('jobs', id);
  return settled.changes === 1;
}

/** Work that moved on has earned its attempts anew. `false`: called off, and what it was about to write must not land. */
export function advanceJob(
  tx: WriteTx,
  id: JobId,
  progress: { cursor: unknown; done: number; total: number | null },
): boolean {
  return settleJob(tx, id, { state: 'running', attempts: 1, ...progress });
}

/** `null`: there is no such job, or it has ended already. */
export function cancelJob(tx: WriteTx, id: JobId): JobRow | null {
  const cancelled = tx.db
    .update(jobs)
    .set({ state: 'cancelled', endedAt: tx.now })
    .where(and(eq(jobs.id, id), inArray(jobs.state, openStates)))
    .returning()
    .get();
  if (cancelled === undefined) return null;
  tx.touch('jobs', id);
  return cancelled;
}

export function jobExists(tx: WriteTx, id: JobId): boolean {
  return tx.db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, id)).get() !== undefined;
}

/** Jobs of a run that ended without a word wait again, where they were. */
export function requeueInterrupted(tx: WriteTx): void {
  const requeued = tx.db
    .update(jobs)
    .set({ state: 'pending', runAt: tx.now })
    .where(eq(jobs.state, 'running'))
    .returning({ id: jobs.id })
    .all();
  if (requeued.length > 0) tx.touch('jobs', ...requeued.map(({ id }) => id));
}

export function hasInterrupted(read: ReadDb): boolean {
  return read.select({ id: jobs.id }).from(jobs).where(eq(jobs.state, 'running')).limit(1).get() !== undefined;
}

export function forgetEndedJobs(tx: WriteTx, before: number): number {
  const forgotten = tx.db
    .delete(jobs)
    .where(and(inArray(jobs.state, endedStates), lt(jobs.endedAt, before)))
    .run();
  if (forgotten.changes > 0) tx.touch('jobs');
  return forgotten.changes;
}
