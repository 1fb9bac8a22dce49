import { and, eq } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '#shared/ids.ts';
import type { Db, JobKind, JobRun } from '../context.ts';
import { secrets } from '../db/tables/house.ts';
import { accounts } from '../db/tables/mail.ts';
import { deleteThreads } from '../threads/index.ts';
import { passwordName } from './password.ts';

export const purgeKind = 'accounts.purge';

export interface PurgePayload {
  readonly accountId: AccountId;
  /** Of which removal this is: an account that came back and went again waits its own time. */
  readonly removedAt: number;
}

// A bounded bite per transaction: other writes and windows get their turn in between.
const biteSize = 100;

/** Deletes for good what a removed account left behind, once nobody can undo the removal any more. */
export function purgeAccountJob(db: Db): JobKind<PurgePayload> {
  return {
    kind: purgeKind,
    maxAttempts: 5,
    run: (job) => purgeAccount(db, job, job.payload),
  };
}

/** Also for the demo mailbox, which may be opened anew before the time is over. */
export async function purgeAccount(
  db: Db,
  job: Pick<JobRun<unknown>, 'cause' | 'signal'>,
  { accountId, removedAt }: PurgePayload,
): Promise<void> {
  const isStillRemoved = and(eq(accounts.id, accountId), eq(accounts.removedAt, removedAt));
  let isDone = false;
  while (!isDone) {
    job.signal.throwIfAborted();
    isDone = db.write(job.cause, (tx) => {
      const account = tx.db.select({ id: accounts.id }).from(accounts).where(isStillRemoved).get();
      if (account === undefined) return true;
      if (deleteThreads(tx, accountId, biteSize) > 0) return false;
      tx.db
        .delete(secrets)
        .where(eq(secrets.name, passwordName(accountId)))
        .run();
      tx.db.delete(accounts).where(eq(accounts.id, accountId)).run();
      return true;
    });
    await setImmediate();
  }
}
