import { ChevronLeft, Funnel, ListChecks, Lock, Plus, ShieldCheck, Wrench } from 'lucide-react';
import { useState } from 'react';
import {
  Bar,
  BarSeparator,
  Brand,
  Button,
  Chip,
  cx,
  DescriptionList,
  IconButton,
  Link,
  Logo,
  Notice,
  Panes,
  paneWidths,
  SegmentedControl,
  SettingGroup,
  SettingRow,
  Switch,
  Table,
  type PaneWidths,
} from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

export function PanesSection() {
  const say = useSay();
  const [widths, setWidths] = useState<PaneWidths>({});
  return (
    <div className={classes.wide}>
      <div className={cx(classes.box, classes.tall)} style={{ minWidth: 1010, height: 220 }} data-sample="panes">
        <Panes
          onWidthsChange={setWidths}
          panes={[
            {
              id: 'sidebar',
              label: say('Seitenleiste', 'Sidebar'),
              tone: 'sidebar',
              ...paneWidths.sidebar,
              widthPx: widths['sidebar'] ?? paneWidths.sidebar.widthPx,
              content: <Bar title="Hauspost" leading={<Logo />} headingLevel={3} />,
            },
            {
              id: 'list',
              label: say('Liste', 'List'),
              tone: 'list',
              ...paneWidths.list,
              widthPx: widths['list'] ?? 320,
              content: (
                <Bar
                  title={say('Eingang', 'Inbox')}
                  meta={say('12 ungelesen', '12 unread')}
                  headingLevel={3}
                  actions={
                    <>
                      <IconButton label={say('Filtern', 'Filter')} icon={Funnel} />
                      <IconButton label={say('Auswählen', 'Select')} icon={ListChecks} keys="x" />
                    </>
                  }
                />
              ),
            },
            {
              id: 'reader',
              label: say('Lesen', 'Reading'),
              tone: 'reader',
              minPx: 300,
              content: (
                <Bar actions={<span className={classes.meta}>{say('5 von 212', '5 of 212')}</span>}>
                  <IconButton label={say('Zurück', 'Back')} icon={ChevronLeft} />
                  <BarSeparator />
                  <IconButton label={say('Auswählen', 'Select')} icon={ListChecks} />
                </Bar>
              ),
            },
          ]}
        />
      </div>
      <p className={classes.meta} data-sample="pane-widths">
        {JSON.stringify(widths)}
      </p>
    </div>
  );
}

type Folder = { id: string; name: string; server: number; here: number; changed: string };

export function SettingsSection() {
  const say = useSay();
  const [isNever, setIsNever] = useState(true);
  const [span, setSpan] = useState<'month' | 'year' | 'all'>('all');
  const [openRow, setOpenRow] = useState<string | null>('sent');
  const folders: Folder[] = [
    { id: 'inbox', name: say('Eingang', 'Inbox'), server: 2946, here: 2946, changed: say('vor 12 s', '12 s ago') },
    { id: 'sent', name: say('Gesendet', 'Sent'), server: 1218, here: 1217, changed: say('vor 2 h', '2 h ago') },
    { id: 'archive', name: say('Archiv', 'Archive'), server: 4821, here: 4821, changed: say('gestern', 'yesterday') },
  ];
  const number = new Intl.NumberFormat(say('de-DE', 'en-GB'));
  return (
    <div style={{ maxWidth: 888 }}>
      <SettingGroup
        title={say('Zustand: Ruderclub Kasse', 'Health: Ruderclub Kasse')}
        headingLevel={3}
        aside={
          <>
            {say('Geprüft vor 4 min', 'Checked 4 min ago')}
            <Button icon={ShieldCheck}>{say('Jetzt prüfen', 'Check now')}</Button>
            <Button icon={Wrench}>{say('Reparieren', 'Repair')}</Button>
          </>
        }
      >
        <Notice tone="warn">
          {say(
            'In „Gesendet“ hat der Server 1.218 Mails, hier liegen 1.217.',
            'In “Sent” the server has 1,218 mails, here are 1,217.',
          )}
        </Notice>
        <Table
          caption={say('Ordner', 'Folders')}
          rows={folders}
          rowKey={(folder) => folder.id}
          columns={[
            {
              id: 'name',
              header: say('Ordner', 'Folder'),
              cell: (folder) => folder.name,
              tone: 'strong',
              isRowHeader: true,
            },
            { id: 'server', header: 'Server', cell: (folder) => number.format(folder.server), align: 'end' },
            {
              id: 'here',
              header: say('Hier', 'Here'),
              cell: (folder) => number.format(folder.here),
              align: 'end',
              tone: (folder) => (folder.here === folder.server ? 'plain' : 'warn'),
            },
            {
              id: 'changed',
              header: say('Letzte Änderung', 'Last change'),
              cell: (folder) => folder.changed,
              tone: 'quiet',
            },
            {
              id: 'open',
              header: say('Beleg', 'Receipt'),
              isHeaderHidden: true,
              align: 'end',
              cell: (folder) => (
                <Link
                  aria-expanded={openRow === folder.id}
                  onClick={() => setOpenRow(openRow === folder.id ? null : folder.id)}
                >
                  {openRow === folder.id ? say('Schließen', 'Close') : say('Beleg', 'Receipt')}
                </Link>
              ),
            },
          ]}
          renderDetail={(folder) =>
            openRow === folder.id && <p>{say('1 Mail fehlt hier.', '1 mail is missing here.')}</p>
          }
        />
      </SettingGroup>
      <SettingGroup title={say('Server und Eigenheiten', 'Server and quirks')} headingLevel={3}>
        <DescriptionList
          items={[
            {
              id: 'in',
              term: say('Empfang', 'Receiving'),
              details: 'imap.rc-werse.example, 993, TLS',
              icon: Lock,
              isGood: true,
            },
            {
              id: 'cert',
              term: say('Zertifikat', 'Certificate'),
              details: (
                <>
                  {say('Selbst signiert, von dir bestätigt', 'Self-signed, confirmed by you')}
                  <Link>{say('Anzeigen', 'Show')}</Link>
                </>
              ),
            },
            { id: 'can', term: say('Kann', 'Can'), details: 'CONDSTORE, IDLE, SPECIAL-USE' },
          ]}
        />
        <SettingRow label={say('Zeitraum auf diesem Rechner', 'Time span on this computer')}>
          <SegmentedControl
            label={say('Zeitraum', 'Time span')}
            value={span}
            onChange={setSpan}
            options={[
              { value: 'month', label: say('30 Tage', '30 days') },
              { value: 'year', label: say('1 Jahr', '1 year') },
              { value: 'all', label: say('Alles', 'Everything') },
            ]}
          />
        </SettingRow>
        <SettingRow
          label={say('Nie außer Haus', 'Never outside')}
          hint={say('Gilt auch für Zusammenfassungen und Fragen', 'Also for summaries and questions')}
        >
          <Switch isOn={isNever} onChange={setIsNever} />
        </SettingRow>
        <SettingRow
          label={say('Bei Akku anhalten', 'Pause on battery')}
          hint={say(
            'Auswertungen warten, bis der Rechner wieder am Netz hängt. Senden und Empfangen gehen weiter.',
            'Analysis waits until the computer is plugged in. Sending and receiving go on.',
          )}
          isHintBelow
          note={say('Netzbetrieb, läuft', 'Plugged in, running')}
        >
          <Switch isOn onChange={noop} />
        </SettingRow>
        <SettingRow label={say('Nur hier', 'Only here')} isGroup>
          <Chip>Ruderclub Kasse</Chip>
          <Chip>#gesundheit</Chip>
          <Chip tone="line" icon={Plus} onClick={noop}>
            {say('Hinzufügen', 'Add')}
          </Chip>
        </SettingRow>
      </SettingGroup>
    </div>
  );
}

export function BrandSection() {
  return (
    <Specimen caption="Logo, Brand">
      <Row isWide>
        <Brand />
        <Logo />
        <Logo size={32} />
        <Logo size={64} />
      </Row>
    </Specimen>
  );
}

const noop = () => undefined;
