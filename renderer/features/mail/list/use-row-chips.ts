import { useLingui } from '@lingui/react/macro';
import { AlarmClock, Hourglass, Pin, VolumeX } from 'lucide-react';
import { useMemo } from 'react';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { Formatter } from '../../../lib/format.ts';
import { useFormat } from '../../../lib/use-format.ts';
import type { MailRowChip } from '../../../ui/index.ts';

/** What the user did with a conversation, as far as its place in the list does not tell. */
export function useRowChips(row: ThreadRow, now: number): readonly MailRowChip[] {
  const { t } = useLingui();
  const format = useFormat();
  const { snoozedUntil, isPinned, isMuted, remindedAt } = row;
  return useMemo(() => {
    const chips: MailRowChip[] = [];
    if (snoozedUntil !== null) {
      const until = untilWhen(format, snoozedUntil, now);
      chips.push({ id: 'snoozed', label: t`Snoozed until ${until}`, tone: 'due', icon: AlarmClock });
    }
    if (remindedAt !== null) chips.push({ id: 'reminded', label: t`No answer yet`, tone: 'due', icon: Hourglass });
    if (isPinned) chips.push({ id: 'pinned', label: t`Pinned`, icon: Pin });
    if (isMuted) chips.push({ id: 'muted', label: t`Muted`, icon: VolumeX });
    return chips;
  }, [t, format, snoozedUntil, isPinned, isMuted, remindedAt, now]);
}

/** "tomorrow 9:00" within a sentence, where it stood for itself with a capital; names of days keep theirs. */
export function untilWhen(format: Formatter, at: number, now: number): string {
  const moment = format.moment(at, now);
  const isNear = !/\d/.test(format.day(at, now));
  return isNear ? moment.charAt(0).toLocaleLowerCase() + moment.slice(1) : moment;
}
