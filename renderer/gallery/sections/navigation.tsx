import { AlarmClock, Archive, FileText, Folder, Inbox, Search, Send } from 'lucide-react';
import { useState } from 'react';
import { AccountBar, cx, NavGroup, NavItem, Tabs, TagDot, Tree, type TreeNode } from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

export function NavigationSection() {
  const say = useSay();
  const [current, setCurrent] = useState('inbox');
  const [tab, setTab] = useState<'main' | 'projects' | 'club' | 'other'>('main');
  const items = [
    { id: 'search', label: say('Suchen', 'Search'), icon: Search, keys: '/', showsKeys: true },
    { id: 'inbox', label: say('Eingang', 'Inbox'), icon: Inbox, count: 12, isCountNew: true, keys: 'g i' },
    { id: 'later', label: say('Später', 'Later'), icon: AlarmClock, count: 4 },
    { id: 'sent', label: say('Gesendet', 'Sent'), icon: Send },
    { id: 'archive', label: say('Archiv', 'Archive'), icon: Archive },
  ];
  return (
    <Row isWide>
      <Specimen caption="NavGroup, NavItem">
        <div className={classes.side232}>
          <NavGroup aria-label={say('Mail', 'Mail')}>
            {items.map(({ id, ...item }) => (
              <NavItem key={id} {...item} isCurrent={id === current} onClick={() => setCurrent(id)} />
            ))}
          </NavGroup>
          <NavGroup label={say('Konten', 'Accounts')}>
            <NavItem label="Büro Feldkamp" mark={<AccountBar color={1} />} count={7} />
            <NavItem label="Ruderclub Kasse" mark={<AccountBar color={4} />} count={3} isDropTarget />
            <NavItem label={say('Familie', 'Family')} mark={<AccountBar color={2} />} count={2} />
          </NavGroup>
        </div>
      </Specimen>
      <Specimen caption={say('Schiene', 'Rail')}>
        <div className={classes.side232} style={{ width: 52 }}>
          <NavGroup aria-label="Mail" isRail>
            {items.map(({ id, ...item }) => (
              <NavItem key={id} {...item} isRail isCurrent={id === current} onClick={() => setCurrent(id)} />
            ))}
          </NavGroup>
          <NavGroup label={say('Konten', 'Accounts')} isRail>
            <NavItem label="Büro Feldkamp" mark={<AccountBar color={1} />} isRail />
            <NavItem label="Ruderclub Kasse" mark={<AccountBar color={4} />} isRail />
          </NavGroup>
        </div>
      </Specimen>
      <Specimen caption="Tree">
        <div className={classes.side232}>
          <TreeSample />
        </div>
      </Specimen>
      <Specimen caption="Tabs">
        <div className={cx(classes.box, classes.list)} style={{ width: 'min(416px, 84vw)' }}>
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
          >
            <p className={classes.padded}>{say(`Inhalt von ${tab}`, `Content of ${tab}`)}</p>
          </Tabs>
        </div>
      </Specimen>
    </Row>
  );
}

export function TreeSample() {
  const say = useSay();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['project']));
  const [activeId, setActiveId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>('wieling');
  const nodes: TreeNode[] = [
    {
      id: 'project',
      label: 'projekt',
      children: [
        { id: 'kita', label: 'kita-neubau', mark: <TagDot color={3} />, count: 6 },
        { id: 'wieling', label: 'wieling', mark: <TagDot color={1} />, count: 4 },
      ],
    },
    { id: 'office', label: 'behörde', children: [{ id: 'bauamt', label: 'bauamt', mark: <TagDot color={5} /> }] },
    {
      id: 'folders',
      label: say('Ordner', 'Folders'),
      icon: Folder,
      children: [{ id: 'bills', label: say('Rechnungen', 'Bills'), icon: FileText, count: 2 }],
    },
  ];
  return (
    <Tree
      label="Tags"
      nodes={nodes}
      expandedIds={expanded}
      onExpandedChange={(id, isExpanded) => {
        setExpanded((before) => {
          const next = new Set(before);
          if (isExpanded) next.add(id);
          else next.delete(id);
          return next;
        });
      }}
      selectedId={selectedId}
      onSelect={setSelectedId}
      activeId={activeId}
      onActiveChange={setActiveId}
    />
  );
}
