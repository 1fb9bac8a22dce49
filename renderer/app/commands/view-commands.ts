import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import {
  Contrast,
  Languages,
  Monitor,
  Moon,
  PanelBottom,
  PanelLeft,
  PanelRight,
  PanelRightClose,
  Rows2,
  Rows3,
  Rows4,
  Sun,
  type LucideIcon,
} from 'lucide-react';
import type { Settings } from '#shared/contract/settings.ts';
import { readSettings, saveSettings } from '../../lib/settings.ts';
import type { Command } from './command.ts';

export const viewCommands: readonly Command[] = [
  {
    id: 'view.toggle-sidebar',
    title: msg`Show or hide the sidebar`,
    group: 'view',
    icon: PanelLeft,
    scope: 'everywhere',
    keys: { gmail: ['Mod+b'], apple: ['Mod+Alt+s'] },
    menu: 'view',
    run: () => {
      const { panes } = readSettings();
      return saveSettings({ panes: { ...panes, isSidebarCollapsed: !panes.isSidebarCollapsed } });
    },
  },
  {
    id: 'view.toggle-reader',
    title: msg`Show or hide the reader`,
    group: 'view',
    icon: PanelRightClose,
    scope: 'app',
    keys: { gmail: ['F8'] },
    menu: 'view',
    run: () => saveSettings({ readingPane: readSettings().readingPane === 'off' ? 'right' : 'off' }),
  },
  choose('reader-right', msg`Reader on the right`, PanelRight, { readingPane: 'right' }),
  choose('reader-below', msg`Reader below the list`, PanelBottom, { readingPane: 'below' }),
  choose('density-comfortable', msg`Comfortable rows`, Rows2, { density: 'comfortable' }),
  choose('density-default', msg`Normal rows`, Rows3, { density: 'default' }),
  choose('density-compact', msg`Compact rows`, Rows4, { density: 'compact' }),
  choose('theme-system', msg`Light or dark like the system`, Monitor, { theme: 'system' }),
  choose('theme-light', msg`Light theme`, Sun, { theme: 'light' }),
  choose('theme-dark', msg`Dark theme`, Moon, { theme: 'dark' }),
  choose('contrast-high', msg`High contrast`, Contrast, { contrast: 'high' }),
  choose('contrast-normal', msg`Normal contrast`, Contrast, { contrast: 'normal' }),
  choose('language-de', msg`Deutsch`, Languages, { language: 'de' }),
  choose('language-en', msg`English`, Languages, { language: 'en' }),
];

function choose(name: string, title: MessageDescriptor, icon: LucideIcon, change: Partial<Settings>): Command {
  return {
    id: `view.${name}`,
    title,
    group: 'view',
    icon,
    scope: 'app',
    enabled: () => (isAlready(change) ? msg`It is like this now` : true),
    run: () => saveSettings(change),
  };
}

function isAlready(change: Partial<Settings>): boolean {
  const settings = readSettings();
  return Object.entries(change).every(([key, value]) => settings[key as keyof Settings] === value);
}
