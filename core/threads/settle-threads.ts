import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { addViews, refreshThreads } from './refresh-threads.ts';
import { summarizeThread } from './summarize-thread.ts';

const dropEmpty = statement(`
  DELETE FROM threads WHERE id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM messages WHERE thread_id = threads.id)`);

/** Brings the rows of conversations in line after messages came, went or moved between them; empty ones go. */
export function settleThreads(tx: WriteTx, changed: readonly ThreadId[], fresh: readonly ThreadId[] = []): void {
  const ids = [...changed, ...fresh];
  if (ids.length === 0) return;
  if (changed.length > 0) {
    dropEmpty(tx.db).run(JSON.stringify(changed));
    for (const id of changed) summarizeThread(tx, id);
    refreshThreads(tx, changed);
  }
  if (fresh.length > 0) addViews(tx, fresh);
  tx.touch('threads', ...ids);
}
