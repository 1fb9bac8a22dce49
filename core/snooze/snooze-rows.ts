import { sql, type SQL } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed, refreshThreads } from '../threads/index.ts';

/** How a conversation sleeps, or slept. All `null`: it does not. */
export interface Snooze {
  readonly id: ThreadId;
  readonly snoozedUntil: number | null;
  readonly snoozedAt: number | null;
  readonly snoozedInInbox: number | null;
  readonly wokeAt: number | null;
}

export const wakeJobKind = 'snooze.wake';

export function readSnoozes(tx: WriteTx, where: SQL): Snooze[] {
  return tx.db.all<Snooze>(sql`
    SELECT id, snoozed_until AS "snoozedUntil", snoozed_at AS "snoozedAt", snoozed_in_inbox AS "snoozedInInbox",
      woke_at AS "wokeAt"
    FROM threads WHERE ${where}`);
}

/** Writes these, brings the lists in line and sees to it that each wakes. */
export function writeSnoozes(tx: WriteTx, snoozes: readonly Snooze[]): void {
  if (snoozes.length === 0) return;
  tx.db.run(sql`
    UPDATE threads SET
      snoozed_until = state.value ->> 'snoozedUntil', snoozed_at = state.value ->> 'snoozedAt',
      snoozed_in_inbox = state.value ->> 'snoozedInInbox', woke_at = state.value ->> 'wokeAt'
    FROM json_each(${JSON.stringify(snoozes)}) AS state WHERE threads.id = state.value ->> 'id'`);
  const ids = snoozes.map(({ id }) => id);
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
  const asleep = snoozes.flatMap(({ snoozedUntil, wokeAt }) => (wokeAt === null ? (snoozedUntil ?? []) : []));
  for (const until of new Set(asleep)) tx.planJob({ kind: wakeJobKind, key: String(until), runAt: until });
}

export function awake(id: ThreadId): Snooze {
  return { id, snoozedUntil: null, snoozedAt: null, snoozedInInbox: null, wokeAt: null };
}

export function chosenAsleep(ids: readonly ThreadId[]): SQL {
  return sql`id IN ${listed(ids)} AND snoozed_until IS NOT NULL`;
}
