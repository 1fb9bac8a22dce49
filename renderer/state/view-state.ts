import { create } from 'zustand';
import { homeRoute, type Route } from './route.ts';
import type { RowKey } from './row-keys.ts';

/** View state of this window: where it is, what is selected, what lies open above. Never mail. */
export type Pane = 'sidebar' | 'list' | 'reader';
export type Overlay = 'palette' | 'shortcuts';

export interface ViewState {
  readonly route: Route;
  /** The pane that has, or last had, the keyboard; its open row is `selected`, elsewhere `selected-idle`. */
  readonly pane: Pane;
  /** Ticked rows of the list. Empty: commands act on the open one. */
  readonly selected: ReadonlySet<RowKey>;
  /** Where a range selection starts. */
  readonly anchor: RowKey | null;
  readonly overlay: Overlay | null;
  /** Counts every wish to go somewhere, also to where the window already is. */
  readonly visits: number;
}

const nothingSelected: ReadonlySet<RowKey> = new Set();

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

export function select(keys: Iterable<RowKey>, anchor: RowKey | null = null): void {
  const selected = new Set(keys);
  useViewState.setState({ selected: selected.size > 0 ? selected : nothingSelected, anchor });
}

export function toggleSelected(key: RowKey): void {
  const selected = new Set(getViewState().selected);
  if (!selected.delete(key)) selected.add(key);
  select(selected, key);
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
