import { FilePen, Folder, type LucideIcon } from 'lucide-react';
import type { Mailbox, MailboxRole } from '#shared/contract/mailboxes.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import type { TreeNode } from '../../../ui/index.ts';
import { viewFaces } from '../commands/views.ts';
import { viewOf } from './folder-name.ts';

/** Parts first, in the order of the views above them; then the user's folders as the server sorts them. */
const roleOrder: readonly MailboxRole[] = ['inbox', 'drafts', 'sent', 'archive', 'spam', 'trash', 'other'];

/** What a row of the sidebar stands for. */
export type NodeTarget =
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'folder'; readonly id: MailboxId };

export function nodeId({ kind, id }: NodeTarget): string {
  return `${kind} ${id}`;
}

export function readNode(id: string): NodeTarget {
  const [kind = '', rest = ''] = id.split(' ');
  return { kind, id: rest } as NodeTarget;
}

/** The folders of one account as a tree. What lies in a folder that is not here stands on top, with its whole path. */
export function folderNodes(
  mailboxes: readonly Mailbox[],
  nameOf: (mailbox: Mailbox) => string,
  countUnit: string,
): TreeNode[] {
  const byParent = Map.groupBy(mailboxes, (mailbox) => mailbox.parentId);
  const build = (parentId: MailboxId | null): TreeNode[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role))
      .map((mailbox) => ({
        id: nodeId({ kind: 'folder', id: mailbox.id }),
        label: nameOf(mailbox),
        icon: iconOf(mailbox.role),
        count: countOf(mailbox) || undefined,
        countUnit,
        isCountNew: mailbox.role === 'inbox',
        children: build(mailbox.id),
      }));
  return build(null);
}

export function iconOf(role: MailboxRole): LucideIcon {
  if (role === 'drafts') return FilePen;
  const view = viewOf(role);
  return view === null ? Folder : viewFaces[view].icon;
}

/** What was sent and what was thrown away wants nobody's attention. */
function countOf({ role, unread }: Mailbox): number {
  return role === 'sent' || role === 'trash' || role === 'drafts' ? 0 : unread;
}
