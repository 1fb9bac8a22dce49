import { focusPane } from '../../../state/focus-pane.ts';
import { openThread } from '../../../state/navigate.ts';
import { threadOf, type RowKey } from '../../../state/row-keys.ts';
import { getViewState, type Pane } from '../../../state/view-state.ts';
import { walkDrafts } from '../../drafts/index.ts';
import { getListState, indexOfThread, readActiveId, readOpenKey, setActive } from './list-state.ts';

/** Where a reader stands beside the list, walking shows what one walks over; else it only moves the row. */
export function hasReaderBeside(): boolean {
  return isOnScreen('reader');
}

export function hasListBeside(): boolean {
  return isOnScreen('list');
}

function isOnScreen(pane: Pane): boolean {
  return document.querySelector(`[data-pane="${pane}"]`)?.checkVisibility() ?? false;
}

/** The row `steps` further; at the ends it stays. */
export function threadAt(steps: number): RowKey | null {
  const { pane } = getViewState();
  const { threads } = getListState();
  const openId = readOpenKey();
  const activeId = readActiveId();
  const at = indexOfThread(pane === 'list' ? (activeId ?? openId) : (openId ?? activeId));
  if (at < 0) return threads[0]?.id ?? null;
  return threads[Math.max(0, Math.min(threads.length - 1, at + steps))]?.id ?? null;
}

export function walk(steps: number): void {
  if (getViewState().route.page === 'drafts') return walkDrafts(steps);
  const id = threadAt(steps);
  if (id === null) return;
  setActive(id);
  const { route } = getViewState();
  const isReading = route.page === 'mail' && route.threadId !== null;
  if (isReading || hasReaderBeside()) openThread(threadOf(id));
}

/** The row one was on; in a list that was just entered the pane itself, so that the first step is the first row. */
export function focusList(): void {
  if (readActiveId() !== null) return focusPane('list');
  document.querySelector<HTMLElement>('[data-pane="list"]')?.focus({ preventScroll: true });
}
