import { join } from 'node:path';
import { app, Menu, nativeImage, Tray, type BrowserWindow } from 'electron';
import type { MenuGroup } from '#shared/contract/shell.ts';
import type { Log } from './log.ts';
import { toMenuItem } from './menu.ts';
import type { Texts } from './texts.ts';

export interface AppTray {
  /** Whether there is one: without it no window may hide, it could not be brought back. */
  isThere(): boolean;
  setCommands(items: MenuGroup['items']): void;
  setUnread(unread: number): void;
  refresh(): void;
}

export interface TrayOptions {
  readonly iconDir: string;
  readonly words: () => Texts;
  readonly log: Log;
  show(): void;
  runCommand(commandId: string): void;
  windows(): BrowserWindow[];
}

export function createTray(options: TrayOptions): AppTray {
  let commands: MenuGroup['items'] = [];
  let unread = 0;
  const isMac = process.platform === 'darwin';
  // A template image is coloured by macOS to fit its menu bar; it must be named so.
  const image = (name: string) =>
    nativeImage.createFromPath(join(options.iconDir, `${name}${isMac ? 'Template' : ''}.png`));
  const tray = makeTray(() => new Tray(image('tray')), options.log);
  tray?.on('click', () => options.show());

  const refresh = () => {
    const words = options.words();
    app.setBadgeCount(unread);
    for (const window of process.platform === 'win32' ? options.windows() : []) {
      window.setOverlayIcon(unread > 0 ? image('overlay') : null, unread > 0 ? words.trayUnread(unread) : '');
    }
    if (!tray) return;
    tray.setImage(image(unread > 0 ? 'tray-unread' : 'tray'));
    tray.setToolTip(unread > 0 ? `Hauspost: ${words.trayUnread(unread)}` : 'Hauspost');
    if (isMac) tray.setTitle(unread > 0 ? String(unread) : '');
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'open', label: words.open, click: () => options.show() },
        ...(commands.length > 0 ? [{ type: 'separator' as const }] : []),
        ...commands.map((item) => toMenuItem(item, options.runCommand)),
        { type: 'separator' },
        { id: 'quit', label: words.quit, click: () => app.quit() },
      ]),
    );
  };
  refresh();

  return {
    isThere: () => tray !== null,
    setCommands: (items) => {
      commands = items;
      refresh();
    },
    setUnread: (next) => {
      unread = next;
      refresh();
    },
    refresh,
  };
}

/** Some Linux desktops have no place for one. Hauspost is whole without it. */
function makeTray(make: () => Tray, log: Log): Tray | null {
  try {
    return make();
  } catch {
    log.warn({}, 'no tray here');
    return null;
  }
}
