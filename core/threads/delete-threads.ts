import { sql } from 'drizzle-orm';
import type { AccountId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';

/** Deletes up to `limit` conversations of an account, for good, with all that hangs on them. Answers how many. */
export function deleteThreads(tx: WriteTx, accountId: AccountId, limit: number): number {
  const gone = tx.db.all(sql`
    DELETE FROM threads WHERE id IN (SELECT id FROM threads WHERE account_id = ${accountId} LIMIT ${limit})
    RETURNING id`);
  if (gone.length > 0) tx.touch('threads');
  return gone.length;
}
