import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Menu } from './menu.ts';

/** The parts of the system that only keep what they are told. Tests look at them from outside (desktop-driver.ts). */
class StandInImage implements Pick<Electron.NativeImage, 'isEmpty'> {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  isEmpty(): boolean {
    return !existsSync(this.path);
  }
}

export const nativeImage = {
  createFromPath: (path: string) => new StandInImage(path) as unknown as Electron.NativeImage,
} satisfies Pick<typeof Electron.nativeImage, 'createFromPath'>;

export class Tray
  extends EventEmitter
  implements Pick<Electron.Tray, 'setImage' | 'setToolTip' | 'setTitle' | 'setContextMenu' | 'destroy' | 'isDestroyed'>
{
  #isDestroyed = false;

  constructor(image: Electron.NativeImage | string) {
    super();
    this.setImage(image);
  }
  setImage(image: Electron.NativeImage | string): void {
    // Electron throws for a path it cannot read and shows nothing for an empty image; here both fail.
    if (typeof image !== 'string' && image.isEmpty()) throw new Error('the tray has no image');
  }
  setToolTip(_text: string): void {}
  setTitle(_title: string): void {}
  setContextMenu(_menu: Electron.Menu | Menu | null): void {}
  destroy(): void {
    this.#isDestroyed = true;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

export class Notification
  extends EventEmitter
  implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body' | 'actions'>
{
  title: string;
  body: string;
  actions: Electron.NotificationAction[];

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.actions = options.actions ?? [];
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    setImmediate(() => this.emit('show'));
  }
  close(): void {
    setImmediate(() => this.emit('close'));
  }
}

class StandInTheme extends EventEmitter implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  #source: Electron.NativeTheme['themeSource'] = 'system';
  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source) {
    if (source === this.#source) return;
    this.#source = source;
    setImmediate(() => this.emit('updated'));
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}
export const nativeTheme = new StandInTheme();

const workArea = { x: 0, y: 0, width: 1_600, height: 1_000 };
const display = { id: 1, bounds: workArea, workArea } as Electron.Display;
export const screen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
} satisfies Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;

export const shell = {
  openExternal: (url: string): Promise<void> => Promise.reject(new Error(`nothing opens ${url} here`)),
} satisfies Pick<typeof Electron.shell, 'openExternal'>;

/** Nobody is there to answer: what is asked stands in the output, and is cancelled. */
export const dialog = {
  showMessageBox: (options: Electron.MessageBoxOptions) => {
    process.stdout.write(`[dialog] ${options.message}\n`);
    return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
  },
} satisfies Partial<Record<keyof typeof Electron.dialog, unknown>>;

export const powerMonitor = new EventEmitter();
export const ipcMain = new EventEmitter();
