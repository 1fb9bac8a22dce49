import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type KeyboardEvent } from 'react';
import { ErrorBoundary } from '../../app/errors/error-boundary.tsx';
import { useHost } from '../../lib/host.ts';
import { useBilingualMatch } from '../../lib/bilingual.ts';
import { openSettings } from '../../state/navigate.ts';
import type { SettingsSection } from '../../state/route.ts';
import { useViewState } from '../../state/view-state.ts';
import { Bar, NavGroup, NavItem, SearchField, Select, useWindowTier } from '../../ui/index.ts';
import { findSettings, type FoundSetting } from './find-settings.ts';
import { FoundSettings } from './found-settings.tsx';
import { SectionContent } from './section-content.tsx';
import { faceOfSection, isOffered, sectionFaces } from '../../app/settings-index.ts';
import { useFoundRow } from './use-found-row.ts';
import classes from './settings-page.module.css';

export function SettingsPage() {
  const { t, i18n } = useLingui();
  const route = useViewState((state) => state.route);
  const { section, setting } = route.page === 'settings' ? route : { section: 'appearance' as const, setting: null };
  const capabilities = useHost()?.capabilities ?? [];
  const match = useBilingualMatch();
  const isNarrow = useWindowTier() === 'one';
  const [query, setQuery] = useState('');
  const found = findSettings(query, capabilities, match);
  const faces = sectionFaces.filter((face) => isOffered(face, capabilities));
  useFoundRow(section, setting);

  const open = (target: FoundSetting) => {
    setQuery('');
    openSettings(target.section, target.setting);
  };
  const openFirst = (event: KeyboardEvent) => {
    const first = found[0];
    if (event.key !== 'Enter' || !first) return;
    event.preventDefault();
    open(first);
  };

  return (
    <div className={classes.page}>
      <Bar
        title={<Trans>Settings</Trans>}
        actions={
          <SearchField
            label={t`Search in settings`}
            value={query}
            onChange={setQuery}
            onKeyDown={openFirst}
            isQuiet
            className={classes.search}
          />
        }
      />
      <div className={classes.body}>
        {isNarrow ? (
          <div className={classes.chooser}>
            <Select<SettingsSection>
              label={t`Section`}
              value={section}
              onChange={(next) => openSettings(next)}
              options={faces.map((face) => ({ value: face.section, label: i18n._(face.title), icon: face.icon }))}
            />
          </div>
        ) : (
          <nav aria-label={t`Sections`} className={classes.nav}>
            <NavGroup aria-label={t`Sections`}>
              {faces.map((face) => (
                <NavItem
                  key={face.section}
                  label={i18n._(face.title)}
                  icon={face.icon}
                  isCurrent={face.section === section && query === ''}
                  onClick={() => {
                    setQuery('');
                    openSettings(face.section);
                  }}
                />
              ))}
            </NavGroup>
          </nav>
        )}
        <div
          className={classes.content}
          data-pane-focus
          data-fills={(section === 'activity' && query.trim() === '') || undefined}
          tabIndex={-1}
        >
          <div className={classes.column}>
            {query.trim() === '' ? (
              <ErrorBoundary resetKey={section}>
                <h2 className={classes.title}>{i18n._(faceOfSection(section).title)}</h2>
                <SectionContent section={section} />
              </ErrorBoundary>
            ) : (
              <FoundSettings query={query} found={found} onOpen={open} />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
