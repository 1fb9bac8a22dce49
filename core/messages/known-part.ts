import { sql } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';

/** The file a path names: one of the message itself, or one inside a mail that is attached to it (`2`, then `2.1`). */
export function requirePart(read: ReadDb, id: MessageId, path: string): { readonly name: string | null } {
  const row = read.get<{ path: string; name: string } | undefined>(sql`
    SELECT path, name FROM attachments WHERE message_id = ${id} AND path <> '' AND (
      path = ${path}
      OR (mime_type LIKE 'message/%' OR lower(name) LIKE '%.eml') AND substr(${path}, 1, length(path) + 1) = path || '.')
    ORDER BY path = ${path} DESC LIMIT 1`);
  if (row === undefined) throw new AppError('not-found', 'no such part', { field: 'path' });
  return { name: row.path === path ? row.name : null };
}
