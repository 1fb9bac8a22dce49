import { sql } from 'drizzle-orm';
import type { ThreadRow } from '#shared/contract/threads.ts';
import { foldText } from '#shared/model/fold.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { removedAccounts, threadColumns, toRow, type ThreadRecord } from './list-threads.ts';

/**
 * Conversations in which each of the words occurs, newest first. Reads from the newest on and stops when there are
 * enough; a word that is nowhere costs a walk over all of them, which is why this runs in the query worker.
 */
export function findThreads({ db }: Pick<QueryTools, 'db'>, params: { text: string; limit: number }): ThreadRow[] {
  const words = foldText(params.text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits = words.map((word) => sql`instr(threads.find_text, ${word}) > 0`);
  const found = db.all<ThreadRecord>(sql`
    SELECT ${threadColumns} FROM thread_views AS listed JOIN threads ON threads.id = listed.thread_id
    WHERE listed.view = 'all' AND listed.account_id NOT IN ${removedAccounts} AND go_on()
      AND ${sql.join(hits, sql` AND `)}
    ORDER BY listed.last_at DESC, listed.thread_id DESC LIMIT ${params.limit}`);
  return found.map(toRow);
}
