import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { View } from '#shared/contract/threads.ts';
import type { Command } from '../../../app/commands/command.ts';
import { openView } from '../../../state/navigate.ts';
import { focusList } from '../list/walk.ts';
import { viewFaces } from './views.ts';

/** The letter of the place is the letter that moves mail there: `e` archives, `g e` goes to the archive. */
export const goCommands: readonly Command[] = [
  goTo('inbox', msg`Go to the inbox`, {
    gmail: ['g i'],
    outlook: ['Mod+Shift+i', 'g i'],
    thunderbird: ['g i'],
    apple: ['Mod+1', 'g i'],
  }),
  goTo('starred', msg`Go to starred`, { gmail: ['g s'] }),
  goTo('snoozed', msg`Go to snoozed`, { gmail: ['g h'] }),
  goTo('screener', msg`Go to the new senders`, { gmail: ['g n'] }),
  goTo('sent', msg`Go to sent`, { gmail: ['g t'] }),
  goTo('archive', msg`Go to the archive`, { gmail: ['g e'] }),
  goTo('spam', msg`Go to spam`, { gmail: ['g !'] }),
  goTo('trash', msg`Go to the trash`, { gmail: ['g #'] }),
  goTo('all', msg`Go to all mail`, { gmail: ['g a'] }),
];

function goTo(view: View, title: MessageDescriptor, keys: Command['keys']): Command {
  return {
    id: `mail.go-${view}`,
    title,
    group: 'go',
    icon: viewFaces[view].icon,
    scope: 'app',
    keys,
    menu: 'go',
    run: () => {
      openView(view);
      // The new list takes the keyboard as soon as it stands.
      requestAnimationFrame(focusList);
    },
  };
}
