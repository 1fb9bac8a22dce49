import type { Undoable } from '../../undo/index.ts';
import { chosenOf, type Chosen, type RowKey } from '../../../state/row-keys.ts';

/** The core takes at most this many at once. */
const maxAtOnce = 10_000;

/** One change to any number of rows: call after call, and all of them one thing to undo. */
export async function inBatches(
  keys: readonly RowKey[],
  change: (chosen: Chosen) => Promise<Undoable>,
): Promise<Undoable[]> {
  const changes: Undoable[] = [];
  for (let first = 0; first < keys.length; first += maxAtOnce) {
    changes.push(await change(chosenOf(keys.slice(first, first + maxAtOnce))));
  }
  return changes;
}
