import { create } from 'zustand';
import type { View } from '#shared/contract/threads.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { getViewState } from '../../../state/view-state.ts';
import type { ListedThread } from './page-chain.ts';
import { scopeKey, type ThreadScope } from './thread-scope.ts';

/** What the list of this window shows, for the commands and for the reader's "5 of 212". */
export interface ListState {
  /** The row that holds the place of the keyboard, and the list it was in. */
  readonly active: { readonly listKey: string; readonly id: ThreadId } | null;
  /** The row a context menu is open on: commands mean it, not the open one. */
  readonly contextId: ThreadId | null;
  /** Checkboxes stand in the rows although nothing is ticked yet. */
  readonly isSelecting: boolean;
  /** The list that shows unread ones only; another list begins unfiltered. */
  readonly unreadOnlyIn: string | null;
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
  unreadOnlyIn: null,
  scope: null,
  threads: [],
  total: null,
  heldCount: 0,
}));

export function getListState(): ListState {
  return useListState.getState();
}

export function listKey(view: View, accountId: AccountId | null): string {
  return `${view} ${accountId ?? ''}`;
}

function currentListKey(): string {
  const { route } = getViewState();
  return route.page === 'mail' ? listKey(route.view, route.accountId) : '';
}

/** Open or not, it is what a command without selection means. */
export function readActiveId(): ThreadId | null {
  const { active } = getListState();
  return active?.listKey === currentListKey() ? active.id : null;
}

export function setActive(id: ThreadId | null): void {
  if (readActiveId() === id) return;
  useListState.setState({ active: id === null ? null : { listKey: currentListKey(), id } });
}

export function setContext(contextId: ThreadId | null): void {
  if (getListState().contextId !== contextId) useListState.setState({ contextId });
}

export function setSelecting(isSelecting: boolean): void {
  if (getListState().isSelecting !== isSelecting) useListState.setState({ isSelecting });
}

export function setUnreadOnly(unreadOnlyIn: string | null): void {
  useListState.setState({ unreadOnlyIn });
}

export function showThreads(shown: Pick<ListState, 'scope' | 'threads' | 'total' | 'heldCount'>): void {
  useListState.setState(shown);
}

/** For while the list itself is not on screen (one pane): what left the view is no neighbour any more. */
export function forgetThread(id: ThreadId): void {
  const { threads, total } = getListState();
  const left = threads.filter((thread) => thread.id !== id);
  if (left.length < threads.length) useListState.setState({ threads: left, total: total === null ? null : total - 1 });
}

export function indexOfThread(id: ThreadId | null): number {
  return id === null ? -1 : getListState().threads.findIndex((thread) => thread.id === id);
}

const scrollTops = new Map<string, number>();

/** A list is left and found again at the same place. */
export function keepScrollTop(scope: ThreadScope, scrollTop: number): void {
  scrollTops.set(scopeKey(scope), scrollTop);
}

export function readScrollTop(scope: ThreadScope): number | undefined {
  return scrollTops.get(scopeKey(scope));
}

const moves = new Set<ThreadId>();
const keptMoves = 20_000;

/** Conversations that this window moved: they may come back by undo, and are then no new mail. */
export function noteOwnMoves(ids: readonly ThreadId[]): void {
  if (moves.size > keptMoves) moves.clear();
  for (const id of ids) moves.add(id);
}

export function readOwnMoves(): ReadonlySet<ThreadId> {
  return moves;
}
