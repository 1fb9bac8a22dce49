import { msg } from '@lingui/core/macro';
import { AppWindow, Braces, FilePen, Minus, Send, SquarePen, Trash2 } from 'lucide-react';
import type { DraftId } from '#shared/ids.ts';
import type { Command } from '../../app/commands/command.ts';
import { navigate } from '../../state/navigate.ts';
import { beginDraft, beginDraftInWindow } from './begin-draft.ts';
import { discardOpenDraft, needsOpenDraft, readOpenDraft } from './discard-draft.ts';
import { minimise, moveToOwnWindow } from './draft-places.ts';
import { formatCommands } from './format-commands.ts';
import { needsSendable, sendOpenDraft } from './send-draft.ts';
import { openTemplatePicker } from './template-picker-state.ts';

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
    id: 'drafts.new-window',
    title: msg`New mail in its own window`,
    group: 'write',
    icon: AppWindow,
    scope: 'app',
    keys: { gmail: ['Shift+c'], outlook: [], thunderbird: [], apple: [] },
    run: beginDraftInWindow,
  },
  {
    id: 'drafts.window',
    title: msg`Into its own window`,
    group: 'write',
    icon: AppWindow,
    scope: 'everywhere',
    keys: { gmail: ['Mod+Shift+o'] },
    enabled: needsOpenDraft,
    run: () => onOpenDraft(moveToOwnWindow),
  },
  {
    id: 'drafts.minimise',
    title: msg`Lay draft aside`,
    group: 'write',
    icon: Minus,
    scope: 'everywhere',
    keys: { gmail: ['Mod+Shift+m'] },
    enabled: needsOpenDraft,
    run: () => onOpenDraft(minimise),
  },
  {
    id: 'drafts.template',
    title: msg`Insert template`,
    group: 'write',
    icon: Braces,
    scope: 'editor',
    keys: { gmail: ['Mod+;'] },
    enabled: needsOpenDraft,
    run: openTemplatePicker,
  },
  ...formatCommands,
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

async function onOpenDraft(act: (id: DraftId) => Promise<void>): Promise<void> {
  const id = readOpenDraft();
  if (id !== null) await act(id);
}
