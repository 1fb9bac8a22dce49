import { msg } from '@lingui/core/macro';
import { Undo2 } from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { inTurn } from './in-turn.ts';
import { undoChange } from './undo-toast.ts';

export const undoCommands: readonly Command[] = [
  {
    id: 'undo.run',
    title: msg`Undo`,
    group: 'sort',
    icon: Undo2,
    scope: 'app',
    keys: { gmail: ['z', 'Mod+z'], outlook: ['Mod+z'], thunderbird: ['Mod+z'], apple: ['Mod+z'] },
    menu: 'edit',
    run: () => inTurn(() => undoChange(null)),
  },
];
