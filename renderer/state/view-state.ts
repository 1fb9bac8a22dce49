import { create } from 'zustand';
import type { ThreadId } from '#shared/ids.ts';
import { homeRoute, type Route } from './route.ts';

/** View state of this window: where it is, what is selected, what lies open above. Never mail. */
export type Pane = 'sidebar' | 'list' | 'reader';
export type Overlay = 'palette' | 'shortcuts';

export interface ViewState {
  readonly route: Route;
  /** The pane that has, or last had, the keyboard; its open row is `selected`, elsewhere `selected-idle`. */
  readonly pane: Pane;
  /** Ticked conversations of the list. Empty: commands act on the open one. */
  readonly selected: ReadonlySet<ThreadId>;
  /** Where a range selection starts. */
  readonly anchor: ThreadId | null;
  readonly overlay: Overlay | null;
  /** Counts every wish to go somewhere, also to where the window already is. */
  readonly visits: number;
}

const nothingSelected: ReadonlySet<ThreadId> = new Set();

export const useViewState = create<ViewState>()(() => ({
  route: homeRoute,
  pane: 'list',
  selected: nothingSelected,
  anchor: null,
  overlay: null,
  visits: 0,
}));

export function getViewState(): ViewState {
  return useViewState.getState();
}

export function select(ids: Iterable<ThreadId>, anchor: ThreadId | null = null): void {
  const selected = new Set(ids);
  useViewState.setState({ selected: selected.size > 0 ? selected : nothingSelected, anchor });
}

export function toggleSelected(id: ThreadId): void {
  const selected = new Set(getViewState().selected);
  if (!selected.delete(id)) selected.add(id);
  select(selected, id);
}

export function clearSelection(): void {
  const { selected, anchor } = getViewState();
  if (selected.size > 0 || anchor !== null) select([]);
}

export function setPane(pane: Pane): void {
  if (getViewState().pane !== pane) useViewState.setState({ pane });
}

export function openOverlay(overlay: Overlay): void {
  useViewState.setState({ overlay });
}

export function closeOverlay(): void {
  useViewState.setState({ overlay: null });
}
