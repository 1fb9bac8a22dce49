import { msg, t } from '@lingui/core/macro';
import { DoorClosed, DoorOpen, MailPlus } from 'lucide-react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Command } from '../../app/commands/command.ts';
import { core, coreClient, queryClient } from '../../lib/core.ts';
import { showNotice } from '../../lib/notices.ts';
import { openView } from '../../state/navigate.ts';
import { offerUndo } from '../undo/index.ts';

export const demoCommands: readonly Command[] = [
  {
    id: 'demo.open',
    title: msg`Open the demo mailbox`,
    group: 'app',
    icon: DoorOpen,
    scope: 'app',
    enabled: () => (isOpen() ? msg`The demo mailbox is open` : true),
    run: async () => {
      await coreClient.demo.open({});
      openView('inbox');
      showNotice(t`The demo mailbox is loading`);
    },
  },
  {
    id: 'demo.deliver',
    title: msg`Let a mail arrive`,
    group: 'app',
    icon: MailPlus,
    scope: 'app',
    enabled: needsDemo,
    run: async () => {
      await coreClient.demo.deliver({});
    },
  },
  {
    id: 'demo.close',
    title: msg`Close the demo`,
    group: 'app',
    icon: DoorClosed,
    scope: 'app',
    enabled: needsDemo,
    run: async () => {
      const closed = await coreClient.demo.close({});
      openView('inbox');
      offerUndo('demo.close', closed);
    },
  },
];

function needsDemo() {
  return isOpen() ? true : msg`The demo mailbox is not open`;
}

function isOpen(): boolean {
  const accounts = queryClient.getQueryData<readonly Account[]>(core.accounts.list.queryKey({ input: {} }));
  return accounts?.some((account) => account.kind === 'demo') ?? false;
}
