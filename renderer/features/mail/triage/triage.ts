import type { View } from '#shared/contract/threads.ts';
import { isAppError } from '#shared/errors.ts';
import type { MailboxId, ThreadId } from '#shared/ids.ts';
import { coreClient } from '../../../lib/core.ts';
import { readSettings } from '../../../lib/settings.ts';
import { closeThread, openThread } from '../../../state/navigate.ts';
import { chosenOf, threadOf, type RowKey } from '../../../state/row-keys.ts';
import { clearSelection, getViewState } from '../../../state/view-state.ts';
import { offerUndo, type Undoable } from '../../undo/index.ts';
import {
  currentListKey,
  forgetThread,
  getListState,
  noteOwnMoves,
  readOpenKey,
  setActive,
  setSelecting,
} from '../list/list-state.ts';
import { inBatches } from './in-batches.ts';
import { pickNext } from './pick-next.ts';

export type MoveTarget = 'inbox' | 'archive' | 'spam' | 'trash';

/** The core answers within milliseconds, so nothing is shown before it is true. */
export function moveThreads(keys: readonly RowKey[], to: MoveTarget): Promise<void> {
  return takeAway(keys, `threads.${to}`, () => inBatches(keys, (chosen) => coreClient.threads.move({ ...chosen, to })));
}

/** Into any folder. */
export function moveToFolder(keys: readonly RowKey[], mailboxId: MailboxId): Promise<void> {
  return takeAway(keys, 'threads.moveTo', () =>
    inBatches(keys, (chosen) => coreClient.threads.moveTo({ ...chosen, mailboxId })),
  );
}

/** What takes rows out of the list: the next one is shown, and undo brings them back to where they were open. */
export async function takeAway(
  keys: readonly RowKey[],
  label: string,
  change: () => Promise<readonly Undoable[]>,
): Promise<void> {
  if (keys.length === 0) return;
  const openKey = readOpenKey();
  const order = getListState().threads.map((thread) => thread.id);

  const changes = await change();
  noteOwnMoves(keys);
  endSelection();
  const leaving = new Set(keys);
  const isOpenLeaving = openKey !== null && leaving.has(openKey);
  const returnTo = isOpenLeaving ? reopen(openKey) : undefined;
  if (isOpenLeaving) await advance(openKey, order, leaving);
  offerUndo(label, changes, returnTo);
}

export async function markRead(keys: readonly RowKey[], isRead: boolean): Promise<void> {
  const changed = await inBatches(keys, (chosen) => coreClient.threads.setRead({ ...chosen, isRead }));
  offerUndo(isRead ? 'threads.read' : 'threads.unread', changed);
}

export async function markStarred(keys: readonly RowKey[], isStarred: boolean): Promise<void> {
  const changed = await inBatches(keys, (chosen) => coreClient.threads.setStarred({ ...chosen, isStarred }));
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
async function advance(openKey: RowKey, order: readonly RowKey[], leaving: ReadonlySet<RowKey>): Promise<void> {
  const openId = threadOf(openKey);
  // Of a conversation that is shown message by message the others may stay.
  const stays = chosenOf([openKey]).messageIds === undefined && (await isStillListed(openId));
  const { route } = getViewState();
  if (route.page !== 'mail' || route.threadId !== openId || stays) return;
  forgetThread(openKey);
  const next = pickNext(order, openKey, leaving, readSettings().afterTriage);
  if (next) {
    setActive(next);
    openThread(threadOf(next));
  } else closeThread();
}

async function isStillListed(id: ThreadId): Promise<boolean> {
  const { route } = getViewState();
  if (route.page !== 'mail') return false;
  const { views, mailboxIds } = await readPlaces(id);
  return route.mailboxId === null ? views.includes(route.view) : mailboxIds.includes(route.mailboxId);
}

async function readPlaces(id: ThreadId): Promise<{ views: readonly View[]; mailboxIds: readonly MailboxId[] }> {
  try {
    // Not through the cache: a question that is under way there may have been asked before the move.
    return await coreClient.threads.get({ id });
  } catch (error) {
    if (isAppError(error, 'not-found')) return { views: [], mailboxIds: [] };
    throw error;
  }
}

function reopen(key: RowKey): () => void {
  const listKey = currentListKey();
  return () => {
    if (currentListKey() !== listKey) return;
    setActive(key);
    openThread(threadOf(key));
  };
}
