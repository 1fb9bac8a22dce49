import { Archive, CircleCheck, Tag, Trash2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  Button,
  ContextMenu,
  cx,
  GroupHead,
  groupHeadHeights,
  mailRowHeights,
  MailRow,
  NewRowsLine,
  VirtualList,
  type Density,
  type MenuEntry,
  type RowState,
  type VirtualListHandle,
} from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay, type Say } from '../language.tsx';
import { listSampleMails, type SampleMail } from '../sample-mails.ts';
import { Row, Specimen } from '../stage.tsx';
import { listRowActions } from './mail-rows.tsx';

type Line = { id: string; heading: string } | { id: string; mail: SampleMail };

const size = 5000;

function makeLines(say: Say, from: number, count: number): Line[] {
  const samples = listSampleMails(say);
  return Array.from({ length: count }, (_, offset): Line => {
    const number = from + offset;
    if (number % 40 === 0) {
      return { id: `head-${number}`, heading: number === 0 ? say('Heute', 'Today') : say('Woche', 'Week') };
    }
    const mail = samples[Math.abs(number) % samples.length];
    if (!mail) throw new Error('There are sample mails');
    return { id: `mail-${number}`, mail: { ...mail, id: `mail-${number}`, subject: `${number}. ${mail.subject}` } };
  });
}

const keyOf = (line: Line) => line.id;
const isHeading = (line: Line) => 'heading' in line;

export function ListsSection({ density }: { density: Density }) {
  const say = useSay();
  return (
    <div className={classes.grid}>
      <Specimen caption={say('VirtualList: 5.000 Zeilen fester Höhe', 'VirtualList: 5,000 rows of fixed height')}>
        <MailListSample density={density} />
      </Specimen>
      <Specimen caption={say('VirtualList: gemessene Höhen', 'VirtualList: measured heights')}>
        <MeasuredSample />
      </Specimen>
    </div>
  );
}

function MailListSample({ density }: { density: Density }) {
  const say = useSay();
  const [lines, setLines] = useState(() => makeLines(say, 0, size));
  const [activeKey, setActiveKey] = useState<string | null>('mail-2');
  const [openKey, setOpenKey] = useState<string | null>('mail-2');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [hasFocus, setHasFocus] = useState(false);
  const list = useRef<VirtualListHandle>(null);
  const actions = useMemo(() => listRowActions(say), [say]);

  const heightOf = useCallback(
    (line: Line) => {
      if (!('heading' in line)) return mailRowHeights[density];
      return line.id === 'head-0' ? groupHeadHeights.first : groupHeadHeights.other;
    },
    [density],
  );
  const select = (key: string, how: 'toggle' | 'range' | 'all') => {
    if (how === 'all') {
      setSelected(new Set(lines.filter((line) => !isHeading(line)).map(keyOf)));
      return;
    }
    const next = new Set(selected);
    if (how === 'toggle' && !next.delete(key)) next.add(key);
    if (how === 'range') next.add(key);
    setSelected(next);
  };
  const isSelecting = selected.size > 0;
  const renderRow = useCallback(
    (line: Line, state: RowState) => {
      if ('heading' in line) return <GroupHead isFirst={line.id === 'head-0'}>{line.heading}</GroupHead>;
      return (
        <MailRow
          density={density}
          {...line.mail}
          isOpen={line.id === openKey}
          isPaneFocused={hasFocus}
          isSelecting={isSelecting}
          isSelected={state.isSelected}
          actions={actions}
        />
      );
    },
    [density, openKey, hasFocus, isSelecting, actions],
  );
  const remove = () => setLines(lines.filter((line) => line.id !== activeKey));
  const menu = (): MenuEntry[] => [
    { id: 'archive', label: say('Archivieren', 'Archive'), icon: Archive, keys: 'e', run: remove },
    { id: 'tag', label: say('Tag', 'Tag'), icon: Tag, keys: 'l', run: noop },
    { id: 'task', label: say('Als Aufgabe', 'As a task'), icon: CircleCheck, run: noop },
    { kind: 'separator', id: 'line' },
    { id: 'delete', label: say('Papierkorb', 'Delete'), icon: Trash2, keys: '#', tone: 'danger', run: remove },
  ];
  return (
    <>
      <Row>
        <Button
          onClick={() => {
            const first = lines.findIndex((line) => !isHeading(line));
            const added = makeLines(say, -5 - lines.length, 5).filter((line) => !isHeading(line));
            setLines([...lines.slice(0, first), ...added, ...lines.slice(first)]);
          }}
        >
          {say('5 oben einfügen', 'Insert 5 above')}
        </Button>
        <Button onClick={remove}>{say('Aktive entfernen', 'Remove active')}</Button>
        <Button onClick={() => list.current?.moveBy(1)} keys="j">
          {say('Nächste', 'Next')}
        </Button>
      </Row>
      <ContextMenu label={say('Gespräch', 'Conversation')} items={menu}>
        <div
          className={cx(classes.box, classes.list, classes.tall)}
          data-sample="mail-list"
          onFocus={() => setHasFocus(true)}
          onBlur={() => setHasFocus(false)}
        >
          <NewRowsLine count={3} onShow={noop} />
          <VirtualList
            ref={list}
            label={say('Gespräche', 'Conversations')}
            items={lines}
            itemKey={keyOf}
            isHeading={isHeading}
            rowHeight={heightOf}
            activeKey={activeKey}
            onActiveChange={setActiveKey}
            onOpen={setOpenKey}
            onContextRow={setActiveKey}
            selectedKeys={selected}
            onSelect={select}
            renderRow={renderRow}
          />
        </div>
      </ContextMenu>
    </>
  );
}

type Passage = { id: string; text: string };

const sentence = 'Die Unterlagen liegen in der Mappe, die Rechnung kommt mit der Post. ';
const passages: Passage[] = Array.from({ length: 500 }, (_, index) => ({
  id: `passage-${index}`,
  text: `${index + 1}. ${sentence.repeat(1 + ((index * 7) % 5))}`,
}));
const passageKey = (passage: Passage) => passage.id;
const renderPassage = (passage: Passage) => <p className={cx(classes.padded, classes.serif)}>{passage.text}</p>;

function MeasuredSample() {
  const say = useSay();
  const [activeKey, setActiveKey] = useState<string | null>(null);
  return (
    <div className={cx(classes.box, classes.tall)} data-sample="measured-list" lang="de">
      <VirtualList
        label={say('Stellen', 'Passages')}
        items={passages}
        itemKey={passageKey}
        rowHeight={80}
        isMeasured
        activeKey={activeKey}
        onActiveChange={setActiveKey}
        renderRow={renderPassage}
      />
    </div>
  );
}

const noop = () => undefined;
