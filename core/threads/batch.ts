import { sql, type SQL } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MessageId, ThreadId, UndoToken } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';

/** What an undoable command answers: how many conversations really changed, and the way back if any did. */
export interface Undoable {
  readonly undo: UndoToken | null;
  readonly count: number;
}

export const nothingChanged: Undoable = { undo: null, count: 0 };

/** What a command is about. */
export interface Chosen {
  readonly ids: readonly ThreadId[];
  /** In the flat list: of these conversations only these messages. */
  readonly messageIds?: readonly MessageId[] | undefined;
  /** Only what belongs to this account. */
  readonly accountId?: AccountId | undefined;
}

/** Any number of ids as one bound value; SQLite caps the number of bound values, not their size. */
export function listed(ids: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** As a condition on `messages`. */
export function chosenMessages({ ids, messageIds, accountId }: Chosen): SQL {
  const conditions = [sql`messages.thread_id IN ${listed(ids)}`];
  if (messageIds !== undefined) conditions.push(sql`messages.id IN ${listed(messageIds)}`);
  if (accountId !== undefined) conditions.push(sql`messages.account_id = ${accountId}`);
  return sql.join(conditions, sql` AND `);
}

/** Some of a batch may be gone since the list was drawn; all of it gone is an error the caller should hear of. */
export function requireAny(tx: WriteTx, ids: readonly ThreadId[]): void {
  const found = tx.db.get<{ is_there: number } | undefined>(
    sql`SELECT 1 AS is_there FROM threads WHERE id IN ${listed(ids)} LIMIT 1`,
  );
  if (found === undefined) throw new AppError('not-found', 'none of these conversations is here');
}
