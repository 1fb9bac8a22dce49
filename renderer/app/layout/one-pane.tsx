import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { homeRoute, formatRoute } from '../../state/route.ts';
import { leavePage, navigate, openSettings } from '../../state/navigate.ts';
import { useViewState } from '../../state/view-state.ts';
import { AttachmentsPage, SettingsPage, twoPanePages } from '../pages.ts';
import { BottomTabs, type BottomTab } from './bottom-tabs.tsx';
import { useKeyboardAfterReader } from './keyboard-after-reader.ts';
import { PaneFrame } from './pane-frame.tsx';
import classes from './one-pane.module.css';
import { closeReader, isReading } from './side-panes.tsx';
import { Sidebar } from './sidebar.tsx';

/** Up to 720 px: one thing at a time, and tabs to change between them. While reading, the tabs make room. */
export function OnePane() {
  const { t } = useLingui();
  const route = useViewState((state) => state.route);
  const visits = useViewState((state) => state.visits);
  // Any wish to go somewhere closes the places, also to where the window already is.
  const [placesOpenAt, setPlacesOpenAt] = useState<number | null>(null);
  const isInPlaces = placesOpenAt === visits;
  const isMail = !isInPlaces && (route.page === 'mail' || route.page === 'drafts');
  useKeyboardAfterReader(isMail && !isReading(route));
  const tab: BottomTab = isInPlaces ? 'places' : route.page === 'settings' ? 'settings' : 'mail';

  if (!isInPlaces && (route.page === 'mail' || route.page === 'drafts')) {
    const { List, Reader } = twoPanePages[route.page];
    if (isReading(route)) {
      return (
        <main aria-label={t`Reader`} className={classes.page} data-tone="reader">
          <PaneFrame pane="reader" resetKey={formatRoute(route)}>
            <Reader onBack={() => closeReader(route)} />
          </PaneFrame>
        </main>
      );
    }
    return (
      <>
        <main aria-label={t`List`} className={classes.page} data-tone="list">
          <PaneFrame pane="list" resetKey={formatRoute(route)}>
            <List />
          </PaneFrame>
        </main>
        <BottomTabs tab={tab} onChange={openTab} />
      </>
    );
  }
  return (
    <>
      {isInPlaces ? (
        <main className={classes.page} data-tone="sidebar">
          <nav aria-label={t`Places`} className={classes.page}>
            <PaneFrame pane="sidebar">
              <Sidebar isRail={false} canCollapse={false} hasTabs />
            </PaneFrame>
          </nav>
        </main>
      ) : route.page === 'attachments' ? (
        <main aria-label={t`Attachments`} className={classes.page} data-tone="list">
          <PaneFrame pane="reader">
            <AttachmentsPage />
          </PaneFrame>
        </main>
      ) : (
        <main aria-label={t`Settings`} className={classes.page} data-tone="reader">
          <PaneFrame pane="reader">
            <SettingsPage />
          </PaneFrame>
        </main>
      )}
      <BottomTabs tab={tab} onChange={openTab} />
    </>
  );

  function openTab(next: BottomTab): void {
    setPlacesOpenAt(next === 'places' ? visits : null);
    if (next === 'mail') {
      if (route.page === 'settings' || route.page === 'welcome' || route.page === 'attachments') leavePage();
      else if (!isInPlaces) navigate(homeRoute);
    }
    if (next === 'settings') openSettings();
  }
}
