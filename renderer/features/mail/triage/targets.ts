import type { ThreadId } from '#shared/ids.ts';
import { getViewState } from '../../../state/view-state.ts';
import { inTurn } from '../../undo/index.ts';
import { getListState, readActiveId } from '../list/list-state.ts';

/** The core takes at most this many at once; so does a selection. */
export const maxSelected = 10_000;

/** Which conversations a command means: those ticked, else the open one, else the row of the keyboard. */
export function readTargets(contextId = getListState().contextId): readonly ThreadId[] {
  const { route, selected } = getViewState();
  if (route.page !== 'mail') return [];
  if (contextId !== null) return selected.has(contextId) ? [...selected] : [contextId];
  if (selected.size > 0) return [...selected];
  const id = route.threadId ?? readActiveId();
  return id === null ? [] : [id];
}

/**
 * Acts when it is this change's turn, on what is open or ticked then. The row of a context menu is taken down at once:
 * the menu is closed, and its row forgotten, before the turn comes.
 */
export function onTargets(act: (ids: readonly ThreadId[]) => Promise<void>): () => Promise<void> {
  return () => {
    const { contextId } = getListState();
    return inTurn(() => act(readTargets(contextId)));
  };
}
