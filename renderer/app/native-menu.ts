import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import type { MenuGroup } from '#shared/contract/shell.ts';
import { shellClient } from '../lib/core.ts';
import { useHost } from '../lib/host.ts';
import { showError } from '../lib/notices.ts';
import { useSettings } from '../lib/settings.ts';
import { useViewState } from '../state/view-state.ts';
import { buildMenu, buildTray } from './commands/menu.ts';

// Walking through the list with the key held down must not send a menu per row.
const settleMs = 200;

/** Keeps the system's menu and tray the same as the commands: words, keys and what can be done now. */
export function useNativeMenu(): void {
  const { i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  const capabilities = useHost()?.capabilities;
  const route = useViewState((state) => state.route);
  const selected = useViewState((state) => state.selected);
  const hasMenu = capabilities?.some((name) => name === 'nativeMenu' || name === 'tray') ?? false;

  useEffect(() => {
    if (!hasMenu) return undefined;
    const timer = setTimeout(() => {
      const groups: MenuGroup[] = buildMenu(i18n, keymap, ownKeys);
      const menu = JSON.stringify(groups);
      if (menu === lastSent) return;
      lastSent = menu;
      shellClient.setMenu({ groups, tray: buildTray(i18n) }).catch(showError);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [hasMenu, i18n, i18n.locale, keymap, ownKeys, route, selected]);
}

let lastSent = '';
