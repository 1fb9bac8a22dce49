import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { NavSlotProps } from '../../../app/layout/slots.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useSettings } from '../../../lib/settings.ts';
import { useViewState } from '../../../state/view-state.ts';
import { AccountBar, ContextMenu, NavGroup, NavHeading, NavItem, Tree, type TreeNode } from '../../../ui/index.ts';
import { AccountNav, markOf, useAccounts } from '../../accounts/index.ts';
import { useMailboxes } from '../list/use-mailboxes.ts';
import { useCommandEntries } from '../triage/use-command-entries.ts';
import { dropHandlers, type DropTarget } from './drop-mail.ts';
import { useFolderName } from './folder-name.ts';
import { folderNodes, iconOf, nodeId, readNode } from './folder-nodes.ts';
import { setExpanded, setTreeActive, setTreeContext, useFolderState } from './folder-state.ts';
import { openMailbox, openNode, readOpenNode } from './open-node.ts';

const folderEntries = [
  'folders.new',
  'folders.rename',
  'folders.delete',
  '-',
  'folders.toggle-favourite',
  'folders.toggle-sync',
] as const;

/** Below the views: the folders the user wants near, then every account with its own. */
export function FolderNav({ isRail }: NavSlotProps) {
  const accounts = useAccounts();
  const mailboxes = useMailboxes();
  if (!accounts || !mailboxes || accounts.length === 0) return null;
  if (isRail) return <AccountNav isRail />;
  return (
    <>
      <Favourites mailboxes={mailboxes} />
      <FolderTree mailboxes={mailboxes} />
    </>
  );
}

function Favourites({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  const { t } = useLingui();
  const { favouriteFolders } = useSettings();
  const nameFolder = useFolderName();
  const openId = useViewState(({ route }) => readOpenNode(route, mailboxes));
  const [over, setOver] = useState<DropTarget | null>(null);
  const found = favouriteFolders.flatMap((id) => mailboxes.find((mailbox) => mailbox.id === id) ?? []);
  if (found.length === 0) return null;
  return (
    <NavGroup label={t`Favourites`}>
      {found.map((mailbox) => (
        <NavItem
          key={mailbox.id}
          label={nameFolder(mailbox)}
          icon={iconOf(mailbox.role)}
          count={mailbox.unread || undefined}
          countUnit={t`unread`}
          isCurrent={openId === nodeId({ kind: 'folder', id: mailbox.id })}
          isDropTarget={over?.kind === 'folder' && over.id === mailbox.id}
          onClick={() => openMailbox(mailbox)}
          {...dropHandlers(() => ({ kind: 'folder', id: mailbox.id }), setOver)}
        />
      ))}
    </NavGroup>
  );
}

function FolderTree({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  const { t } = useLingui();
  const nodes = useNodes(mailboxes);
  const [folds, activeId] = useFolderState(useShallow((state) => [state.folds, state.activeId]));
  const openId = useViewState(({ route }) => readOpenNode(route, mailboxes));
  const entries = useCommandEntries(folderEntries);
  const [over, setOver] = useState<DropTarget | null>(null);
  // Of a single account the folders are what one wants to see; several stand folded below the views they share.
  const expandedIds = useMemo(
    () => new Set(listIds(nodes).filter((id) => folds[id] ?? (nodes.length === 1 && id === nodes[0]?.id))),
    [nodes, folds],
  );
  return (
    <>
      <NavHeading action={<CommandButton command="folders.new" size="inline" />}>{t`Accounts`}</NavHeading>
      <ContextMenu
        label={t`Folder`}
        items={entries}
        onOpenChange={(isOpen) => {
          if (!isOpen) setTreeContext(null);
        }}
      >
        <div
          onContextMenuCapture={(event) => setTreeContext(findNode(event.target))}
          {...dropHandlers((event) => readDrop(event.target), setOver)}
        >
          <Tree
            label={t`Folders`}
            nodes={nodes}
            expandedIds={expandedIds}
            onExpandedChange={setExpanded}
            selectedId={openId}
            onSelect={(id) => openNode(readNode(id), mailboxes)}
            activeId={activeId}
            onActiveChange={setTreeActive}
            dropId={over?.kind === 'folder' ? nodeId(over) : null}
          />
        </div>
      </ContextMenu>
    </>
  );
}

function useNodes(mailboxes: readonly Mailbox[]): TreeNode[] {
  const { t } = useLingui();
  const accounts = useAccounts();
  const nameFolder = useFolderName();
  return useMemo(() => {
    const byAccount = Map.groupBy(mailboxes, ({ accountId }) => accountId);
    return (accounts ?? []).map((account) => ({
      id: nodeId({ kind: 'account', id: account.id }),
      label: account.name,
      mark: <AccountBar color={markOf(account)} />,
      count: account.unread || undefined,
      countUnit: t`unread`,
      children: folderNodes(byAccount.get(account.id) ?? [], nameFolder, t`unread`),
    }));
  }, [accounts, mailboxes, nameFolder, t]);
}

function listIds(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...listIds(node.children ?? [])]);
}

function findNode(target: EventTarget): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null;
  return element?.dataset['node'] ?? null;
}

function readDrop(target: EventTarget): DropTarget | null {
  const id = findNode(target);
  const node = id === null ? null : readNode(id);
  return node?.kind === 'folder' ? node : null;
}
