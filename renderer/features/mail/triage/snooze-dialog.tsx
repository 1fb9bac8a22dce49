import { Trans, useLingui } from '@lingui/react/macro';
import { AlarmClock, BellOff, Clock } from 'lucide-react';
import { parseTypedTime } from '#shared/model/typed-times.ts';
import { showError } from '../../../lib/notices.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { inTurn } from '../../undo/index.ts';
import { findListed } from '../list/find-listed.ts';
import { ChoiceDialog, type Choice } from './choice-dialog.tsx';
import { snoozeThreads, wakeThreads } from './put-off.ts';
import { listSnoozeTimes, type SnoozePreset } from './snooze-times.ts';
import { endTriageDialog } from './triage-dialog.ts';
import type { TriageDialogProps } from './triage-dialog-props.ts';

const unsnooze = 'unsnooze';

/** Until when: a usual time, or any that is typed in either language. */
export function SnoozeDialog({ keys, isOpen, onClosed }: TriageDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names: Record<SnoozePreset, string> = {
    later: t`Later today`,
    evening: t`This evening`,
    tomorrow: t`Tomorrow`,
    weekend: t`At the weekend`,
    nextWeek: t`Next week`,
  };
  const sleeps = keys.some((key) => {
    const row = findListed(key);
    return row !== null && row.snoozedUntil !== null && row.wokeAt === null;
  });
  const choices = (typed: string): readonly Choice[] => {
    const presets = listSnoozeTimes(now, zone).map(({ id, at }): Choice => ({
      id: String(at),
      label: names[id],
      hint: format.moment(at, now),
      icon: Clock,
    }));
    const back: Choice[] = sleeps ? [{ id: unsnooze, label: t`Do not snooze any more`, icon: BellOff }] : [];
    if (typed.trim() === '') return [...presets, ...back];
    const said = parseTypedTime(typed, now, zone);
    const wanted = typed.trim().toLocaleLowerCase();
    const alike = [...presets, ...back].filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
    if (said === null) return alike;
    const own = {
      id: String(said.at),
      label: format.moment(said.at, now),
      hint: format.ago(said.at, now),
      icon: AlarmClock,
    };
    return [own, ...alike.filter(({ id }) => id !== own.id)];
  };
  const choose = (id: string) => {
    endTriageDialog();
    const act = () => (id === unsnooze ? wakeThreads(keys) : snoozeThreads(keys, Number(id)));
    inTurn(act).catch(showError);
  };
  return (
    <ChoiceDialog
      title={t`Snooze until`}
      placeholder={t`2d, tomorrow 9, next mon, 24.12. …`}
      icon={AlarmClock}
      isOpen={isOpen}
      choices={choices}
      empty={<Trans>This is no time ahead that Hauspost understands.</Trans>}
      note={
        <Trans>It wakes on this computer, and when somebody answers. Other programs still see it where it lies.</Trans>
      }
      onChoose={choose}
      onClose={endTriageDialog}
      onClosed={onClosed}
    />
  );
}
