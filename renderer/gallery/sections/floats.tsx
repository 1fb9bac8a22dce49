import { AlarmClock, Archive, Calendar, ChevronDown, EllipsisVertical, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  AlertDialog,
  Button,
  confirm,
  ContextMenu,
  Dialog,
  Field,
  IconButton,
  Menu,
  Popover,
  showToast,
  TagDot,
  TextField,
  type MenuEntry,
} from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay, type Say } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

function listMenu(say: Say, isUnread: boolean, setIsUnread: (next: boolean) => void): MenuEntry[] {
  return [
    { id: 'archive', label: say('Archivieren', 'Archive'), icon: Archive, keys: 'e', run: noop },
    {
      kind: 'submenu',
      id: 'later',
      label: say('Später', 'Later'),
      icon: AlarmClock,
      items: [
        { id: 'tomorrow', label: say('Morgen früh', 'Tomorrow morning'), icon: Calendar, hint: '07:30', run: noop },
        { id: 'monday', label: say('Montag früh', 'Monday morning'), icon: Calendar, hint: '13.7.', run: noop },
        { kind: 'separator', id: 'line' },
        { kind: 'note', id: 'note', text: say('Kommt auch offline wieder.', 'Comes back offline, too.') },
      ],
    },
    {
      kind: 'submenu',
      id: 'tag',
      label: 'Tag',
      icon: Tag,
      items: [
        {
          kind: 'check',
          id: 'kita',
          label: 'kita-neubau',
          mark: <TagDot color={3} />,
          isChecked: true,
          onChange: noop,
        },
        {
          kind: 'check',
          id: 'wieling',
          label: 'wieling',
          mark: <TagDot color={1} />,
          isChecked: false,
          onChange: noop,
        },
      ],
    },
    { kind: 'separator', id: 'first' },
    {
      kind: 'check',
      id: 'unread',
      label: say('Ungelesen', 'Unread'),
      keys: 'Shift+u',
      isChecked: isUnread,
      onChange: setIsUnread,
    },
    {
      id: 'split',
      label: say('Gespräch teilen', 'Split conversation'),
      disabledReason: say('Nur eine Nachricht', 'Only one message'),
      run: noop,
    },
    { kind: 'separator', id: 'second' },
    { id: 'delete', label: say('Papierkorb', 'Delete'), icon: Trash2, keys: '#', tone: 'danger', run: noop },
  ];
}

export function MenusSection() {
  const say = useSay();
  const [isUnread, setIsUnread] = useState(true);
  const [sort, setSort] = useState('date');
  return (
    <Row isWide>
      <Specimen caption="Menu">
        <Row>
          <Menu
            trigger={<IconButton label={say('Mehr', 'More')} icon={EllipsisVertical} keys="." />}
            items={listMenu(say, isUnread, setIsUnread)}
          />
          <Menu
            trigger={<Button icon={ChevronDown}>{say('Sortieren', 'Sort')}</Button>}
            items={[
              {
                kind: 'choice',
                id: 'sort',
                label: say('Sortiert nach', 'Sorted by'),
                value: sort,
                onChange: setSort,
                options: [
                  { value: 'date', label: say('Datum', 'Date') },
                  { value: 'sender', label: say('Absender', 'Sender') },
                ],
              },
            ]}
          />
        </Row>
      </Specimen>
      <Specimen caption="ContextMenu">
        <ContextMenu label={say('Gespräch', 'Conversation')} items={() => listMenu(say, isUnread, setIsUnread)}>
          <div className={classes.target} data-sample="context">
            {say('Rechte Maustaste', 'Right mouse button')}
          </div>
        </ContextMenu>
      </Specimen>
      <Specimen caption="Popover">
        <Popover
          title={say('Warum zusammen?', 'Why together?')}
          trigger={<Button>{say('Warum zusammen?', 'Why together?')}</Button>}
        >
          <p>{say('Die Mails nennen einander in ihren Köpfen.', 'The mails name each other in their headers.')}</p>
        </Popover>
      </Specimen>
    </Row>
  );
}

export function DialogsSection() {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState('');
  return (
    <Row>
      <Button onClick={() => setIsOpen(true)}>Dialog</Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={say('Tag umbenennen', 'Rename tag')}
        description={say('Gilt für 64 Gespräche.', 'Applies to 64 conversations.')}
        actions={
          <>
            <Button variant="primary" onClick={() => setIsOpen(false)}>
              {say('Tag umbenennen', 'Rename tag')}
            </Button>
            <Button onClick={() => setIsOpen(false)}>{say('Abbrechen', 'Cancel')}</Button>
          </>
        }
      >
        <Field label={say('Name', 'Name')} hint={say('Mit / wird er hierarchisch', 'A / makes it hierarchical')}>
          <TextField defaultValue="projekt / kita-neubau" />
        </Field>
      </Dialog>
      <Button onClick={() => setIsAsking(true)}>AlertDialog</Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        tone="danger"
        title={say('Entwurf verwerfen?', 'Discard the draft?')}
        text={say('Alle 31 Fassungen gehen verloren.', 'All 31 versions are lost.')}
        confirmLabel={say('Entwurf verwerfen', 'Discard draft')}
        onConfirm={noop}
      />
      <Button
        onClick={() => {
          void confirm({
            title: say('Demo schließen?', 'Close the demo?'),
            confirmLabel: say('Demo schließen', 'Close demo'),
          }).then((isConfirmed) => setAnswer(isConfirmed ? say('Ja', 'Yes') : say('Nein', 'No')));
        }}
      >
        confirm()
      </Button>
      <span className={classes.meta}>{answer}</span>
    </Row>
  );
}

export function ToastsSection() {
  const say = useSay();
  return (
    <Row>
      <Button
        onClick={() =>
          showToast({
            text: say('14 Gespräche archiviert', '14 conversations archived'),
            actions: [{ label: say('Rückgängig', 'Undo'), run: noop }],
          })
        }
      >
        {say('Mit Rückgängig', 'With undo')}
      </Button>
      <Button
        onClick={() =>
          showToast({
            id: 'send',
            text: say('Wird gesendet', 'Sending'),
            countdown: {
              endsAt: Date.now() + 10_000,
              text: (seconds) => say(`Senden in ${seconds} s`, `Sending in ${seconds} s`),
            },
            actions: [
              { label: say('Anhalten', 'Stop'), run: noop },
              { label: say('Jetzt senden', 'Send now'), run: noop },
            ],
          })
        }
      >
        {say('Mit Uhr', 'With a countdown')}
      </Button>
      <Button
        onClick={() =>
          showToast({
            tone: 'danger',
            text: say('Nicht gesendet: AW: Gauben!!', 'Not sent: Re: Gauben!!'),
            detail: say('Der Anhang ist größer als 25 MB.', 'The attachment is larger than 25 MB.'),
            actions: [{ label: say('Bearbeiten', 'Edit'), run: noop }],
            durationMs: 0,
          })
        }
      >
        {say('Fehler', 'Failure')}
      </Button>
    </Row>
  );
}

const noop = () => undefined;
