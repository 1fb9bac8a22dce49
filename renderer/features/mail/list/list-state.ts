import { create } from 'zustand';
import { listSort, type ListSort } from '#shared/contract/threads.ts';
import { keep, readKept } from '../../../lib/kept.ts';
import { threadOf, type RowKey } from '../../../state/row-keys.ts';
import { getViewState } from '../../../state/view-state.ts';
import type { ListedThread } from './page-chain.ts';
import { placeKey, scopeKey, type ListFilter, type ListPlace, type ThreadScope } from './thread-scope.ts';

/** What the list of this window shows, for the commands and for the reader's "5 of 212". */
export interface ListState {
  /** The row that holds the place of the keyboard, and the list it was in. */
  readonly active: { readonly listKey: string; readonly id: RowKey } | null;
  /** The row a context menu is open on: commands mean it, not the open one. */
  readonly contextId: RowKey | null;
  /** Checkboxes stand in the rows although nothing is ticked yet. */
  readonly isSelecting: boolean;
  /** What narrows one list; another one begins unfiltered. */
  readonly filtersIn: { readonly listKey: string; readonly filters: readonly ListFilter[] } | null;
  /** Lists that stand in another order than newest first. */
  readonly isFilterStripOpen: boolean;
  readonly sorts: Readonly<Record<string, ListSort>>;
  /** The rows that mail is being dragged from, for as long as it is. */
  readonly dragged: ReadonlySet<RowKey>;
  readonly scope: ThreadScope | null;
  /** In the order of the screen, as far as the list was walked. */
  readonly threads: readonly ListedThread[];
  /** All conversations of the scope; `null` where nobody counts them. */
  readonly total: number | null;
  /** New conversations that wait above the first row. */
  readonly heldCount: number;
}

export const useListState = create<ListState>()(() => ({
  active: null,
  contextId: null,
  isSelecting: false,
  filtersIn: null,
  isFilterStripOpen: readKept('filter-strip') === true,
  sorts: readSorts(),
  dragged: new Set(),
  scope: null,
  threads: [],
  total: null,
  heldCount: 0,
}));

export function getListState(): ListState {
  return useListState.getState();
}

/** The list that the window is at. */
export function currentListKey(): string {
  const { route } = getViewState();
  return route.page === 'mail' ? placeKey(placeOf(route)) : '';
}

export function placeOf(route: ListPlace): ListPlace {
  const { view, accountId, mailboxId, part } = route;
  return { view, accountId, mailboxId, part };
}

/** Open or not, it is what a command without selection means. */
export function readActiveId(): RowKey | null {
  const { active } = getListState();
  return active?.listKey === currentListKey() ? active.id : null;
}

export function setActive(id: RowKey | null): void {
  if (readActiveId() === id) return;
  useListState.setState({ active: id === null ? null : { listKey: currentListKey(), id } });
}

export function setContext(contextId: RowKey | null): void {
  if (getListState().contextId !== contextId) useListState.setState({ contextId });
}

export function setSelecting(isSelecting: boolean): void {
  if (getListState().isSelecting !== isSelecting) useListState.setState({ isSelecting });
}

export function readFilters(): readonly ListFilter[] {
  const { filtersIn } = getListState();
  return filtersIn?.listKey === currentListKey() ? filtersIn.filters : noFilters;
}

export function toggleFilter(filter: ListFilter): void {
  const set = readFilters();
  const filters = set.includes(filter) ? set.filter((one) => one !== filter) : [...set, filter];
  useListState.setState({ filtersIn: { listKey: currentListKey(), filters } });
}

export function toggleFilterStrip(): void {
  const isFilterStripOpen = !getListState().isFilterStripOpen;
  useListState.setState({ isFilterStripOpen });
  keep('filter-strip', isFilterStripOpen);
}

export function clearFilters(): void {
  useListState.setState({ filtersIn: null });
}

const noFilters: readonly ListFilter[] = [];
const keptSorts = 200;

/** Kept for this window's origin: a list is found again in the order it was left in. */
export function setSort(sort: ListSort): void {
  const { [currentListKey()]: _, ...others } = getListState().sorts;
  const sorts = sort === 'newest' ? others : { ...others, [currentListKey()]: sort };
  const newest = Object.fromEntries(Object.entries(sorts).slice(-keptSorts));
  useListState.setState({ sorts: newest });
  keep('sorts', newest);
}

function readSorts(): Record<string, ListSort> {
  const kept = readKept('sorts');
  if (typeof kept !== 'object' || kept === null) return {};
  const isSort = (entry: [string, unknown]): entry is [string, ListSort] => listSort.safeParse(entry[1]).success;
  return Object.fromEntries(Object.entries(kept).filter(isSort));
}

export function setDragged(dragged: ReadonlySet<RowKey>): void {
  useListState.setState({ dragged });
}

export function showThreads(shown: Pick<ListState, 'scope' | 'threads' | 'total' | 'heldCount'>): void {
  useListState.setState(shown);
}

/** For while the list itself is not on screen (one pane): what left the view is no neighbour any more. */
export function forgetThread(id: RowKey): void {
  const { threads, total } = getListState();
  const left = threads.filter((thread) => thread.id !== id);
  if (left.length < threads.length) useListState.setState({ threads: left, total: total === null ? null : total - 1 });
}

/** The row itself, or the first one of a conversation. */
export function indexOfThread(id: RowKey | null): number {
  if (id === null) return -1;
  const { threads } = getListState();
  return placesOf(threads).get(id) ?? threads.findIndex((thread) => threadOf(thread.id) === id);
}

const places = new WeakMap<readonly ListedThread[], ReadonlyMap<RowKey, number>>();

/** Made once per list: ten thousand ticked rows are looked up in a list of two hundred thousand. */
function placesOf(threads: readonly ListedThread[]): ReadonlyMap<RowKey, number> {
  const known = places.get(threads);
  if (known) return known;
  const made = new Map(threads.map((thread, index) => [thread.id, index]));
  places.set(threads, made);
  return made;
}

/** The row of the open conversation; in the flat list the one it was opened from. */
export function readOpenKey(): RowKey | null {
  const { route } = getViewState();
  if (route.page !== 'mail' || route.threadId === null) return null;
  const activeId = readActiveId();
  if (activeId !== null && threadOf(activeId) === route.threadId) return activeId;
  return getListState().threads[indexOfThread(route.threadId)]?.id ?? route.threadId;
}

const scrollTops = new Map<string, number>();

/** A list is left and found again at the same place. */
export function keepScrollTop(scope: ThreadScope, scrollTop: number): void {
  scrollTops.set(scopeKey(scope), scrollTop);
}

export function readScrollTop(scope: ThreadScope): number | undefined {
  return scrollTops.get(scopeKey(scope));
}

const moves = new Set<RowKey>();
const keptMoves = 20_000;

/** Conversations that this window moved: they may come back by undo, and are then no new mail. */
export function noteOwnMoves(ids: readonly RowKey[]): void {
  if (moves.size > keptMoves) moves.clear();
  for (const id of ids) moves.add(id);
}

export function readOwnMoves(): ReadonlySet<RowKey> {
  return moves;
}
