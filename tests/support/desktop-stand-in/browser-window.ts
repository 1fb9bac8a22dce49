import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app.ts';
import { chromiumContext } from './chromium.ts';
import { WebContents, allContents } from './web-contents.ts';
import { nativeTheme } from './small-parts.ts';

const open = new Set<BrowserWindow>();
let nextId = 1;
app.openWindows = () => [...open];

/** A window: its state is kept here, its content is a page of Chromium. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'hide'
      | 'focus'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'isVisible'
      | 'isMinimized'
      | 'isMaximized'
      | 'minimize'
      | 'maximize'
      | 'unmaximize'
      | 'restore'
      | 'getBounds'
      | 'getNormalBounds'
      | 'setBounds'
      | 'setBackgroundColor'
      | 'setTitleBarOverlay'
      | 'setOverlayIcon'
    >
{
  readonly id = nextId++;
  readonly webContents: Electron.WebContents;
  readonly #contents: WebContents;
  #bounds: Electron.Rectangle;
  #isVisible: boolean;
  #isMinimized = false;
  #isMaximized = false;
  #isDestroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const { width = 800, height = 600, x = 100, y = 50 } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = options.show ?? true;
    const preload = readFileSync(options.webPreferences?.preload ?? '', 'utf8');
    this.#contents = new WebContents(chromiumContext(), preload, options.webPreferences ?? {}, { width, height });
    this.webContents = this.#contents as unknown as Electron.WebContents;
    this.#contents.once('did-finish-load', () => this.emit('ready-to-show'));
    open.add(this);
    app.emit('web-contents-created', {}, this.#contents);
    app.emit('browser-window-created', {}, this);
    nativeTheme.on('updated', () => this.#contents.emulateTheme());
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...open] as unknown as Electron.BrowserWindow[];
  }
  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): Electron.BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isVisible()) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }
  show(): void {
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }
  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }
  focus(): void {
    this.emit('focus');
  }
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    open.delete(this);
    allContents.delete(this.#contents);
    this.#contents.end();
    this.emit('closed');
    if (open.size === 0) setImmediate(() => app.emit('window-all-closed'));
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  minimize(): void {
    this.#isMinimized = true;
  }
  restore(): void {
    this.#isMinimized = false;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  unmaximize(): void {
    this.#isMaximized = false;
  }
  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  setBackgroundColor(): void {}
  setTitleBarOverlay(): void {}
  setOverlayIcon(): void {}
}
