import type { MailboxId } from '#shared/ids.ts';
import type { Db, JobKind } from '../context.ts';
import { countUids } from './cursor.ts';
import type { SyncEngine } from './sync-engine.ts';

export const verifyKind = 'sync.verify';

/** Compares a folder with the server. What it mends it mends at once, so that it may begin again from the start. */
export function verifyJob(db: Db, engine: SyncEngine): JobKind<{ mailboxId: MailboxId }> {
  return {
    kind: verifyKind,
    maxAttempts: 5,
    async run(job) {
      const { mailboxId } = job.payload;
      const total = countUids(db.read, mailboxId);
      await engine.verify(mailboxId, (done) => {
        db.write(job.cause, (tx) => job.advance(tx, null, Math.min(done, total), total));
      });
    },
  };
}
