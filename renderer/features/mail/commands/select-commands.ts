import { msg } from '@lingui/core/macro';
import { ListChecks, ListX } from 'lucide-react';
import type { Command } from '../../../app/commands/command.ts';
import { clearSelection, getViewState } from '../../../state/view-state.ts';
import { getListState, setSelecting } from '../list/list-state.ts';
import { extendSelection, selectAll, toggleActive } from '../list/selecting.ts';
import { needsMailRows } from './reasons.ts';

export const selectCommands: readonly Command[] = [
  {
    id: 'mail.select',
    title: msg`Select the conversation`,
    group: 'select',
    icon: ListChecks,
    scope: 'app',
    keys: { gmail: ['x'], outlook: ['Mod+Space'], thunderbird: ['Mod+Space'], apple: ['Mod+Space'] },
    enabled: needsMailRows,
    run: toggleActive,
  },
  {
    id: 'mail.select-down',
    title: msg`Extend the selection down`,
    group: 'select',
    scope: 'list',
    keys: {
      gmail: ['Shift+j', 'Shift+ArrowDown'],
      outlook: ['Shift+ArrowDown'],
      thunderbird: ['Shift+ArrowDown'],
      apple: ['Shift+ArrowDown'],
    },
    isInPalette: false,
    enabled: needsMailRows,
    run: () => extendSelection(1),
  },
  {
    id: 'mail.select-up',
    title: msg`Extend the selection up`,
    group: 'select',
    scope: 'list',
    keys: {
      gmail: ['Shift+k', 'Shift+ArrowUp'],
      outlook: ['Shift+ArrowUp'],
      thunderbird: ['Shift+ArrowUp'],
      apple: ['Shift+ArrowUp'],
    },
    isInPalette: false,
    enabled: needsMailRows,
    run: () => extendSelection(-1),
  },
  {
    id: 'mail.select-all',
    title: msg`Select all conversations`,
    group: 'select',
    icon: ListChecks,
    scope: 'app',
    keys: { gmail: ['* a', 'Mod+a'], outlook: ['Mod+a'], thunderbird: ['Mod+a'], apple: ['Mod+a'] },
    menu: 'edit',
    enabled: needsMailRows,
    run: selectAll,
  },
  {
    id: 'mail.select-none',
    title: msg`Clear the selection`,
    group: 'select',
    icon: ListX,
    scope: 'app',
    keys: { gmail: ['* n'] },
    enabled: () => (getViewState().selected.size > 0 || getListState().isSelecting ? true : msg`Nothing is selected`),
    run: () => {
      clearSelection();
      setSelecting(false);
    },
  },
];
