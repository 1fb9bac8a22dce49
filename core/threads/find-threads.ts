import { sql } from 'drizzle-orm';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { ThreadId } from '#shared/ids.ts';
import { searchWords } from '../search/query-words.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { removedAccounts, threadColumns, toRow, type ThreadRecord } from './list-threads.ts';

// A conversation may have many hits: they are read in bites until there are enough conversations.
const biteSize = 100;

/**
 * Conversations with a message in which each of these words begins a word, newest first. The index of words is in the
 * order of dates, so reading it backwards ends when there are enough. Runs in the query worker.
 */
export function findThreads({ db }: Pick<QueryTools, 'db'>, params: { text: string; limit: number }): ThreadRow[] {
  const question = searchWords(params.text);
  if (question === null) return [];
  const found = new Map<ThreadId, ThreadRecord>();
  for (let before = Number.MAX_SAFE_INTEGER; found.size < params.limit;) {
    const hits = db.all<ThreadRecord & { docId: number }>(sql`
      SELECT search_words.rowid AS "docId", ${threadColumns}
      FROM search_words JOIN search_docs ON search_docs.doc_id = search_words.rowid
      JOIN messages ON messages.id = search_docs.message_id JOIN threads ON threads.id = messages.thread_id
      WHERE search_words MATCH ${question} AND search_words.rowid < ${before} AND go_on()
        AND EXISTS (SELECT 1 FROM thread_views WHERE thread_id = threads.id AND view = 'all')
        AND threads.account_id NOT IN ${removedAccounts}
      ORDER BY search_words.rowid DESC LIMIT ${biteSize}`);
    for (const { docId, ...record } of hits) {
      if (found.size < params.limit && !found.has(record.id)) found.set(record.id, record);
      before = docId;
    }
    if (hits.length < biteSize) break;
  }
  return [...found.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1)).map(toRow);
}
