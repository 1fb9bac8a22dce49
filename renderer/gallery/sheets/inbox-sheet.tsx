import {
  AlarmClock,
  Archive,
  CalendarCheck,
  ChevronDown,
  ChevronUp,
  CircleCheck,
  Ellipsis,
  FilePen,
  FolderInput,
  Hourglass,
  House,
  Inbox,
  ListChecks,
  ListFilter,
  PanelLeft,
  RefreshCw,
  Search,
  Send,
  Settings,
  SquarePen,
  SquareKanban,
  Tag as TagIcon,
} from 'lucide-react';
import { useCallback, useState } from 'react';
import {
  AccountBar,
  Bar,
  Button,
  cx,
  GroupHead,
  Icon,
  IconButton,
  Logo,
  MailRow,
  mailRowHeights,
  Mark,
  NavGroup,
  NavHeading,
  NavItem,
  Panes,
  paneWidths,
  PersonLine,
  Tabs,
  Toolbar,
  ToolbarIconButton,
  ToolbarSeparator,
  useWindowTier,
  VirtualList,
  type Density,
  type RowState,
} from '../../ui/index.ts';
import { useSay } from '../language.tsx';
import { listSampleMails, type SampleMail } from '../sample-mails.ts';
import { TreeSample } from '../sections/navigation.tsx';
import classes from './sheets.module.css';

/** How the parts sit together: the frame of the inbox, at every width. */
export function InboxSheet({ density }: { density: Density }) {
  const say = useSay();
  const tier = useWindowTier();
  const isRail = tier === 'rail';
  const list = {
    id: 'list',
    label: say('Gespräche', 'Conversations'),
    tone: 'list' as const,
    landmark: 'main' as const,
    content: <ListPane density={density} />,
  };
  if (tier === 'one') {
    return (
      <div className={classes.inbox}>
        <Panes panes={[{ ...list, minPx: 320 }]} />
      </div>
    );
  }
  return (
    <div className={classes.inbox}>
      <Panes
        panes={[
          {
            id: isRail ? 'rail' : 'sidebar',
            label: say('Bereiche', 'Places'),
            tone: 'sidebar',
            landmark: 'nav',
            isFixed: isRail,
            ...(isRail ? paneWidths.rail : paneWidths.sidebar),
            content: <Sidebar isRail={isRail} />,
          },
          { ...list, ...(isRail ? paneWidths.listByRail : paneWidths.list) },
          {
            id: 'reader',
            label: say('Lesen', 'Reading'),
            tone: 'reader',
            ...paneWidths.reader,
            content: <ReaderPane />,
          },
        ]}
      />
    </div>
  );
}

function Sidebar({ isRail }: { isRail: boolean }) {
  const say = useSay();
  return (
    <>
      <Bar
        title={isRail ? undefined : 'Hauspost'}
        leading={<Logo />}
        actions={!isRail && <IconButton label={say('Seitenleiste ausblenden', 'Hide sidebar')} icon={PanelLeft} />}
      />
      {!isRail && (
        <div className={classes.compose}>
          <Button size="large" icon={SquarePen} keys="c" isWide>
            {say('Neue Mail', 'New mail')}
          </Button>
        </div>
      )}
      <div className={classes.scroll}>
        <NavGroup aria-label="Mail" isRail={isRail}>
          <NavItem isRail={isRail} icon={Search} label={say('Suchen', 'Search')} keys="/" showsKeys />
          <NavItem isRail={isRail} icon={Inbox} label={say('Eingang', 'Inbox')} count={12} isCountNew isCurrent />
          <NavItem isRail={isRail} icon={AlarmClock} label={say('Später', 'Later')} count={4} />
          <NavItem
            isRail={isRail}
            icon={Hourglass}
            label={say('Wartet auf Antwort', 'Waiting for a reply')}
            count={5}
          />
          <NavItem isRail={isRail} icon={FilePen} label={say('Entwürfe', 'Drafts')} count={2} />
          <NavItem isRail={isRail} icon={Send} label={say('Gesendet', 'Sent')} />
          <NavItem isRail={isRail} icon={Archive} label={say('Archiv', 'Archive')} />
        </NavGroup>
        <NavGroup label={say('Aufgaben', 'Tasks')} isRail={isRail}>
          <NavItem isRail={isRail} icon={CircleCheck} label={say('Heute', 'Today')} count={5} isCountNew />
          <NavItem isRail={isRail} icon={SquareKanban} label={say('Tafel', 'Board')} />
        </NavGroup>
        <NavGroup label={say('Konten', 'Accounts')} isRail={isRail}>
          <NavItem isRail={isRail} mark={<AccountBar color={1} />} label="Büro Feldkamp" count={7} />
          <NavItem isRail={isRail} mark={<AccountBar color={4} />} label="Ruderclub Kasse" count={3} />
          <NavItem isRail={isRail} mark={<AccountBar color={2} />} label={say('Familie', 'Family')} count={2} />
        </NavGroup>
        {!isRail && (
          <>
            <NavHeading>Tags</NavHeading>
            <TreeSample />
          </>
        )}
      </div>
      {!isRail && (
        <div className={classes.foot}>
          <div className={cx(classes.footRow, classes.home)}>
            <Icon of={House} size={14} />
            {say('Heute nichts außer Haus', 'Nothing left the house today')}
          </div>
          <div className={classes.footRow}>
            <Icon of={RefreshCw} size={14} />
            <span className={classes.grow}>{say('Vor 20 s abgeglichen', 'Synced 20 s ago')}</span>
            <IconButton label={say('Einstellungen', 'Settings')} icon={Settings} iconSize={14} size="inline" />
          </div>
        </div>
      )}
    </>
  );
}

type Line = { id: string; heading: string } | { id: string; mail: SampleMail };
const keyOf = (line: Line) => line.id;
const isHeading = (line: Line) => 'heading' in line;

function ListPane({ density }: { density: Density }) {
  const say = useSay();
  const [tab, setTab] = useState<'main' | 'projects' | 'club' | 'other'>('main');
  const [openKey, setOpenKey] = useState('b-kita');
  const mails = listSampleMails(say);
  const lines: Line[] = [
    { id: 'today', heading: say('Heute · Dienstag, 7. Juli', 'Today · Tuesday, 7 July') },
    ...mails.slice(0, 1).map((mail) => ({ id: `a-${mail.id}`, mail })),
    { id: 'yesterday', heading: say('Gestern', 'Yesterday') },
    ...mails.slice(1).map((mail) => ({ id: `b-${mail.id}`, mail })),
    ...['c', 'd', 'e'].flatMap((week) => [
      { id: week, heading: say('Letzte Woche', 'Last week') },
      ...mails.map((mail) => ({ id: `${week}-${mail.id}`, mail: { ...mail, isUnread: false } })),
    ]),
  ];
  const heightOf = useCallback(
    (line: Line) => ('mail' in line ? mailRowHeights[density] : line.id === 'today' ? 32 : 28),
    [density],
  );
  const renderRow = (line: Line, _state: RowState) =>
    'heading' in line ? (
      <GroupHead isFirst={line.id === 'today'}>{line.heading}</GroupHead>
    ) : (
      <MailRow density={density} {...line.mail} isOpen={line.id === openKey} isPaneFocused />
    );
  return (
    <>
      <Bar
        title={say('Eingang', 'Inbox')}
        headingLevel={1}
        meta={say('12 ungelesen', '12 unread')}
        actions={
          <>
            <IconButton label={say('Filtern', 'Filter')} icon={ListFilter} />
            <IconButton label={say('Auswählen', 'Select')} icon={ListChecks} keys="x" />
          </>
        }
      />
      <Tabs
        label={say('Eingang', 'Inbox')}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'main', label: say('Wichtig', 'Important'), count: 5 },
          { id: 'projects', label: say('Projekte', 'Projects'), count: 4 },
          { id: 'club', label: say('Verein', 'Club'), count: 3 },
          { id: 'other', label: say('Übrige', 'Others'), count: 14 },
        ]}
      />
      <VirtualList
        label={say('Gespräche', 'Conversations')}
        items={lines}
        itemKey={keyOf}
        isHeading={isHeading}
        rowHeight={heightOf}
        activeKey={openKey}
        onActiveChange={setOpenKey}
        renderRow={renderRow}
      />
    </>
  );
}

function ReaderPane() {
  const say = useSay();
  return (
    <>
      <Bar
        actions={
          <>
            <IconButton label={say('Voriges Gespräch', 'Previous conversation')} icon={ChevronUp} keys="k" />
            <IconButton label={say('Nächstes Gespräch', 'Next conversation')} icon={ChevronDown} keys="j" />
          </>
        }
      >
        <Toolbar label={say('Gespräch', 'Conversation')}>
          <ToolbarIconButton label={say('Archivieren', 'Archive')} icon={Archive} keys="e" />
          <ToolbarIconButton label={say('Später', 'Later')} icon={AlarmClock} keys="h" />
          <ToolbarIconButton label="Tag" icon={TagIcon} keys="l" />
          <ToolbarIconButton label={say('Verschieben', 'Move')} icon={FolderInput} keys="v" />
          <ToolbarSeparator />
          <ToolbarIconButton label={say('Als Aufgabe', 'As a task')} icon={CalendarCheck} />
          <ToolbarIconButton label={say('Mehr', 'More')} icon={Ellipsis} keys="." />
        </Toolbar>
      </Bar>
      <article className={classes.reader} lang="de">
        <h2 className={classes.subject}>
          Az. 00417-26-08 Neubau Kindertagesstätte, Emsauenweg – Nachforderung von Unterlagen
        </h2>
        <PersonLine
          name="Holtkötter, Birgit (Bauordnung)"
          address="b.holtkoetter@bauamt-telgte.example"
          check={{ isConfirmed: true }}
        />
        <div className={classes.letter}>
          <p>Sehr geehrte Frau Feldkamp,</p>
          <p>
            nach meiner Rückkehr habe ich Ihre Unterlagen (Eingang 25.06.) vorgefunden, danke dafür. Der
            Baumbestandsplan ist in Ordnung.{' '}
            <Mark>
              Im Stellplatznachweis fehlen die vier Lastenradplätze; dies kann im Plan von Hand ergänzt werden,
            </Mark>{' '}
            ein neuer Ausdruck ist nicht nötig.
          </p>
        </div>
      </article>
    </>
  );
}
