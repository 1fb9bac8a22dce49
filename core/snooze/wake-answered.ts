import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

// Old mail that the first sync brings in later answers nothing.
const wake = statement<{ id: ThreadId }>(`
  UPDATE threads SET woke_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND snoozed_until IS NOT NULL AND woke_at IS NULL AND is_muted = 0
    AND EXISTS (
      SELECT 1 FROM messages WHERE id IN (SELECT value FROM json_each(?)) AND thread_id = threads.id
        AND is_own = 0 AND received_at >= threads.snoozed_at)
  RETURNING id`);

/** An answer wakes what sleeps. Called by the store for new mail; its caller brings the lists in line. */
export function wakeAnswered(
  tx: WriteTx,
  news: readonly { readonly messageId: string; readonly threadId: ThreadId }[],
): ThreadId[] {
  const threadIds = JSON.stringify(news.map(({ threadId }) => threadId));
  const messageIds = JSON.stringify(news.map(({ messageId }) => messageId));
  return wake(tx.db)
    .all(tx.now, threadIds, messageIds)
    .map(({ id }) => id);
}
