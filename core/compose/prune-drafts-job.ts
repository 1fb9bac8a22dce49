import { lt } from 'drizzle-orm';
import type { Db, JobKind } from '../context.ts';
import { drafts } from '../db/tables/mail.ts';

const dayMs = 86_400_000;
/** As long as undo entries are kept. */
const keptMs = 30 * dayMs;

/** Drafts that were put away or sent, once nobody can call them back. */
export function pruneDraftsJob(db: Db): JobKind {
  return {
    kind: 'drafts.prune',
    maxAttempts: 3,
    everyMs: dayMs,
    run: async ({ cause }) => {
      db.write(cause, (tx) => {
        const gone = tx.db
          .delete(drafts)
          .where(lt(drafts.discardedAt, tx.now - keptMs))
          .run();
        if (gone.changes > 0) tx.touch('drafts');
      });
    },
  };
}
