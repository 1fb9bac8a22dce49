import { msg } from '@lingui/core/macro';
import { FilePen, Send, SquarePen, Trash2 } from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { navigate } from '../../state/navigate.ts';
import { beginDraft } from './begin-draft.ts';
import { discardOpenDraft, needsOpenDraft } from './discard-draft.ts';
import { needsSendable, sendOpenDraft } from './send-draft.ts';

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
    id: 'drafts.send',
    title: msg`Send`,
    group: 'write',
    icon: Send,
    scope: 'everywhere',
    keys: { gmail: ['Mod+Enter'], outlook: ['Mod+Enter', 'Alt+s'], apple: ['Mod+Shift+d', 'Mod+Enter'] },
    menu: 'mail',
    enabled: needsSendable,
    run: sendOpenDraft,
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
    enabled: needsOpenDraft,
    run: discardOpenDraft,
  },
];
