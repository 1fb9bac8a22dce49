import { eq, sql } from 'drizzle-orm';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { ThreadId } from '#shared/ids.ts';
import { addToDate, fromWallTime, readWallTime } from '#shared/model/zone-time.ts';
import type { Db, JobKind, WriteTx } from '../context.ts';
import { bundles } from '../db/tables/triage.ts';
import { refreshThreads } from '../threads/index.ts';

const kindOfJob = 'bundles.deliver';

interface Payload {
  readonly kind: BundleKind;
  readonly deliverAt: number;
}

/** Once a day at the hour the user chose, or at the next start after it. Of another hour than the bundle has now, it does nothing. */
export function deliverJob(db: Db): JobKind<Payload> {
  return {
    kind: kindOfJob,
    maxAttempts: 5,
    run: async ({ payload: { kind, deliverAt }, cause }) => {
      db.write(cause, (tx) => {
        const row = tx.db.select().from(bundles).where(eq(bundles.kind, kind)).get();
        if (row?.isOn !== true || row.deliverAt !== deliverAt) return;
        deliver(tx, kind);
        planDelivery(tx, kind, deliverAt);
      });
    },
  };
}

/** What waits stands in the bundle from now on. */
export function deliver(tx: WriteTx, kind: BundleKind): void {
  tx.db.update(bundles).set({ deliveredUntil: tx.now }).where(eq(bundles.kind, kind)).run();
  const held = tx.db
    .all<{ id: ThreadId }>(sql`SELECT thread_id AS id FROM thread_views WHERE view = ${`held-${kind}`}`)
    .map(({ id }) => id);
  if (held.length > 0) refreshThreads(tx, held);
  tx.touch('splits');
  tx.touch('threads');
}

export function planDelivery(tx: WriteTx, kind: BundleKind, deliverAt: number): void {
  const runAt = nextTime(tx.now, deliverAt, Intl.DateTimeFormat().resolvedOptions().timeZone);
  tx.planJob({ kind: kindOfJob, key: `${kind} ${runAt}`, runAt, payload: { kind, deliverAt } satisfies Payload });
}

export function nextTime(now: number, minuteOfDay: number, zone: string): number {
  const today = readWallTime(now, zone);
  const clock = { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
  const at = fromWallTime({ ...today, ...clock }, zone);
  return at > now ? at : fromWallTime({ ...addToDate(today, { days: 1 }), ...clock }, zone);
}
