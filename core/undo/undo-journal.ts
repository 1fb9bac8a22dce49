import { and, desc, eq, isNull } from 'drizzle-orm';
import type { UndoEntry } from '#shared/contract/undo.ts';
import { AppError } from '#shared/errors.ts';
import type { UndoToken } from '#shared/ids.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { undoEntries } from '../db/tables/house.ts';

const maxListed = 100;

/** Which handler takes back which kind of entry. Filled when the core is put together, one line per feature. */
export type UndoHandlers = Readonly<Record<string, UndoHandler>>;

export function listUndo(read: ReadDb): UndoEntry[] {
  return read
    .select({
      token: undoEntries.token,
      label: undoEntries.label,
      count: undoEntries.count,
      at: undoEntries.madeAt,
    })
    .from(undoEntries)
    .where(isNull(undoEntries.usedAt))
    .orderBy(desc(undoEntries.writeSeq), desc(undoEntries.token))
    .limit(maxListed)
    .all();
}

/**
 * Takes back one entry, the newest when none is named, within the caller's write: the rows by its handler, remote
 * ops that have not left by deletion, those that have by the inverse that the handler queues. An entry works once;
 * `null`: there is nothing left to take back, or it was taken back already.
 */
export function runUndo(tx: WriteTx, handlers: UndoHandlers, token: UndoToken | null): UndoEntry | null {
  const named = token === null ? undefined : eq(undoEntries.token, token);
  const entry = tx.db
    .select()
    .from(undoEntries)
    .where(and(isNull(undoEntries.usedAt), named))
    .orderBy(desc(undoEntries.writeSeq), desc(undoEntries.token))
    .limit(1)
    .get();
  if (entry === undefined) return null;
  const handler = handlers[entry.kind];
  if (handler === undefined) throw new AppError('bug', `no undo handler for ${entry.kind}`);
  tx.db.update(undoEntries).set({ usedAt: tx.now }).where(eq(undoEntries.token, entry.token)).run();
  tx.touch('undo', entry.token);
  tx.takeBackRemote(entry.writeSeq);
  handler(tx, entry.payload);
  return { token: entry.token, label: entry.label, count: entry.count, at: entry.madeAt };
}
