import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { refreshThreads } from '../threads/refresh-threads.ts';

/** On top of the inbox from then on, or no longer (`null`). */
export function remindOf(tx: WriteTx, threadId: ThreadId, at: number | null): void {
  tx.db.run(sql`UPDATE threads SET reminded_at = ${at} WHERE id = ${threadId}`);
  refreshThreads(tx, [threadId]);
  tx.touch('threads', threadId);
}
