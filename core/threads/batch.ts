import { sql, type SQL } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { ThreadId, UndoToken } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';

/** What an undoable command answers: how many conversations really changed, and the way back if any did. */
export interface Undoable {
  readonly undo: UndoToken | null;
  readonly count: number;
}

export const nothingChanged: Undoable = { undo: null, count: 0 };

/** Any number of ids as one bound value; SQLite caps the number of bound values, not their size. */
export function listed(ids: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** Some of a batch may be gone since the list was drawn; all of it gone is an error the caller should hear of. */
export function requireAny(tx: WriteTx, ids: readonly ThreadId[]): void {
  const found = tx.db.get<{ is_there: number } | undefined>(
    sql`SELECT 1 AS is_there FROM threads WHERE id IN ${listed(ids)} LIMIT 1`,
  );
  if (found === undefined) throw new AppError('not-found', 'none of these conversations is here');
}
