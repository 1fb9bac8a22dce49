import { randomUUID } from 'node:crypto';
import { app, shell, type BrowserWindow, type WebContents } from 'electron';
import { windowShell, type ShellInfo, type WindowShell } from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { serveContract, type RpcServer } from '#shared/rpc/serve.ts';
import { checkOutgoingLink } from '#shared/web-link.ts';
import type { Autostart } from './autostart.ts';
import type { FileSavings } from './file-savings.ts';
import type { Log } from './log.ts';
import type { AppMenu } from './menu.ts';
import type { Prefs } from './prefs.ts';
import type { ShellEvents } from './shell-events.ts';
import type { AppTray } from './tray.ts';

export interface WindowShellOptions {
  readonly info: () => Promise<ShellInfo>;
  readonly prefs: Prefs;
  readonly events: ShellEvents;
  readonly menu: AppMenu;
  readonly tray: AppTray;
  readonly autostart: Autostart;
  readonly savings: FileSavings;
  readonly log: Log;
  windowOf(contents: WebContents): BrowserWindow | null;
  openWindow(at: string | undefined): void;
}

interface ShellCall {
  readonly contents: WebContents;
  readonly signal: AbortSignal;
}
type ByKind = { query: ShellCall; command: ShellCall; stream: ShellCall };

/** What a window may ask. Each wire is attached with the web contents at its other end. */
export function serveWindowShell(options: WindowShellOptions): RpcServer {
  const { prefs, autostart, menu, tray } = options;

  const handlers: HandlersFor<WindowShell, ByKind> = {
    info: () => options.info(),
    prefs: () => prefs.get(),
    setPrefs: (change) => prefs.set(change),
    events: (_, { contents, signal }) => options.events.windowStream(contents.id, signal),
    openLink: async ({ url }) => {
      const checked = checkOutgoingLink(url);
      if (!checked) throw new AppError('not-allowed', 'a link that must not leave the app');
      await shell.openExternal(checked);
      return {};
    },
    setMenu: ({ groups, tray: commands }) => {
      menu.set(groups);
      tray.setCommands(commands);
      return {};
    },
    autostart: () => ({ isOn: autostart.isOn() }),
    setAutostart: ({ isOn }) => {
      autostart.set(isOn);
      return {};
    },
    mailLinks: () => ({ isDefault: app.isDefaultProtocolClient('mailto') }),
    setMailLinks: ({ isDefault }) => {
      const isDone = isDefault ? app.setAsDefaultProtocolClient('mailto') : app.removeAsDefaultProtocolClient('mailto');
      if (!isDone) throw new AppError('unavailable', 'the system did not change the mail program');
      return {};
    },
    saveBegin: async ({ names }, { contents }) => ({ saving: await options.savings.begin(names, contents) }),
    savePiece: async ({ saving, index, base64, isLast }) => {
      await options.savings.write(saving, index, Buffer.from(base64, 'base64'), isLast);
      return {};
    },
    saveEnd: async ({ saving }) => {
      await options.savings.end(saving);
      return {};
    },
    window: ({ action, at }, { contents }) => {
      if (action === 'new') options.openWindow(at);
      else actOnWindow(options.windowOf(contents), action);
      return {};
    },
  };

  return serveContract<WindowShell, ByKind>(windowShell, handlers, {
    context: ({ client, signal }) => ({ contents: client as WebContents, signal }),
    onError: (error, { name, reference }) =>
      options.log.warn({ procedure: name, reference, code: error.code }, 'window refused'),
    newReference: randomUUID,
  });
}

function actOnWindow(window: BrowserWindow | null, action: 'close' | 'minimize' | 'toggleMaximize' | 'focus'): void {
  if (!window) throw new AppError('not-found', 'the window is gone');
  switch (action) {
    case 'close':
      return window.close();
    case 'minimize':
      return window.minimize();
    case 'toggleMaximize':
      return window.isMaximized() ? window.unmaximize() : window.maximize();
    case 'focus':
      window.show();
      return window.focus();
  }
}
