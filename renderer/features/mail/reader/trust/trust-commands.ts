import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { MessageTrust } from '#shared/contract/trust.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { Command } from '../../../../app/commands/command.ts';
import { core, queryClient } from '../../../../lib/core.ts';
import { getViewState } from '../../../../state/view-state.ts';
import { inTurn } from '../../../undo/index.ts';
import { moveThreads } from '../../triage/triage.ts';
import { currentMessage } from '../message-focus.ts';
import { acceptSender } from './accept-sender.ts';

/** About the open conversation, and the message in it that the keyboard is in, or the newest. */
export const trustCommands: readonly Command[] = [
  {
    id: 'mail.report-phishing',
    title: msg`Report as phishing`,
    group: 'sort',
    icon: ShieldAlert,
    scope: 'app',
    menu: 'mail',
    enabled: () => {
      const { route } = getViewState();
      if (openThread() === null) return msg`Open a conversation first`;
      return route.page === 'mail' && route.view === 'spam' ? msg`It is already in spam` : true;
    },
    run: () =>
      inTurn(async () => {
        const id = openThread();
        if (id !== null) await moveThreads([id], 'spam');
      }),
  },
  {
    id: 'mail.accept-sender',
    title: msg`This sender is fine`,
    group: 'sort',
    icon: ShieldCheck,
    scope: 'app',
    menu: 'mail',
    enabled: whyNotAccept,
    run: async () => {
      const id = openMessage();
      if (id !== null) await acceptSender(id);
    },
  },
];

function whyNotAccept(): true | MessageDescriptor {
  const id = openMessage();
  if (id === null) return msg`Open a conversation first`;
  const trust = queryClient.getQueryData<MessageTrust>(core.trust.get.queryOptions({ input: { id } }).queryKey);
  const isDoubted = trust !== undefined && (trust.hint !== null || trust.senderNotes.length > 0);
  return isDoubted ? true : msg`Nothing speaks against this sender`;
}

function openThread(): ThreadId | null {
  const { route } = getViewState();
  return route.page === 'mail' ? route.threadId : null;
}

function openMessage(): MessageId | null {
  const id = openThread();
  return id === null ? null : currentMessage(id);
}
