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
  /** Accounts that are folded and folders that are not: the others stand as they are drawn first. */
  readonly turned: ReadonlySet<string>;
  /** Where the arrows are in the tree. */
  readonly activeId: string | null;
  /** The row a context menu is open on: folder commands mean it. */
  readonly contextId: string | null;
  /** A name is being asked for. */
  readonly question: FolderQuestion | null;
}

export const useFolderState = create<FolderState>()(() => ({
  turned: new Set(readTurned()),
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

export function isExpanded(id: string, turned: ReadonlySet<string>): boolean {
  return (readNode(id).kind === 'account') !== turned.has(id);
}

export function setExpanded(id: string, isOpen: boolean): void {
  const turned = new Set(useFolderState.getState().turned);
  if ((readNode(id).kind === 'account') === isOpen) turned.delete(id);
  else turned.add(id);
  useFolderState.setState({ turned });
  keep('folders', [...turned]);
}

function readTurned(): string[] {
  const kept = readKept('folders');
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
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
