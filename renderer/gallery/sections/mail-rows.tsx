import { AlarmClock, Archive, CircleCheck } from 'lucide-react';
import { cx, MailRow, type Density, type MailRowAction, type MailRowProps } from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay, type Say } from '../language.tsx';
import { listSampleMails } from '../sample-mails.ts';
import { Specimen } from '../stage.tsx';

export function listRowActions(say: Say): readonly MailRowAction[] {
  return [
    { id: 'archive', label: say('Archivieren', 'Archive'), icon: Archive, keys: 'e', run: noop },
    { id: 'later', label: say('Später', 'Later'), icon: AlarmClock, keys: 'h', run: noop },
    { id: 'task', label: say('Als Aufgabe', 'As a task'), icon: CircleCheck, keys: 'Shift+t', run: noop },
  ];
}

export function DensityList({ density, count }: { density: Density; count: number }) {
  const say = useSay();
  const mails = listSampleMails(say).slice(0, count);
  return (
    <>
      {mails.map((mail, index) => (
        <MailRow
          key={mail.id}
          density={density}
          {...mail}
          isOpen={index === 1}
          isPaneFocused
          actions={listRowActions(say)}
        />
      ))}
    </>
  );
}

function BoxedList(props: { density: Density; count: number }) {
  return (
    <div className={cx(classes.box, classes.list)}>
      <DensityList {...props} />
    </div>
  );
}

export function MailRowsSection() {
  const say = useSay();
  return (
    <div className={classes.grid}>
      <Specimen caption={say('Komfortabel, 76 px', 'Comfortable, 76 px')}>
        <BoxedList density="comfortable" count={4} />
      </Specimen>
      <Specimen caption={say('Standard, 56 px', 'Default, 56 px')}>
        <BoxedList density="default" count={4} />
      </Specimen>
      <Specimen caption={say('Kompakt, 32 px', 'Compact, 32 px')}>
        <BoxedList density="compact" count={5} />
      </Specimen>
    </div>
  );
}

export type RowStateSample = { id: string; caption: string; props: Partial<MailRowProps>; hasFocusRing?: boolean };

export function listRowStates(say: Say): readonly RowStateSample[] {
  return [
    { id: 'read', caption: say('Gelesen', 'Read'), props: {} },
    {
      id: 'unread',
      caption: say('Ungelesen, Antwort', 'Unread, reply'),
      props: { isUnread: true, expectsReply: true },
    },
    { id: 'hover', caption: say('Maus darüber', 'Mouse over'), props: { isHovered: true } },
    { id: 'open', caption: say('Offen, Fokus hier', 'Open, focus here'), props: { isOpen: true, isPaneFocused: true } },
    { id: 'idle', caption: say('Offen, Fokus anderswo', 'Open, focus elsewhere'), props: { isOpen: true } },
    { id: 'multi', caption: say('Mehrfachauswahl', 'Multi-select'), props: { isSelecting: true, isSelected: true } },
    { id: 'focus', caption: say('Tastaturfokus', 'Keyboard focus'), props: {}, hasFocusRing: true },
    { id: 'drag', caption: say('Wird gezogen', 'Being dragged'), props: { isDragged: true } },
  ];
}

export function RowStatesSection({ density }: { density: Density }) {
  const say = useSay();
  const mail = listSampleMails(say)[2];
  if (!mail) return null;
  return (
    <div className={classes.grid}>
      {listRowStates(say).map((state) => (
        <Specimen key={state.id} caption={state.caption}>
          <div className={cx(classes.list, classes.rowSample, state.hasFocusRing && classes.ring)}>
            <MailRow density={density} {...mail} actions={listRowActions(say)} {...state.props} />
          </div>
        </Specimen>
      ))}
    </div>
  );
}

const noop = () => undefined;
