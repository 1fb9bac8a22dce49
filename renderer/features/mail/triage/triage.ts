import type { View } from '#shared/contract/threads.ts';
import { isAppError } from '#shared/errors.ts';
import type { ThreadId } from '#shared/ids.ts';
import { coreClient } from '../../../lib/core.ts';
import { readSettings } from '../../../lib/settings.ts';
import { closeThread, openThread } from '../../../state/navigate.ts';
import { clearSelection, getViewState } from '../../../state/view-state.ts';
import { offerUndo } from '../../undo/index.ts';
import { forgetThread, getListState, noteOwnMoves, setSelecting } from '../list/list-state.ts';
import { pickNext } from './pick-next.ts';

export type MoveTarget = 'inbox' | 'archive' | 'spam' | 'trash';

/** The core answers within milliseconds, so nothing is shown before it is true. */
export async function moveThreads(ids: readonly ThreadId[], to: MoveTarget): Promise<void> {
  if (ids.length === 0) return;
  const { route } = getViewState();
  const openId = route.page === 'mail' ? route.threadId : null;
  const order = getListState().threads.map((thread) => thread.id);

  const moved = await coreClient.threads.move({ ids: [...ids], to });
  noteOwnMoves(ids);
  endSelection();
  const leaving = new Set(ids);
  const returnTo = openId !== null && leaving.has(openId) ? reopen(openId) : undefined;
  if (openId !== null && leaving.has(openId)) await advance(openId, order, leaving);
  offerUndo(`threads.${to}`, moved, returnTo);
}

export async function markRead(ids: readonly ThreadId[], isRead: boolean): Promise<void> {
  if (ids.length === 0) return;
  const changed = await coreClient.threads.setRead({ ids: [...ids], isRead });
  offerUndo(isRead ? 'threads.read' : 'threads.unread', changed);
}

export async function markStarred(ids: readonly ThreadId[], isStarred: boolean): Promise<void> {
  if (ids.length === 0) return;
  const changed = await coreClient.threads.setStarred({ ids: [...ids], isStarred });
  offerUndo(isStarred ? 'threads.star' : 'threads.unstar', changed);
}

function endSelection(): void {
  clearSelection();
  setSelecting(false);
}

/**
 * Shows the next conversation when the open one is gone from this list. Whether it is gone, the core knows best: an
 * archived conversation still stands among the starred.
 */
async function advance(openId: ThreadId, order: readonly ThreadId[], leaving: ReadonlySet<ThreadId>): Promise<void> {
  const views = await readViews(openId);
  const { route } = getViewState();
  if (route.page !== 'mail' || route.threadId !== openId || views.includes(route.view)) return;
  forgetThread(openId);
  const next = pickNext(order, openId, leaving, readSettings().afterTriage);
  if (next) openThread(next);
  else closeThread();
}

async function readViews(id: ThreadId): Promise<readonly View[]> {
  try {
    // Not through the cache: a question that is under way there may have been asked before the move.
    return (await coreClient.threads.get({ id })).views;
  } catch (error) {
    if (isAppError(error, 'not-found')) return [];
    throw error;
  }
}

function reopen(id: ThreadId): () => void {
  const { view, accountId } = getListState().scope ?? {};
  return () => {
    const { route } = getViewState();
    if (route.page === 'mail' && route.view === view && route.accountId === accountId) openThread(id);
  };
}
