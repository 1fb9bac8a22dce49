import { msg } from '@lingui/core/macro';
import { UserPlus } from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { openSettings } from '../../state/navigate.ts';
import { openAddAccount } from './add-account-state.ts';

export const accountCommands: readonly Command[] = [
  {
    id: 'accounts.add',
    title: msg`Add account`,
    group: 'app',
    icon: UserPlus,
    scope: 'app',
    menu: 'file',
    run: () => {
      openSettings('accounts');
      openAddAccount();
    },
  },
];
