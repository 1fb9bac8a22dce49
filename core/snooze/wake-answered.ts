import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

// Old mail that the first sync brings in later answers nothing. Servers tell whole seconds, and their clocks and ours
// differ by this much at most, as a rule.
const skewMs = 600_000;
const wake = statement<{ id: ThreadId }>(`
  UPDATE threads SET woke_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND snoozed_until IS NOT NULL AND woke_at IS NULL AND is_muted = 0
    AND EXISTS (
      SELECT 1 FROM messages WHERE id IN (SELECT value FROM json_each(?)) AND thread_id = threads.id
        AND is_own = 0 AND received_at >= threads.snoozed_at - ${skewMs})
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
