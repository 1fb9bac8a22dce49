import { msg } from '@lingui/core/macro';
import { Paperclip } from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { navigate } from '../../state/navigate.ts';
import { focusLibrary } from './library/focus-library.ts';

export const attachmentCommands: readonly Command[] = [
  {
    id: 'attachments.go',
    title: msg`Go to the attachments`,
    group: 'go',
    icon: Paperclip,
    scope: 'app',
    keys: { gmail: ['g f'] },
    menu: 'go',
    run: () => {
      navigate({ page: 'attachments' });
      requestAnimationFrame(focusLibrary);
    },
  },
];
