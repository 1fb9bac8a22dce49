import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuGroup } from '#shared/contract/shell.ts';
import type { Texts } from './texts.ts';

export interface AppMenu {
  /** The renderer's commands; the roles of the system are added where they belong. */
  set(groups: MenuGroup[]): void;
  /** Words anew after a change of language. */
  refresh(): void;
}

export function createAppMenu(words: () => Texts, runCommand: (commandId: string) => void): AppMenu {
  let groups: MenuGroup[] = [];
  const refresh = () => Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(groups, words(), runCommand)));
  refresh();
  return {
    set: (next) => {
      groups = next;
      refresh();
    },
    refresh,
  };
}

export function buildMenu(
  groups: MenuGroup[],
  words: Texts,
  runCommand: (commandId: string) => void,
  isMac = process.platform === 'darwin',
): MenuItemConstructorOptions[] {
  const withDefaults = ensureGroup(ensureGroup(groups, 'edit', words.menu.edit), 'view', words.menu.view);
  const menus = withDefaults.map((group): MenuItemConstructorOptions => {
    const own = group.items.map((item) => toMenuItem(item, runCommand));
    const system = systemItems(group.role, words);
    const divider: MenuItemConstructorOptions[] = own.length > 0 && system.length > 0 ? [{ type: 'separator' }] : [];
    const quit: MenuItemConstructorOptions[] =
      group.role === 'file' && !isMac ? [{ type: 'separator' }, { role: 'quit', label: words.quit }] : [];
    return {
      id: group.role,
      label: group.title,
      ...(group.role === 'help' ? { role: 'help' as const } : {}),
      submenu: [...own, ...divider, ...system, ...quit],
    };
  });
  return isMac ? [{ role: 'appMenu', label: app.name }, ...menus, { role: 'windowMenu' }] : menus;
}

function ensureGroup(groups: MenuGroup[], role: MenuGroup['role'], title: string): MenuGroup[] {
  return groups.some((group) => group.role === role) ? groups : [...groups, { role, title, items: [] }];
}

/** The renderer's keymap acts on keys; the menu only shows them. Registered twice, a key would act twice. */
export function toMenuItem(
  item: MenuGroup['items'][number],
  runCommand: (commandId: string) => void,
): MenuItemConstructorOptions {
  return {
    id: item.id,
    label: item.title,
    enabled: item.isEnabled,
    ...(item.accelerator ? { accelerator: item.accelerator, registerAccelerator: false } : {}),
    click: () => runCommand(item.id),
  };
}

/** What only the system can do: its clipboard, and the zoom that people with weak eyes need. */
function systemItems(role: MenuGroup['role'], words: Texts): MenuItemConstructorOptions[] {
  if (role === 'edit') {
    return [
      { role: 'cut', label: words.edit.cut },
      { role: 'copy', label: words.edit.copy },
      { role: 'paste', label: words.edit.paste },
      { role: 'selectAll', label: words.edit.selectAll },
    ];
  }
  if (role !== 'view') return [];
  return [
    { role: 'resetZoom', label: words.menu.actualSize },
    { role: 'zoomIn', label: words.menu.zoomIn },
    { role: 'zoomOut', label: words.menu.zoomOut },
    { role: 'togglefullscreen', label: words.menu.fullScreen },
  ];
}
