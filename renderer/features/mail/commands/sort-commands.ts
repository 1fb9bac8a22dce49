import { msg } from '@lingui/core/macro';
import {
  AlarmClock,
  Ban,
  BellOff,
  CircleHelp,
  Merge,
  Pin,
  ShieldCheck,
  Star,
  Tag,
  UserCheck,
  UserX,
  VolumeX,
} from 'lucide-react';
import type { Command } from '../../../app/commands/command.ts';
import { getViewState } from '../../../state/view-state.ts';
import { threadsOf, type RowKey } from '../../../state/row-keys.ts';
import { findListed } from '../list/find-listed.ts';
import { joinThreads, letSendersIn, markImportant, muteThreads, pinThreads, wakeThreads } from '../triage/put-off.ts';
import { onTargetRows, readTargetRows } from '../triage/targets.ts';
import { askTriage } from '../triage/triage-dialog.ts';
import { moveThreads } from '../triage/triage.ts';
import { needsSome, needsTargets } from './reasons.ts';

const isAsleep = (row: { snoozedUntil: number | null; wokeAt: number | null }) =>
  row.snoozedUntil !== null && row.wokeAt === null;

/** What keeps mail for later, out of the way or together. */
export const sortCommands: readonly Command[] = [
  {
    id: 'mail.snooze',
    title: msg`Snooze …`,
    group: 'sort',
    icon: AlarmClock,
    scope: 'app',
    keys: { gmail: ['h'] },
    menu: 'mail',
    enabled: needsTargetsHere,
    run: () => askTriage('snooze'),
  },
  {
    id: 'mail.unsnooze',
    title: msg`Do not snooze any more`,
    group: 'sort',
    icon: BellOff,
    scope: 'app',
    enabled: () => needsSome(isAsleep, msg`It is not snoozed`),
    run: onTargetRows(wakeThreads),
  },
  {
    id: 'mail.pin',
    title: msg`Pin to the top, or unpin`,
    group: 'sort',
    icon: Pin,
    scope: 'app',
    keys: { gmail: ['Shift+p'] },
    menu: 'mail',
    enabled: needsTargetsHere,
    run: onTargetRows((keys) => pinThreads(keys, isNot(keys, 'isPinned'))),
  },
  {
    id: 'mail.mute',
    title: msg`Mute, or unmute`,
    group: 'sort',
    icon: VolumeX,
    scope: 'app',
    keys: { gmail: ['m'], thunderbird: ['k'] },
    menu: 'mail',
    enabled: needsTargets,
    run: onTargetRows((keys) => muteThreads(keys, isNot(keys, 'isMuted'))),
  },
  {
    id: 'mail.label',
    title: msg`Label …`,
    group: 'sort',
    icon: Tag,
    scope: 'app',
    keys: { gmail: ['l'] },
    menu: 'mail',
    enabled: needsTargetsHere,
    run: () => askTriage('label'),
  },
  {
    id: 'mail.not-spam',
    title: msg`Not spam`,
    group: 'sort',
    icon: ShieldCheck,
    scope: 'app',
    enabled: () => (isAt('spam') ? needsTargets() : msg`It is not in spam`),
    run: onTargetRows((keys) => moveThreads(keys, 'inbox')),
  },
  {
    id: 'mail.block',
    title: msg`Block sender …`,
    group: 'sort',
    icon: Ban,
    scope: 'app',
    enabled: needsTargets,
    run: () => askTriage('block'),
  },
  {
    id: 'mail.important-sender',
    title: msg`Mark sender as important`,
    group: 'sort',
    icon: Star,
    scope: 'app',
    enabled: needsTargets,
    run: onTargetRows((keys) => markImportant(keys, true)),
  },
  {
    id: 'mail.join',
    title: msg`Join the conversations`,
    group: 'sort',
    icon: Merge,
    scope: 'app',
    enabled: () =>
      threadsOf(readTargetRows()).length > 1 ? needsTargets() : msg`Select two or more conversations first`,
    run: onTargetRows(joinThreads),
  },
  {
    id: 'mail.why',
    title: msg`Why together? …`,
    group: 'sort',
    icon: CircleHelp,
    scope: 'app',
    enabled: needsTargets,
    run: () => askTriage('why'),
  },
  {
    id: 'mail.let-in',
    title: msg`Let the sender into the inbox`,
    group: 'sort',
    icon: UserCheck,
    scope: 'app',
    enabled: () => needsWaiting(),
    run: onTargetRows((keys) => letSendersIn(keys, 'allowed')),
  },
  {
    id: 'mail.decide-later',
    title: msg`Decide about the sender later`,
    group: 'sort',
    icon: UserX,
    scope: 'app',
    enabled: () => needsWaiting(),
    run: onTargetRows((keys) => letSendersIn(keys, 'later')),
  },
];

/** Some with it, some without: all get it first. */
function isNot(keys: readonly RowKey[], what: 'isPinned' | 'isMuted'): boolean {
  return keys.some((key) => findListed(key)?.[what] !== true);
}

function isAt(view: 'spam' | 'trash' | 'screener'): boolean {
  const { route } = getViewState();
  return route.page === 'mail' && route.view === view;
}

/** What was thrown away neither sleeps nor stands on top. */
function needsTargetsHere() {
  return isAt('spam') || isAt('trash') ? msg`Not in spam and trash` : needsTargets();
}

function needsWaiting() {
  return isAt('screener') ? needsTargets() : msg`Only among the new senders`;
}
