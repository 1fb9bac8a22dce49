import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

const moveMessages = statement('UPDATE messages SET thread_id = ? WHERE thread_id = ?');
const keepMuted = statement(`
  UPDATE threads SET is_muted = 1 WHERE id = ? AND EXISTS (SELECT 1 FROM threads WHERE id = ? AND is_muted = 1)`);
const keepTriage = statement(`
  UPDATE threads SET pinned_at = coalesce(threads.pinned_at, old.pinned_at),
    screened_from = CASE WHEN threads.screened_from = old.screened_from THEN old.screened_from END,
    snoozed_until = coalesce(threads.snoozed_until, old.snoozed_until),
    snoozed_at = CASE WHEN threads.snoozed_until IS NULL THEN old.snoozed_at ELSE threads.snoozed_at END,
    snoozed_in_inbox = CASE WHEN threads.snoozed_until IS NULL THEN old.snoozed_in_inbox ELSE threads.snoozed_in_inbox END,
    woke_at = CASE WHEN threads.snoozed_until IS NULL THEN old.woke_at ELSE threads.woke_at END
  FROM threads AS old WHERE threads.id = ? AND old.id = ?
    AND coalesce(old.pinned_at, old.snoozed_until, old.screened_from, threads.screened_from) IS NOT NULL`);
const deleteThread = statement('DELETE FROM threads WHERE id = ?');

/**
 * One conversation takes in another, with all that is known of it locally. A feature that hangs something on threads
 * moves it here, before the row goes.
 */
export function mergeThreadRows(tx: WriteTx, from: ThreadId, into: ThreadId): void {
  moveMessages(tx.db).run(into, from);
  keepMuted(tx.db).run(into, from);
  keepTriage(tx.db).run(into, from);
  deleteThread(tx.db).run(from);
  tx.touch('threads', from, into);
}
