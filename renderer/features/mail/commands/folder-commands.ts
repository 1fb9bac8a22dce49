import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { FolderMinus, FolderPen, FolderPlus, Pin, RefreshCw } from 'lucide-react';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { Account } from '#shared/contract/accounts.ts';
import { isAppError } from '#shared/errors.ts';
import type { Command } from '../../../app/commands/command.ts';
import { core, coreClient, queryClient } from '../../../lib/core.ts';
import { showNotice } from '../../../lib/notices.ts';
import { readSettings, saveSettings } from '../../../lib/settings.ts';
import { confirm } from '../../../ui/index.ts';
import { offerUndo } from '../../undo/index.ts';
import { askForFolder, readFolderTarget, readTargetMailbox } from '../sidebar/folder-state.ts';

const chooseFirst = msg`Open a folder first`;

/** On the folder of the context menu, else on the open one. */
export const folderCommands: readonly Command[] = [
  {
    id: 'folders.new',
    title: msg`New folder`,
    group: 'sort',
    icon: FolderPlus,
    scope: 'app',
    enabled: () => (readHome() === null ? msg`Add an account first` : true),
    run: () => {
      const home = readHome();
      if (home) askForFolder({ kind: 'create', ...home });
    },
  },
  {
    id: 'folders.rename',
    title: msg`Rename folder`,
    group: 'sort',
    icon: FolderPen,
    scope: 'app',
    enabled: () => needsFolder((mailbox) => (mailbox.role === 'inbox' ? msg`The inbox keeps its name` : null)),
    run: () => {
      const mailbox = readTargetMailbox();
      if (mailbox) askForFolder({ kind: 'rename', mailbox });
    },
  },
  {
    id: 'folders.delete',
    title: msg`Delete folder`,
    group: 'sort',
    icon: FolderMinus,
    scope: 'app',
    enabled: () => needsFolder((mailbox) => (mailbox.role === 'other' ? null : msg`This folder is needed for mail`)),
    run: deleteFolder,
  },
  {
    id: 'folders.toggle-favourite',
    title: msg`Favourite folder`,
    group: 'sort',
    icon: Pin,
    scope: 'app',
    enabled: () => needsFolder(() => null),
    run: async () => {
      const mailbox = readTargetMailbox();
      if (!mailbox) return;
      const { favouriteFolders } = readSettings();
      const others = favouriteFolders.filter((id) => id !== mailbox.id);
      const isOne = others.length < favouriteFolders.length;
      await saveSettings({ favouriteFolders: isOne ? others : [...others, mailbox.id] });
    },
  },
  {
    id: 'folders.toggle-sync',
    title: msg`Keep folder up to date`,
    group: 'sort',
    icon: RefreshCw,
    scope: 'app',
    enabled: () =>
      needsFolder(({ role, canSelect }) => (role === 'inbox' || !canSelect ? msg`This cannot be changed here` : null)),
    run: async () => {
      const mailbox = readTargetMailbox();
      if (!mailbox) return;
      const { id, isSynced } = mailbox;
      offerUndo('mailboxes.setSynced', await coreClient.mailboxes.setSynced({ id, isSynced: !isSynced }));
    },
  },
];

function needsFolder(whyNot: (mailbox: Mailbox) => MessageDescriptor | null): true | MessageDescriptor {
  const mailbox = readTargetMailbox();
  return mailbox === null ? chooseFirst : (whyNot(mailbox) ?? true);
}

/** Where a new folder goes: into the folder that is meant, else to the top of its account. */
function readHome(): { accountId: Account['id']; parentId: Mailbox['id'] | null } | null {
  const target = readFolderTarget();
  const mailbox = readTargetMailbox();
  if (mailbox) return { accountId: mailbox.accountId, parentId: mailbox.role === 'other' ? mailbox.id : null };
  if (target?.kind === 'account') return { accountId: target.id, parentId: null };
  const accounts = queryClient.getQueryData<Account[]>(core.accounts.list.queryKey({ input: {} })) ?? [];
  return accounts[0] ? { accountId: accounts[0].id, parentId: null } : null;
}

async function deleteFolder(): Promise<void> {
  const mailbox = readTargetMailbox();
  if (!mailbox) return;
  const { id, name } = mailbox;
  const isSure = await confirm({
    title: t`Delete the folder ${name}?`,
    text: t`Only an empty folder can be deleted: mail never goes with it. It is deleted on the server, too.`,
    confirmLabel: t`Delete folder`,
    tone: 'danger',
  });
  if (!isSure) return;
  try {
    offerUndo('mailboxes.remove', await coreClient.mailboxes.remove({ id }));
  } catch (error) {
    if (!isAppError(error, 'not-allowed') || error.details['cause'] !== 'not-empty') throw error;
    showNotice(t`${name} still holds mail or folders. Nothing was deleted.`);
  }
}
