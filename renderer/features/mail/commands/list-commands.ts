import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { List, ListFilter, MailOpen, Paperclip, Star, Users, type LucideIcon } from 'lucide-react';
import type { ListSort } from '#shared/contract/threads.ts';
import type { Command } from '../../../app/commands/command.ts';
import { readSettings, saveSettings } from '../../../lib/settings.ts';
import { clearSelection } from '../../../state/view-state.ts';
import { clearFilters, readFilters, setSort, toggleFilter } from '../list/list-state.ts';
import type { ListFilter as Filter } from '../list/thread-scope.ts';
import { needsList } from './reasons.ts';

export const listCommands: readonly Command[] = [
  filterBy('unread', 'unreadOnly', msg`Show unread only`, MailOpen),
  filterBy('starred', 'starredOnly', msg`Show starred only`, Star),
  filterBy('attachments', 'attachmentsOnly', msg`Show mail with attachments only`, Paperclip),
  filterBy('contacts', 'contactsOnly', msg`Show mail from contacts only`, Users),
  {
    id: 'mail.clear-filters',
    title: msg`Show all of the list`,
    group: 'view',
    icon: ListFilter,
    scope: 'app',
    enabled: () => (readFilters().length > 0 ? needsList() : msg`The list is not filtered`),
    run: clearFilters,
  },
  sortBy('newest', msg`Sort by date, newest first`),
  sortBy('oldest', msg`Sort by date, oldest first`),
  sortBy('sender', msg`Sort by sender`),
  sortBy('subject', msg`Sort by subject`),
  sortBy('size', msg`Sort by size`),
  {
    id: 'mail.toggle-flat',
    title: msg`Show single messages instead of conversations`,
    group: 'view',
    icon: List,
    scope: 'app',
    menu: 'view',
    enabled: needsList,
    run: () => {
      // A ticked conversation is no row of the other list.
      clearSelection();
      return saveSettings({ flatList: !readSettings().flatList });
    },
  },
];

function filterBy(name: string, filter: Filter, title: MessageDescriptor, icon: LucideIcon): Command {
  return {
    id: `mail.toggle-${name}-only`,
    title,
    group: 'view',
    icon,
    scope: 'app',
    menu: 'view',
    enabled: needsList,
    run: () => {
      clearSelection();
      toggleFilter(filter);
    },
  };
}

function sortBy(sort: ListSort, title: MessageDescriptor): Command {
  return {
    id: `mail.sort-${sort}`,
    title,
    group: 'view',
    scope: 'app',
    enabled: needsList,
    run: () => setSort(sort),
  };
}
