import { create } from 'zustand';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import { keep, readKept } from '../../../lib/kept.ts';
import { getViewState } from '../../../state/view-state.ts';
import { readMailboxes } from '../list/use-mailboxes.ts';
import { readNode, type NodeTarget } from './folder-nodes.ts';

export type FolderQuestion =
  | { readonly kind: 'create'; readonly accountId: AccountId; readonly parentId: MailboxId | null }
  | { readonly kind: 'rename'; readonly mailbox: Mailbox };

interface FolderState {
  /** What the user folded or opened; the rest stands as it is drawn first. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** Where the arrows are in the tree. */
  readonly activeId: string | null;
  /** The row a context menu is open on: folder commands mean it. */
  readonly contextId: string | null;
  /** A name is being asked for. */
  readonly question: FolderQuestion | null;
}

export const useFolderState = create<FolderState>()(() => ({
  folds: readFolds(),
  activeId: null,
  contextId: null,
  question: null,
}));

export function setTreeActive(activeId: string): void {
  useFolderState.setState({ activeId });
}

export function setTreeContext(contextId: string | null): void {
  useFolderState.setState({ contextId });
}

export function askForFolder(question: FolderQuestion | null): void {
  useFolderState.setState({ question });
}

export function setExpanded(id: string, isOpen: boolean): void {
  const folds = { ...useFolderState.getState().folds, [id]: isOpen };
  useFolderState.setState({ folds });
  keep('folders', folds);
}

function readFolds(): Record<string, boolean> {
  const kept = readKept('folders');
  if (typeof kept !== 'object' || kept === null) return {};
  const isFold = (entry: [string, unknown]): entry is [string, boolean] => typeof entry[1] === 'boolean';
  return Object.fromEntries(Object.entries(kept).filter(isFold));
}

/** Which folder or account a folder command means: that of the context menu, else the one that is open. */
export function readFolderTarget(): NodeTarget | null {
  const { contextId } = useFolderState.getState();
  if (contextId !== null) return readNode(contextId);
  const { route } = getViewState();
  if (route.page !== 'mail') return null;
  if (route.mailboxId !== null) return { kind: 'folder', id: route.mailboxId };
  return route.accountId === null ? null : { kind: 'account', id: route.accountId };
}

export function readTargetMailbox(): Mailbox | null {
  const target = readFolderTarget();
  if (target?.kind !== 'folder') return null;
  return readMailboxes().find(({ id }) => id === target.id) ?? null;
}
