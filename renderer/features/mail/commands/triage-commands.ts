import { msg } from '@lingui/core/macro';
import { Archive, FolderInput, Inbox, Mail, MailOpen, ShieldAlert, Star, Trash2 } from 'lucide-react';
import type { Command } from '../../../app/commands/command.ts';
import { discardOpenDraft, needsOpenDraft } from '../../drafts/index.ts';
import { inTurn } from '../../undo/index.ts';
import { findListed } from '../list/find-listed.ts';
import { onTargetRows } from '../triage/targets.ts';
import type { RowKey } from '../../../state/row-keys.ts';
import { askTriage } from '../triage/triage-dialog.ts';
import { markRead, markStarred, moveThreads } from '../triage/triage.ts';
import { isInDrafts, needsSome, needsTargets, needsTargetsOutside } from './reasons.ts';

const trashTargets = onTargetRows((keys) => moveThreads(keys, 'trash'));

export const triageCommands: readonly Command[] = [
  {
    id: 'mail.archive',
    title: msg({ message: 'Archive', context: 'verb' }),
    group: 'sort',
    icon: Archive,
    scope: 'app',
    keys: { gmail: ['e'], outlook: ['Backspace', 'e'], thunderbird: ['a'], apple: ['Mod+Alt+a', 'e'] },
    menu: 'mail',
    enabled: needsTargetsOutside('archive', msg`It is already in the archive`),
    run: onTargetRows((keys) => moveThreads(keys, 'archive')),
  },
  {
    id: 'mail.trash',
    title: msg`Delete`,
    group: 'sort',
    icon: Trash2,
    scope: 'app',
    keys: { gmail: ['#', 'Delete'], outlook: ['Delete'], thunderbird: ['Delete'], apple: ['Backspace', 'Delete'] },
    menu: 'mail',
    enabled: () => (isInDrafts() ? needsOpenDraft() : needsTargetsOutside('trash', msg`It is already in the trash`)()),
    run: () => (isInDrafts() ? inTurn(discardOpenDraft) : trashTargets()),
  },
  {
    id: 'mail.spam',
    title: msg`Mark as spam`,
    group: 'sort',
    icon: ShieldAlert,
    scope: 'app',
    keys: { gmail: ['!'], outlook: ['j'], thunderbird: ['j'], apple: ['Mod+Shift+j'] },
    menu: 'mail',
    enabled: needsTargetsOutside('spam', msg`It is already in spam`),
    run: onTargetRows((keys) => moveThreads(keys, 'spam')),
  },
  {
    id: 'mail.to-inbox',
    title: msg`Move to the inbox`,
    group: 'sort',
    icon: Inbox,
    scope: 'app',
    keys: { gmail: ['Shift+e'], thunderbird: ['Shift+j'], apple: ['Mod+Alt+i'] },
    menu: 'mail',
    enabled: needsTargetsOutside('inbox', msg`It is already in the inbox`),
    run: onTargetRows((keys) => moveThreads(keys, 'inbox')),
  },
  {
    id: 'mail.move',
    title: msg`Move …`,
    group: 'sort',
    icon: FolderInput,
    scope: 'app',
    keys: { gmail: ['v'], outlook: ['Mod+Shift+v'] },
    enabled: needsTargets,
    run: () => askTriage('move'),
  },
  {
    id: 'mail.star',
    title: msg({ message: 'Star', context: 'verb' }),
    group: 'sort',
    icon: Star,
    scope: 'app',
    keys: { gmail: ['s'], outlook: ['Insert'], thunderbird: ['s'], apple: ['Mod+Shift+l'] },
    menu: 'mail',
    enabled: needsTargets,
    run: onTargetRows(toggleStar),
  },
  {
    id: 'mail.read',
    title: msg`Mark as read`,
    group: 'sort',
    icon: MailOpen,
    scope: 'app',
    keys: { gmail: ['Shift+i'], outlook: ['Mod+q'], thunderbird: ['Shift+m'] },
    menu: 'mail',
    enabled: () => needsSome((row) => row.isUnread, msg`It is read already`),
    run: onTargetRows((keys) => markRead(keys, true)),
  },
  {
    id: 'mail.unread',
    title: msg`Mark as unread`,
    group: 'sort',
    icon: Mail,
    scope: 'app',
    keys: { gmail: ['Shift+u'], outlook: ['Mod+u'], thunderbird: ['Shift+u'] },
    menu: 'mail',
    enabled: () => needsSome((row) => !row.isUnread, msg`It is unread already`),
    run: onTargetRows((keys) => markRead(keys, false)),
  },
  {
    id: 'mail.toggle-read',
    title: msg`Read or unread`,
    group: 'sort',
    icon: MailOpen,
    scope: 'app',
    keys: { gmail: [], outlook: [], thunderbird: ['m'], apple: ['Mod+Shift+u'] },
    isInPalette: false,
    enabled: needsTargets,
    run: onTargetRows(toggleRead),
  },
];

/** Some with a star, some without: all get one first. */
function toggleStar(keys: readonly RowKey[]): Promise<void> {
  return markStarred(
    keys,
    keys.some((key) => findListed(key)?.isStarred !== true),
  );
}

function toggleRead(keys: readonly RowKey[]): Promise<void> {
  return markRead(
    keys,
    keys.some((key) => findListed(key)?.isUnread === true),
  );
}
