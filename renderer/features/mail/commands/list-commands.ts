import { msg } from '@lingui/core/macro';
import { ListFilter } from 'lucide-react';
import type { Command } from '../../../app/commands/command.ts';
import { getViewState } from '../../../state/view-state.ts';
import { getListState, listKey, setUnreadOnly } from '../list/list-state.ts';
import { needsList } from './reasons.ts';

export const listCommands: readonly Command[] = [
  {
    id: 'mail.toggle-unread-only',
    title: msg`Show unread only`,
    group: 'view',
    icon: ListFilter,
    scope: 'app',
    menu: 'view',
    enabled: needsList,
    run: () => {
      const { route } = getViewState();
      if (route.page !== 'mail') return;
      const key = listKey(route.view, route.accountId);
      setUnreadOnly(getListState().unreadOnlyIn === key ? null : key);
    },
  },
];
