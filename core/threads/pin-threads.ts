import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { refreshThreads } from './refresh-threads.ts';

interface Pinned {
  readonly id: ThreadId;
  /** When it was pinned before; `null` where it was not. */
  readonly before: number | null;
}

interface PinUndo {
  readonly pinned: Pinned[];
  readonly after: number | null;
}

/** To the top of the inbox, or down again. Where it does not lie in the inbox, the pin waits until it does. */
export function setPinned(tx: WriteTx, ids: readonly ThreadId[], isPinned: boolean): Undoable {
  requireAny(tx, ids);
  const after = isPinned ? tx.now : null;
  const pinned = tx.db.all<Pinned>(sql`
    SELECT id, pinned_at AS before FROM threads
    WHERE id IN ${listed(ids)} AND (pinned_at IS NOT NULL) <> ${isPinned ? 1 : 0}`);
  if (pinned.length === 0) return nothingChanged;
  writePins(
    tx,
    pinned.map(({ id }) => ({ id, before: after })),
  );
  const payload: PinUndo = { pinned, after };
  const label = isPinned ? 'threads.pin' : 'threads.unpin';
  return { undo: tx.undoable(label, pinned.length, 'threads.pin', payload), count: pinned.length };
}

/** Back wherever it still is as the undone call left it. */
export function undoPin(tx: WriteTx, payload: unknown): void {
  const { pinned, after } = payload as PinUndo;
  const ids = listed(pinned.map(({ id }) => id));
  const asLeft = new Set(
    tx.db
      .all<{ id: ThreadId }>(sql`SELECT id FROM threads WHERE id IN ${ids} AND pinned_at IS ${after}`)
      .map(({ id }) => id),
  );
  writePins(
    tx,
    pinned.filter(({ id }) => asLeft.has(id)),
  );
}

function writePins(tx: WriteTx, pins: readonly Pinned[]): void {
  if (pins.length === 0) return;
  tx.db.run(sql`
    UPDATE threads SET pinned_at = pin.value ->> 'before' FROM json_each(${JSON.stringify(pins)}) AS pin
    WHERE threads.id = pin.value ->> 'id'`);
  const ids = pins.map(({ id }) => id);
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
}
