import { msg } from '@lingui/core/macro';
import { ArrowLeft, ChevronDown, ChevronsDownUp, ChevronsUpDown, ChevronUp } from 'lucide-react';
import type { Command } from '../../../app/commands/command.ts';
import { focusPane } from '../../../state/focus-pane.ts';
import { closeThread, navigate, openThread } from '../../../state/navigate.ts';
import { threadOf } from '../../../state/row-keys.ts';
import { clearSelection, getViewState } from '../../../state/view-state.ts';
import { getListState, readActiveId, setSelecting } from '../list/list-state.ts';
import { hasListBeside, walk } from '../list/walk.ts';
import { needsOpenThread, needsRows } from './reasons.ts';
import { setAllOpen, stepMessage } from '../reader/message-focus.ts';

const nothingToLeave = msg`Nothing is open or selected`;

export const walkCommands: readonly Command[] = [
  {
    id: 'mail.next',
    title: msg`Next conversation`,
    group: 'move',
    icon: ChevronDown,
    scope: 'app',
    keys: { gmail: ['j'], outlook: ['Mod+.'], thunderbird: ['f'], apple: ['Mod+Alt+ArrowDown'] },
    isInPalette: false,
    enabled: needsRows,
    run: () => walk(1),
  },
  {
    id: 'mail.previous',
    title: msg`Previous conversation`,
    group: 'move',
    icon: ChevronUp,
    scope: 'app',
    keys: { gmail: ['k'], outlook: ['Mod+,'], thunderbird: ['b'], apple: ['Mod+Alt+ArrowUp'] },
    isInPalette: false,
    enabled: needsRows,
    run: () => walk(-1),
  },
  {
    id: 'mail.row-down',
    title: msg`Down one row`,
    group: 'move',
    scope: 'list',
    keys: { gmail: ['ArrowDown'] },
    isInPalette: false,
    enabled: needsRows,
    run: () => walk(1),
  },
  {
    id: 'mail.row-up',
    title: msg`Up one row`,
    group: 'move',
    scope: 'list',
    keys: { gmail: ['ArrowUp'] },
    isInPalette: false,
    enabled: needsRows,
    run: () => walk(-1),
  },
  {
    id: 'mail.open',
    title: msg`Open the conversation`,
    group: 'move',
    scope: 'list',
    keys: { gmail: ['o', 'Enter'], outlook: ['Enter'], thunderbird: ['Enter'], apple: ['Enter'] },
    isInPalette: false,
    enabled: needsRows,
    run: openActive,
  },
  {
    id: 'mail.back',
    title: msg`Back to the list`,
    group: 'move',
    icon: ArrowLeft,
    scope: 'app',
    keys: { gmail: ['u', 'Escape'], outlook: ['Escape'], thunderbird: ['Escape'], apple: ['Escape'] },
    isInPalette: false,
    enabled: () => (isAnythingToLeave() ? true : nothingToLeave),
    run: peelOneLayer,
  },
  {
    id: 'mail.next-message',
    title: msg`Next message`,
    group: 'move',
    scope: 'reader',
    keys: {
      gmail: ['n'],
      outlook: ['Alt+ArrowDown'],
      thunderbird: ['Alt+ArrowDown'],
      apple: ['Alt+ArrowDown'],
    },
    isInPalette: false,
    enabled: needsOpenThread,
    run: () => stepMessage(1),
  },
  {
    id: 'mail.previous-message',
    title: msg`Previous message`,
    group: 'move',
    scope: 'reader',
    keys: {
      gmail: ['p'],
      outlook: ['Alt+ArrowUp'],
      thunderbird: ['Alt+ArrowUp'],
      apple: ['Alt+ArrowUp'],
    },
    isInPalette: false,
    enabled: needsOpenThread,
    run: () => stepMessage(-1),
  },
  {
    id: 'mail.open-all',
    title: msg`Open all messages`,
    group: 'view',
    icon: ChevronsUpDown,
    scope: 'app',
    enabled: needsOpenThread,
    run: () => setAllOpen(true),
  },
  {
    id: 'mail.close-all',
    title: msg`Fold all messages but the newest`,
    group: 'view',
    icon: ChevronsDownUp,
    scope: 'app',
    enabled: needsOpenThread,
    run: () => setAllOpen(false),
  },
];

function openActive(): void {
  const { route } = getViewState();
  const id = readActiveId();
  if (route.page === 'drafts' ? route.draftId === null : id === null) return walk(1);
  if (id !== null) openThread(threadOf(id));
  requestAnimationFrame(() => focusPane('reader'));
}

function isAnythingToLeave(): boolean {
  const { route, selected, pane } = getViewState();
  if (route.page === 'drafts') return route.draftId !== null;
  if (route.page !== 'mail') return false;
  return selected.size > 0 || getListState().isSelecting || route.threadId !== null || pane === 'reader';
}

/** Selection first, then the reader's keyboard, then the conversation: Esc never takes two steps at once. */
function peelOneLayer(): void {
  const { route, selected, pane } = getViewState();
  if (selected.size > 0 || getListState().isSelecting) {
    clearSelection();
    setSelecting(false);
    return;
  }
  if (pane === 'reader' && hasListBeside() && route.page === 'mail' && route.threadId !== null) {
    focusPane('list');
    return;
  }
  if (route.page === 'drafts') navigate({ page: 'drafts', draftId: null });
  else closeThread();
  requestAnimationFrame(() => focusPane('list'));
}
