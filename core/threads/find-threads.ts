import type { ThreadRow } from '#shared/contract/threads.ts';
import { searchWords } from '../search/query-words.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { toRow, type ThreadRecord } from './list-threads.ts';

/**
 * Conversations with a message in which each of these words begins a word, newest first. The index of words is in the
 * order of dates, so reading it backwards ends when there are enough. Runs in the query worker.
 */
export function findThreads(
  { connection }: Pick<QueryTools, 'connection'>,
  { text, limit }: { text: string; limit: number },
): ThreadRow[] {
  const question = searchWords(text);
  if (question === null) return [];
  const hits = connection.prepare<[string]>(`
    SELECT threads.id, threads.account_id AS "accountId", threads.senders, threads.subject, threads.snippet,
      threads.last_at AS "lastAt", threads.message_count AS "messageCount", threads.unread_count AS "unreadCount",
      threads.is_starred AS "isStarred", threads.has_attachment AS "hasAttachment", threads.is_muted AS "isMuted"
    FROM search_words JOIN search_docs ON search_docs.doc_id = search_words.rowid
    JOIN messages ON messages.id = search_docs.message_id JOIN threads ON threads.id = messages.thread_id
    WHERE search_words MATCH ? AND go_on()
      AND EXISTS (SELECT 1 FROM thread_views WHERE thread_id = threads.id AND view = 'all')
      AND threads.account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)
    ORDER BY search_words.rowid DESC`);
  const found = new Map<string, ThreadRecord>();
  for (const hit of hits.iterate(question) as IterableIterator<ThreadRecord>) {
    if (!found.has(hit.id)) found.set(hit.id, hit);
    if (found.size === limit) break;
  }
  return [...found.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1)).map(toRow);
}
