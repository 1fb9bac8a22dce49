import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

interface Closable {
  close(): void;
  isDestroyed(): boolean;
}

class StandInApp
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'name'
      | 'isPackaged'
      | 'getVersion'
      | 'getLocale'
      | 'getAppPath'
      | 'setName'
      | 'setAppUserModelId'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'setBadgeCount'
      | 'getBadgeCount'
      | 'requestSingleInstanceLock'
      | 'isDefaultProtocolClient'
      | 'setAsDefaultProtocolClient'
      | 'removeAsDefaultProtocolClient'
      | 'setLoginItemSettings'
    >
{
  name = 'hauspost';
  readonly isPackaged = false;
  /** Set by the windows: what quitting closes, and what is released at the very end. */
  openWindows: () => Closable[] = () => [];
  release: () => Promise<void> = () => Promise.resolve();
  readonly utilities = new Map<number, string>();

  readonly #paths = new Map<string, string>();
  readonly #protocols = new Set<string>();
  #badge = 0;
  #isReady = false;
  #hasLock = false;
  #openAtLogin = false;

  getVersion(): string {
    return manifest.version;
  }
  getLocale(): string {
    return process.env['HAUSPOST_TEST_LOCALE'] ?? 'de';
  }
  getAppPath(): string {
    return root;
  }
  setName(name: string): void {
    this.name = name;
  }
  setAppUserModelId(_id: string): void {}
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? tmpdir();
  }
  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => void this.once('ready', () => resolve()));
  }
  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready');
  }
  getAppMetrics(): Pick<Electron.ProcessMetric, 'pid' | 'type' | 'name'>[] {
    return [...this.utilities].map(([pid, name]) => ({ pid, type: 'Utility', name }));
  }
  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    return true;
  }
  getBadgeCount(): number {
    return this.#badge;
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.has(protocol);
  }
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.#protocols.add(protocol);
    return true;
  }
  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.delete(protocol);
  }
  getLoginItemSettings(): Pick<Electron.LoginItemSettings, 'openAtLogin'> {
    return { openAtLogin: this.#openAtLogin };
  }
  setLoginItemSettings({ openAtLogin }: Electron.Settings): void {
    this.#openAtLogin = openAtLogin ?? false;
  }

  /** Electron answers at once, so the lock is a file; a second start leaves a note that the first one watches for. */
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    const folder = this.getPath('userData');
    const lock = join(folder, 'stand-in.lock');
    mkdirSync(folder, { recursive: true });
    const holder = readPid(lock);
    if (holder !== null && isAlive(holder)) {
      writeFileSync(join(folder, `stand-in-second-${process.pid}.json`), JSON.stringify(data ?? {}));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    this.#hasLock = true;
    watch(folder, () => this.#readNotes(folder)).unref();
    return true;
  }

  #readNotes(folder: string): void {
    for (const name of readdirSync(folder).filter((file) => file.startsWith('stand-in-second-'))) {
      let data: unknown;
      try {
        data = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      } catch {
        // Seen while it is being written: the next change of the folder tells of it again.
        continue;
      }
      rmSync(join(folder, name));
      this.emit('second-instance', {}, [], folder, data);
    }
  }

  quit(): void {
    if (this.#isPrevented('before-quit')) return;
    for (const window of this.openWindows()) window.close();
    if (this.openWindows().some((window) => !window.isDestroyed())) return;
    if (this.#isPrevented('will-quit')) return;
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.#hasLock) rmSync(join(this.getPath('userData'), 'stand-in.lock'), { force: true });
    void this.release().finally(() => process.exit(code));
  }

  #isPrevented(name: string): boolean {
    let isPrevented = false;
    this.emit(name, { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
}

function readPid(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const app = new StandInApp();
