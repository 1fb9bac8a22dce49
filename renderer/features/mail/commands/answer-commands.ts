import { msg } from '@lingui/core/macro';
import { Forward, Reply, ReplyAll } from 'lucide-react';
import type { DraftKind } from '#shared/contract/drafts.ts';
import type { Command } from '../../../app/commands/command.ts';
import type { MessageId } from '#shared/ids.ts';
import { getViewState } from '../../../state/view-state.ts';
import { answerMessage } from '../../drafts/index.ts';
import { currentMessage } from '../reader/message-focus.ts';
import { needsOpenThread } from './reasons.ts';

/** About a second: the key may come right after the one that opened the conversation, before that is drawn. */
const maxFrames = 60;

const answer =
  (kind: Exclude<DraftKind, 'new'>, options: { readonly inWindow?: boolean } = {}) =>
  async () => {
    const id = await findMessage();
    if (id !== null) await answerMessage(kind, id, options);
  };

/** Of the conversation that was asked for, never of the one still on screen. */
async function findMessage(framesLeft = maxFrames): Promise<MessageId | null> {
  const { route } = getViewState();
  if (route.page !== 'mail' || route.threadId === null) return null;
  const id = currentMessage(route.threadId);
  if (id !== null || framesLeft === 0) return id;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return findMessage(framesLeft - 1);
}

export const answerCommands: readonly Command[] = [
  {
    id: 'mail.reply',
    title: msg`Reply`,
    group: 'write',
    icon: Reply,
    scope: 'app',
    keys: { gmail: ['r'], outlook: ['Mod+r'], thunderbird: ['Mod+r'], apple: ['Mod+r'] },
    menu: 'mail',
    enabled: needsOpenThread,
    run: answer('reply'),
  },
  {
    id: 'mail.reply-all',
    title: msg`Reply to all`,
    group: 'write',
    icon: ReplyAll,
    scope: 'app',
    keys: { gmail: ['a'], outlook: ['Mod+Shift+r'], thunderbird: ['Mod+Shift+r'], apple: ['Mod+Shift+r'] },
    menu: 'mail',
    enabled: needsOpenThread,
    run: answer('replyAll'),
  },
  {
    id: 'mail.forward',
    title: msg`Forward`,
    group: 'write',
    icon: Forward,
    scope: 'app',
    keys: { gmail: ['f'], outlook: ['Mod+f'], thunderbird: ['Mod+l'], apple: ['Mod+Shift+f'] },
    menu: 'mail',
    enabled: needsOpenThread,
    run: answer('forward'),
  },
  {
    id: 'mail.reply-window',
    title: msg`Reply in its own window`,
    group: 'write',
    icon: Reply,
    scope: 'app',
    keys: { gmail: ['Shift+r'], outlook: [], thunderbird: [], apple: [] },
    enabled: needsOpenThread,
    run: answer('reply', { inWindow: true }),
  },
  {
    id: 'mail.reply-all-window',
    title: msg`Reply to all in its own window`,
    group: 'write',
    icon: ReplyAll,
    scope: 'app',
    keys: { gmail: ['Shift+a'], outlook: [], thunderbird: [], apple: [] },
    enabled: needsOpenThread,
    run: answer('replyAll', { inWindow: true }),
  },
  {
    id: 'mail.forward-window',
    title: msg`Forward in its own window`,
    group: 'write',
    icon: Forward,
    scope: 'app',
    keys: { gmail: ['Shift+f'], outlook: [], thunderbird: [], apple: [] },
    enabled: needsOpenThread,
    run: answer('forward', { inWindow: true }),
  },
];
