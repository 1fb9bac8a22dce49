import type { ThreadId } from '#shared/ids.ts';
import { getViewState } from '../../../state/view-state.ts';
import { getListState, readActiveId } from '../list/list-state.ts';

/** The core takes at most this many at once; so does a selection. */
export const maxSelected = 10_000;

/** Which conversations a command means: those ticked, else the open one, else the row of the keyboard. */
export function readTargets(): readonly ThreadId[] {
  const { route, selected } = getViewState();
  if (route.page !== 'mail') return [];
  const { contextId } = getListState();
  if (contextId !== null) return selected.has(contextId) ? [...selected] : [contextId];
  if (selected.size > 0) return [...selected];
  const id = route.threadId ?? readActiveId();
  return id === null ? [] : [id];
}
