import { msg } from '@lingui/core/macro';
import { FilePen, SquarePen, Trash2 } from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { navigate } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';
import { beginDraft, discardDraft } from './begin-draft.ts';

export const draftCommands: readonly Command[] = [
  {
    id: 'drafts.new',
    title: msg`New mail`,
    group: 'write',
    icon: SquarePen,
    scope: 'app',
    keys: { gmail: ['c'], outlook: ['Mod+n', 'n'], thunderbird: ['Mod+n', 'n'], apple: ['Mod+n', 'n'] },
    menu: 'file',
    run: () => beginDraft(),
  },
  {
    id: 'drafts.go',
    title: msg`Go to drafts`,
    group: 'go',
    icon: FilePen,
    scope: 'app',
    keys: { gmail: ['g d'] },
    menu: 'go',
    run: () => navigate({ page: 'drafts', draftId: null }),
  },
  {
    id: 'drafts.discard',
    title: msg`Discard draft`,
    group: 'write',
    icon: Trash2,
    scope: 'everywhere',
    keys: { gmail: ['Mod+Shift+Backspace'] },
    enabled: () => (openDraftId() === null ? msg`Open a draft first` : true),
    run: () => {
      const id = openDraftId();
      return id === null ? undefined : discardDraft(id);
    },
  },
];

function openDraftId() {
  const { route } = getViewState();
  return route.page === 'drafts' ? route.draftId : null;
}
