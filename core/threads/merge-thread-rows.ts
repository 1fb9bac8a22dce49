import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

const moveMessages = statement('UPDATE messages SET thread_id = ? WHERE thread_id = ?');
const keepMuted = statement(`
  UPDATE threads SET is_muted = 1 WHERE id = ? AND EXISTS (SELECT 1 FROM threads WHERE id = ? AND is_muted = 1)`);
const deleteThread = statement('DELETE FROM threads WHERE id = ?');

/**
 * One conversation takes in another, with all that is known of it locally. A feature that hangs something on threads
 * moves it here, before the row goes.
 */
export function mergeThreadRows(tx: WriteTx, from: ThreadId, into: ThreadId): void {
  moveMessages(tx.db).run(into, from);
  keepMuted(tx.db).run(into, from);
  deleteThread(tx.db).run(from);
  tx.touch('threads', from, into);
}
