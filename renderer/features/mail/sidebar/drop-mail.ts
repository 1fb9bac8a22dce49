import type { DragEvent } from 'react';
import type { MailboxId } from '#shared/ids.ts';
import { showError } from '../../../lib/notices.ts';
import type { RowKey } from '../../../state/row-keys.ts';
import { inTurn } from '../../undo/index.ts';
import { findListed } from '../list/find-listed.ts';
import { getListState, setDragged } from '../list/list-state.ts';
import { readMailboxes } from '../list/use-mailboxes.ts';
import { markStarred, moveThreads, moveToFolder, type MoveTarget } from '../triage/triage.ts';

/** What mail can be dropped onto. */
export type DropTarget =
  | { readonly kind: 'view'; readonly view: MoveTarget | 'starred' }
  | { readonly kind: 'folder'; readonly id: MailboxId };

/** Only rows of this window: another one may be at another list. */
export function canDrop(target: DropTarget): boolean {
  const { dragged } = getListState();
  if (dragged.size === 0) return false;
  if (target.kind === 'view') return true;
  const mailbox = readMailboxes().find(({ id }) => id === target.id);
  if (!mailbox?.canSelect || mailbox.role === 'drafts' || mailbox.role === 'sent') return false;
  // Mail stays with its account. What is ticked further down than the list was walked, the core decides.
  return [...dragged].some((key) => (findListed(key)?.accountId ?? mailbox.accountId) === mailbox.accountId);
}

export function dropMail(target: DropTarget): void {
  const keys = [...getListState().dragged];
  setDragged(new Set());
  void inTurn(() => act(keys, target)).catch(showError);
}

function act(keys: readonly RowKey[], target: DropTarget): Promise<void> {
  if (target.kind === 'folder') return moveToFolder(keys, target.id);
  return target.view === 'starred' ? markStarred(keys, true) : moveThreads(keys, target.view);
}

/** The handlers of one place: `onOver` says whether something that fits hangs over it. */
export function dropHandlers(
  find: (event: DragEvent) => DropTarget | null,
  onOver: (target: DropTarget | null) => void,
) {
  return {
    onDragOver: (event: DragEvent) => {
      const target = find(event);
      const fits = target !== null && canDrop(target);
      onOver(fits ? target : null);
      if (!fits) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) onOver(null);
    },
    onDrop: (event: DragEvent) => {
      const target = find(event);
      onOver(null);
      if (target === null || !canDrop(target)) return;
      event.preventDefault();
      dropMail(target);
    },
  };
}
