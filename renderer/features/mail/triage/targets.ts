import type { ThreadId } from '#shared/ids.ts';
import { threadsOf, type RowKey } from '../../../state/row-keys.ts';
import { getViewState } from '../../../state/view-state.ts';
import { inTurn } from '../../undo/index.ts';
import { getListState, readActiveId, readOpenKey } from '../list/list-state.ts';

/** Which rows a command means: those ticked, else the open one, else the row of the keyboard. */
export function readTargetRows(contextId = getListState().contextId): readonly RowKey[] {
  const { route, selected } = getViewState();
  if (route.page !== 'mail') return [];
  if (contextId !== null) return selected.has(contextId) ? [...selected] : [contextId];
  if (selected.size > 0) return [...selected];
  const id = readOpenKey() ?? readActiveId();
  return id === null ? [] : [id];
}

/** The conversations of these rows. */
export function readTargets(contextId = getListState().contextId): readonly ThreadId[] {
  return threadsOf(readTargetRows(contextId));
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

/** For what can also be done to single messages, as the flat list shows them. */
export function onTargetRows(act: (keys: readonly RowKey[]) => Promise<void>): () => Promise<void> {
  return () => {
    const { contextId } = getListState();
    return inTurn(() => act(readTargetRows(contextId)));
  };
}
