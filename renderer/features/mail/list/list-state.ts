import { create } from 'zustand';
import type { ThreadId } from '#shared/ids.ts';
import type { ListedThread } from './page-chain.ts';
import { scopeKey, type ThreadScope } from './thread-scope.ts';

/** What the list of this window shows, for the commands and for the reader's "5 of 212". */
export interface ListState {
  /** The row that holds the place of the keyboard. Open or not, it is what a command without selection means. */
  readonly activeId: ThreadId | null;
  readonly unreadOnly: boolean;
  readonly scope: ThreadScope | null;
  /** In the order of the screen, as far as the list was walked. */
  readonly threads: readonly ListedThread[];
  /** All conversations of the scope; `null` where nobody counts them. */
  readonly total: number | null;
  /** New conversations that wait above the first row. */
  readonly heldCount: number;
}

export const useListState = create<ListState>()(() => ({
  activeId: null,
  unreadOnly: false,
  scope: null,
  threads: [],
  total: null,
  heldCount: 0,
}));

export function getListState(): ListState {
  return useListState.getState();
}

export function setActive(activeId: ThreadId | null): void {
  if (getListState().activeId !== activeId) useListState.setState({ activeId });
}

export function setUnreadOnly(unreadOnly: boolean): void {
  useListState.setState({ unreadOnly });
}

export function showThreads(shown: Pick<ListState, 'scope' | 'threads' | 'total' | 'heldCount'>): void {
  useListState.setState(shown);
}

/** For while the list itself is not on screen (one pane): what left the view is no neighbour any more. */
export function forgetThreads(ids: ReadonlySet<ThreadId>): void {
  const { threads, total } = getListState();
  const left = threads.filter((thread) => !ids.has(thread.id));
  if (left.length === threads.length) return;
  useListState.setState({ threads: left, total: total === null ? null : total - (threads.length - left.length) });
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
