import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { appUrl } from './app-protocol.ts';
import { readText, writeJson } from './json-file.ts';
import type { Log } from './log.ts';
import { builtFiles } from './places.ts';
import type { Prefs } from './prefs.ts';
import { minimumSize, parseBounds, placeWindow } from './window-bounds.ts';

export interface Windows {
  /** `at` is what it shows, as the renderer writes its places. */
  open(options?: { isHidden?: boolean; at?: string | undefined }): BrowserWindow;
  /** Brings the last used window to the front, opening one if there is none. */
  show(): void;
  isOurs(contents: WebContents): boolean;
  /** The window in front, or the last that was. */
  current(): BrowserWindow | null;
  /** From now on closing a window closes it, whatever the preferences say. */
  letGo(): void;
}

/** The renderer leaves this much room at the top (`env(titlebar-area-height)`); a bar less its hairline. */
const titleBarHeightPx = 47;

export interface WindowsOptions {
  readonly shellDir: string;
  readonly prefs: Prefs;
  readonly log: Log;
  /** Whether a hidden window could be brought back. */
  canHide(): boolean;
}

export function createWindows(options: WindowsOptions): Windows {
  const { prefs, log } = options;
  const boundsPath = join(options.shellDir, 'window.json');
  const open = new Set<BrowserWindow>();
  let current: BrowserWindow | null = null;
  let isLettingGo = false;

  const openWindow = ({
    isHidden = false,
    at = '',
  }: { isHidden?: boolean; at?: string | undefined } = {}): BrowserWindow => {
    const saved = parseBounds(readText(boundsPath));
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
    const window = new BrowserWindow({
      ...placeWindow(saved, areas),
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      show: false,
      title: 'Hauspost',
      icon: join(builtFiles.icons, 'app.png'),
      backgroundColor: frameColors().color,
      titleBarStyle: 'hidden',
      titleBarOverlay: { ...frameColors(), height: titleBarHeightPx },
      webPreferences: {
        preload: builtFiles.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: process.platform === 'darwin',
      },
    });
    open.add(window);
    current = window;
    // A second window would lie exactly upon the first.
    if (open.size > 1) cascade(window, open.size - 1);
    if (saved?.isMaximized && open.size === 1) window.maximize();

    window.once('ready-to-show', () => {
      if (!isHidden) window.show();
    });
    window.on('focus', () => {
      current = window;
    });
    window.on('close', (event) => {
      saveBounds(window, boundsPath, log);
      if (isLettingGo || !prefs.get().closeToTray || !options.canHide() || open.size > 1) return;
      event.preventDefault();
      window.hide();
    });
    window.once('closed', () => {
      open.delete(window);
      if (current === window) current = [...open].at(-1) ?? null;
    });
    void window.loadURL(`${appUrl}${at}`).catch(() => {
      // Refused only when the window is closed while it loads: nothing is left to show.
      if (!window.isDestroyed()) window.destroy();
    });
    return window;
  };

  const theme = () => {
    nativeTheme.themeSource = prefs.get().theme;
  };
  prefs.onChange(theme);
  theme();
  nativeTheme.on('updated', () => {
    for (const window of open) {
      window.setBackgroundColor(frameColors().color);
      if (process.platform !== 'darwin') window.setTitleBarOverlay({ ...frameColors(), height: titleBarHeightPx });
    }
  });
  app.on('activate', () => show());

  const show = () => {
    const window = current ?? openWindow();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  return {
    open: openWindow,
    show,
    isOurs: (contents) => [...open].some((window) => !window.isDestroyed() && window.webContents === contents),
    current: () => current,
    letGo: () => {
      isLettingGo = true;
    },
  };
}

/** The tokens `--raised` and `--text` of the renderer's themes: the reader's bar, which the window's buttons lie on. */
function frameColors(): { color: string; symbolColor: string } {
  return nativeTheme.shouldUseDarkColors
    ? { color: '#211e1b', symbolColor: '#e7e4df' }
    : { color: '#fefefc', symbolColor: '#25221e' };
}

function cascade(window: BrowserWindow, step: number): void {
  const bounds = window.getBounds();
  window.setBounds({ ...bounds, x: bounds.x + 24 * step, y: bounds.y + 24 * step });
}

/** A full disk must not keep a window from closing. */
function saveBounds(window: BrowserWindow, path: string, log: Log): void {
  try {
    writeJson(path, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  } catch {
    log.warn({}, 'window bounds not kept');
  }
}
