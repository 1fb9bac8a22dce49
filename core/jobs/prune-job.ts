import { and, inArray, lt } from 'drizzle-orm';
import type { JobKind, WriteTx } from '../context.ts';
import { outbox, undoEntries } from '../db/tables/house.ts';
import type { Database } from '../db/open.ts';
import { forgetEndedJobs } from './job-store.ts';

const dayMs = 86_400_000;
const undoKeptMs = 30 * dayMs;
const jobsKeptMs = 7 * dayMs;

/** Lets go of what nobody can use any more. The audit is not among it. */
export function pruneJob(db: Database): JobKind {
  return {
    kind: 'house.prune',
    maxAttempts: 3,
    everyMs: dayMs,
    run: async ({ cause }) => {
      db.write(cause, (tx) => {
        forgetOldUndo(tx, tx.now - undoKeptMs);
        forgetEndedJobs(tx, tx.now - jobsKeptMs);
      });
    },
  };
}

/** An undo needs to know what became of the remote ops of its write: both go together. */
function forgetOldUndo(tx: WriteTx, before: number): void {
  const forgotten = tx.db.delete(undoEntries).where(lt(undoEntries.madeAt, before)).run();
  if (forgotten.changes > 0) tx.touch('undo');
  tx.db
    .delete(outbox)
    .where(and(inArray(outbox.state, ['done', 'cancelled']), lt(outbox.madeAt, before)))
    .run();
}
