import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { Db, JobKind, WriteTx } from '../context.ts';
import { settleThreads } from '../threads/settle-threads.ts';

const dayMs = 86_400_000;
/** How long a message that lies in no folder any more is kept: it may turn up in another one. */
const keptMs = 30 * dayMs;
const biteSize = 50;

/** Lets go, for good, of what has lain nowhere for a while. */
export function purgeGoneJob(db: Db): JobKind {
  return {
    kind: 'messages.purge',
    maxAttempts: 3,
    everyMs: dayMs,
    async run({ cause, signal }) {
      while (db.write(cause, purgeSome)) {
        signal.throwIfAborted();
        await setImmediate();
      }
    },
  };
}

/** Answers whether there may be more. */
function purgeSome(tx: WriteTx): boolean {
  const gone = tx.db.all<{ threadId: ThreadId }>(sql`
    DELETE FROM messages WHERE id IN (
      SELECT id FROM messages WHERE gone_at <= ${tx.now - keptMs}
        AND NOT EXISTS (SELECT 1 FROM message_mailboxes WHERE message_id = messages.id)
        AND NOT EXISTS (SELECT 1 FROM remote_messages WHERE message_id = messages.id)
      LIMIT ${biteSize})
    RETURNING thread_id AS "threadId"`);
  settleThreads(tx, [...new Set(gone.map((row) => row.threadId))]);
  return gone.length === biteSize;
}
