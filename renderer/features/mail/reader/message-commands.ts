import { msg } from '@lingui/core/macro';
import { Code, Download, FileDown, List, MailMinus, Printer } from 'lucide-react';
import type { MessageDescriptor } from '@lingui/core';
import type { Command } from '../../../app/commands/command.ts';
import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../../lib/core.ts';
import { showNotice } from '../../../lib/notices.ts';
import { getViewState } from '../../../state/view-state.ts';
import { listFiles, saveAll, saveMail, showFileError } from '../../attachments/index.ts';
import { needsOpenThread } from '../commands/reasons.ts';
import { currentMessage } from './message-focus.ts';
import { openReaderDialog } from './reader-dialogs-state.ts';

function openMessage(): MessageId | null {
  const { route } = getViewState();
  return route.page === 'mail' && route.threadId !== null ? currentMessage(route.threadId) : null;
}

function needsMessage(): true | MessageDescriptor {
  const answer = needsOpenThread();
  if (answer !== true) return answer;
  return openMessage() === null ? msg`Open a conversation first` : true;
}

const onMessage = (run: (id: MessageId) => void) => () => {
  const id = openMessage();
  if (id !== null) run(id);
};

async function saveFilesOf(id: MessageId): Promise<void> {
  const { parts } = await coreClient.messages.get({ id });
  const files = listFiles(id, parts);
  if (files.length === 0) showNotice(msg`This message has no attachments.`);
  else await saveAll(files);
}

/** What can be done with the open message besides answering it. */
export const messageCommands: readonly Command[] = [
  {
    id: 'mail.print',
    title: msg`Print`,
    group: 'app',
    icon: Printer,
    scope: 'app',
    keys: { gmail: ['Mod+p'] },
    menu: 'file',
    enabled: needsMessage,
    run: onMessage((messageId) => {
      const { route } = getViewState();
      if (route.page === 'mail' && route.threadId !== null)
        openReaderDialog({ kind: 'print', threadId: route.threadId, messageId });
    }),
  },
  {
    id: 'mail.save-files',
    title: msg`Save all attachments`,
    group: 'app',
    icon: Download,
    scope: 'app',
    menu: 'file',
    enabled: needsMessage,
    run: onMessage((id) => void saveFilesOf(id).catch(showFileError)),
  },
  {
    id: 'mail.save-message',
    title: msg`Save the message as a file`,
    group: 'app',
    icon: FileDown,
    scope: 'app',
    keys: { gmail: ['Mod+s'] },
    menu: 'file',
    enabled: needsMessage,
    run: onMessage((id) => void saveMail(id).catch(showFileError)),
  },
  {
    id: 'mail.headers',
    title: msg`Show the headers`,
    group: 'view',
    icon: List,
    scope: 'app',
    menu: 'view',
    enabled: needsMessage,
    run: onMessage((messageId) => openReaderDialog({ kind: 'source', messageId, tab: 'headers' })),
  },
  {
    id: 'mail.source',
    title: msg`Show the source`,
    group: 'view',
    icon: Code,
    scope: 'app',
    // Outlook's own Ctrl+U marks as unread.
    keys: { gmail: ['Mod+u'], outlook: [] },
    menu: 'view',
    enabled: needsMessage,
    run: onMessage((messageId) => openReaderDialog({ kind: 'source', messageId, tab: 'source' })),
  },
  {
    id: 'mail.unsubscribe',
    title: msg`Unsubscribe from the list`,
    group: 'sort',
    icon: MailMinus,
    scope: 'app',
    menu: 'mail',
    enabled: needsMessage,
    run: onMessage((messageId) => openReaderDialog({ kind: 'unsubscribe', messageId })),
  },
];
