import { useLingui } from '@lingui/react/macro';
import { useSettings } from '../../lib/settings.ts';
import { closeThread, navigate } from '../../state/navigate.ts';
import { formatRoute, type Route } from '../../state/route.ts';
import { useViewState } from '../../state/view-state.ts';
import { Panes, paneWidths, type PaneSpec } from '../../ui/index.ts';
import { AttachmentsPage, SettingsPage, twoPanePages } from '../pages.ts';
import { PaneFrame } from './pane-frame.tsx';
import { useKeyboardAfterReader } from './keyboard-after-reader.ts';
import { usePaneSizes } from './pane-sizes.ts';
import { Sidebar } from './sidebar.tsx';

/** Sidebar, list and reader beside each other; the rail where there is less room or the user wants it. */
export function SidePanes({ tier }: { tier: 'three' | 'rail' }) {
  const route = useViewState((state) => state.route);
  const { readingPane } = useSettings();
  const { saveSizes } = usePaneSizes();
  const sidebar = useSidebar(tier);
  const content = useContentPanes(route, tier);
  useKeyboardAfterReader(readingPane === 'off' && !isReading(route));
  return (
    <Panes
      panes={[sidebar, ...content]}
      onWidthsChange={({ sidebar: sidebarPx, list }) =>
        saveSizes({
          ...(sidebarPx && !sidebar.isFixed ? { sidebar: sidebarPx } : {}),
          ...(list && readingPane === 'right' ? { [listSizeKey(tier)]: list } : {}),
        })
      }
    />
  );
}

function useSidebar(tier: 'three' | 'rail'): PaneSpec {
  const { t } = useLingui();
  const { sizes } = usePaneSizes();
  const isRail = tier === 'rail' || sizes.isSidebarCollapsed;
  const drawn = isRail ? paneWidths.rail : paneWidths.sidebar;
  const widthPx = (isRail ? null : sizes.sidebar) ?? drawn.widthPx;
  return {
    id: 'sidebar',
    label: t`Places`,
    tone: 'sidebar',
    landmark: 'nav',
    isFixed: isRail,
    ...drawn,
    widthPx,
    drawnPx: drawn.widthPx,
    content: (
      <PaneFrame pane="sidebar">
        <Sidebar isRail={isRail} canCollapse={tier === 'three'} />
      </PaneFrame>
    ),
  };
}

function useContentPanes(route: Route, tier: 'three' | 'rail'): PaneSpec[] {
  const { t } = useLingui();
  const { density, readingPane } = useSettings();
  const { sizes, saveSizes } = usePaneSizes();
  if (route.page === 'settings' || route.page === 'welcome') {
    const content = (
      <PaneFrame pane="reader" touchesWindowButtons>
        <SettingsPage />
      </PaneFrame>
    );
    return [{ id: 'page', label: t`Settings`, tone: 'reader', landmark: 'main', content }];
  }

  if (route.page === 'attachments') {
    const content = (
      <PaneFrame pane="reader" touchesWindowButtons>
        <AttachmentsPage />
      </PaneFrame>
    );
    return [{ id: 'page', label: t`Attachments`, tone: 'list', landmark: 'main', content }];
  }

  const { List, Reader } = twoPanePages[route.page];
  const resetKey = formatRoute(route);
  const list: PaneSpec = {
    id: 'list',
    label: t`List`,
    tone: 'list',
    content: (
      <PaneFrame pane="list" resetKey={resetKey} touchesWindowButtons={readingPane !== 'right'}>
        <List />
      </PaneFrame>
    ),
  };
  const reader: PaneSpec = {
    id: 'reader',
    label: t`Reader`,
    tone: 'reader',
    landmark: 'main',
    content: (
      <PaneFrame pane="reader" resetKey={resetKey} touchesWindowButtons={readingPane !== 'below'}>
        <Reader onBack={readingPane === 'off' ? () => closeReader(route) : undefined} />
      </PaneFrame>
    ),
  };

  if (readingPane === 'off') return isReading(route) ? [reader] : [{ ...list, landmark: 'main' }];
  if (readingPane === 'right') {
    const drawn =
      tier === 'rail' ? paneWidths.listByRail : density === 'compact' ? paneWidths.listCompact : paneWidths.list;
    const widthPx = sizes[listSizeKey(tier)] ?? drawn.widthPx;
    return [
      { ...list, ...drawn, widthPx, drawnPx: drawn.widthPx },
      { ...reader, minPx: tier === 'rail' ? paneWidths.list.minPx : paneWidths.reader.minPx },
    ];
  }
  const stacked = (
    <Panes
      direction="column"
      panes={[
        {
          ...list,
          ...listAboveHeight,
          widthPx: sizes.listAbove ?? listAboveHeight.widthPx,
          drawnPx: listAboveHeight.widthPx,
        },
        { ...reader, minPx: listAboveHeight.minPx },
      ]}
      onWidthsChange={({ list: listPx }) => listPx && saveSizes({ listAbove: listPx })}
    />
  );
  return [{ id: 'content', label: t`Mail`, tone: 'reader', content: stacked }];
}

const listAboveHeight = { widthPx: 320, minPx: 160 };

function listSizeKey(tier: 'three' | 'rail'): 'list' | 'listByRail' {
  return tier === 'rail' ? 'listByRail' : 'list';
}

export function isReading(route: Route): boolean {
  return (route.page === 'mail' && route.threadId !== null) || (route.page === 'drafts' && route.draftId !== null);
}

export function closeReader(route: Route): void {
  if (route.page === 'drafts') navigate({ page: 'drafts', draftId: null });
  else closeThread();
}
