import type { RowKey } from '../../../state/row-keys.ts';
import type { ListedThread } from './page-chain.ts';

/** Where a list's top stood when the user began to look at it: whatever sorts above came later. */
export interface Ceiling {
  readonly lastAt: number;
  readonly id: RowKey;
}

export interface HeldList {
  readonly threads: ListedThread[];
  /** Conversations with mail that came since: the line "3 new". */
  readonly heldCount: number;
}

/**
 * Keeps the list still under the pointer: new conversations wait above the ceiling, and one that a reply would carry
 * to the top stays at its place, with its new text, until the user asks for the new ones.
 */
export function holdBack(
  fresh: readonly ListedThread[],
  shown: readonly RowKey[],
  ceiling: Ceiling,
  /** What the user moved himself: back by undo, it is no news. */
  ownMoves: ReadonlySet<RowKey> = new Set(),
): HeldList {
  const firstOld = fresh.findIndex((thread) => !isAbove(thread, ceiling));
  const above = firstOld < 0 ? fresh : fresh.slice(0, firstOld);
  const below = firstOld < 0 ? [] : fresh.slice(firstOld);
  const held = above.filter((thread) => !ownMoves.has(thread.id));
  const welcome = above.filter((thread) => ownMoves.has(thread.id));
  return { threads: keepPlaces([...welcome, ...below], shown, held), heldCount: held.length };
}

/** Puts those of `kept` that were shown before back behind the row they followed; the others are left out. */
export function keepPlaces(
  threads: readonly ListedThread[],
  shown: readonly RowKey[],
  kept: readonly ListedThread[],
): ListedThread[] {
  if (kept.length === 0) return [...threads];
  const keptById = new Map(kept.map((thread) => [thread.id, thread]));
  const places = new Map(threads.map((thread, index) => [thread.id, index]));
  const inserts: { at: number; thread: ListedThread }[] = [];
  let at = 0;
  for (const id of shown) {
    const place = places.get(id);
    if (place !== undefined) at = place + 1;
    const thread = keptById.get(id);
    if (thread) inserts.push({ at, thread });
  }
  const placed = [...threads];
  for (const insert of inserts.toReversed()) placed.splice(insert.at, 0, insert.thread);
  return placed;
}

/** The order of every list: `lastAt` descending, then `id` descending. */
function isAbove(thread: ListedThread, ceiling: Ceiling): boolean {
  return thread.lastAt > ceiling.lastAt || (thread.lastAt === ceiling.lastAt && thread.id > ceiling.id);
}
