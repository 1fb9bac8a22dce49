import type { Mailbox } from '#shared/contract/mailboxes.ts';
import { navigate, openFolder, openView } from '../../../state/navigate.ts';
import type { Route } from '../../../state/route.ts';
import { getViewState } from '../../../state/view-state.ts';
import { viewOf } from './folder-name.ts';
import { nodeId, type NodeTarget } from './folder-nodes.ts';

/** A folder with a part to play is that view of its account; drafts have a page of their own. */
export function openMailbox({ id, role, accountId }: Mailbox): void {
  const view = viewOf(role);
  if (view !== null) openView(view, accountId);
  else if (role === 'drafts') navigate({ page: 'drafts', draftId: null });
  else openFolder(id);
}

/** An account narrows the view that is shown; once more widens it again. */
export function openNode(target: NodeTarget, mailboxes: readonly Mailbox[]): void {
  if (target.kind === 'folder') {
    const mailbox = mailboxes.find(({ id }) => id === target.id);
    if (mailbox) openMailbox(mailbox);
    return;
  }
  const { route } = getViewState();
  const isMail = route.page === 'mail' && route.mailboxId === null;
  openView(isMail ? route.view : 'inbox', isMail && route.accountId === target.id ? null : target.id);
}

/** The row of the tree that stands for what is open. */
export function readOpenNode(route: Route, mailboxes: readonly Mailbox[]): string | null {
  if (route.page !== 'mail') return null;
  const { accountId, mailboxId, view } = route;
  if (mailboxId !== null) return nodeId({ kind: 'folder', id: mailboxId });
  if (accountId === null) return null;
  const folder = mailboxes.find((mailbox) => mailbox.accountId === accountId && mailbox.role === view);
  return folder ? nodeId({ kind: 'folder', id: folder.id }) : nodeId({ kind: 'account', id: accountId });
}
