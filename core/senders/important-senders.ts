import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { nothingChanged, refreshThreads, type Undoable } from '../threads/index.ts';
import { isFromAny, normalPattern } from './patterns.ts';
import { changeSenders, undoSenders, type SenderChange } from './sender-rows.ts';

/** Important people: a tab of the inbox and the notifications may be for them alone. */
export function setImportant(tx: WriteTx, wanted: readonly string[], isVip: boolean): Undoable {
  const changes = changeSenders(tx, wanted.map(normalPattern), { isVip });
  if (changes.length === 0) return nothingChanged;
  resort(tx, changes);
  const label = isVip ? 'senders.vip' : 'senders.unvip';
  return { undo: tx.undoable(label, changes.length, 'senders.vip', { changes }), count: changes.length };
}

export function undoImportant(tx: WriteTx, payload: unknown): void {
  const { changes } = payload as { changes: SenderChange[] };
  undoSenders(tx, changes);
  resort(tx, changes);
}

/** Which tab their mail in the inbox is under. */
function resort(tx: WriteTx, changes: readonly SenderChange[]): void {
  const ids = tx.db
    .all<{ id: ThreadId }>(
      sql`SELECT DISTINCT messages.thread_id AS id FROM messages
      JOIN thread_views ON thread_views.thread_id = messages.thread_id AND thread_views.view = 'inbox'
      WHERE ${isFromAny(changes.map(({ pattern }) => pattern))}`,
    )
    .map(({ id }) => id);
  if (ids.length === 0) return;
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
}
