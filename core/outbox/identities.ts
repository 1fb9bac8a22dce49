import { sql } from 'drizzle-orm';
import type { MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';

/** By which headers alone a message is known again (core/mime). */
export function readIdentities(read: ReadDb, ids: readonly MessageId[]): Map<MessageId, string> {
  const rows = read.all<{ id: MessageId; identity: string | null }>(sql`
    SELECT id, identity FROM messages WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.flatMap(({ id, identity }) => (identity === null ? [] : [[id, identity] as const])));
}
