import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, onTestFailed } from 'vitest';
import { ensureBuilt, repository } from './built-app.ts';
import { until, type DesktopApp, type DesktopLaunch } from './desktop-driver.ts';
import { launchWithElectron } from './desktop-with-electron.ts';
import { launchWithStandIn } from './desktop-with-stand-in.ts';

export interface Desktop {
  /** A folder for a profile of this test's own. */
  newProfile(): string;
  launch(launch: Omit<DesktopLaunch, 'mainFile'>): Promise<DesktopApp>;
}

/**
 * The built main, preload and core, launched anew by each test, under Electron where its binary is there. `page: 'test'`
 * puts the small test page in the renderer's place; `'product'` leaves the real one.
 */
export function prepareDesktop(page: 'test' | 'product' = 'test'): Desktop {
  const apps: DesktopApp[] = [];
  const folders: string[] = [];
  let mainFile = join(repository, 'out/main/index.js');
  let prepared: string | null = null;

  beforeAll(async () => {
    await ensureBuilt();
    if (page === 'product') return;
    prepared = await prepareTestApp();
    mainFile = join(prepared, 'out/main/index.js');
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.kill()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => {
    if (prepared) rmSync(prepared, { recursive: true, force: true });
  });

  const newFolder = (name: string) => {
    const folder = mkdtempSync(join(tmpdir(), `hauspost-${name}-`));
    folders.push(folder);
    return folder;
  };
  return {
    newProfile: () => join(newFolder('desktop'), 'profile'),
    launch: async ({ args, env }) => {
      const start = hasElectron() ? launchWithElectron : launchWithStandIn;
      const app = await start({ mainFile, args, env: { ...withoutKeyring(newFolder('runtime')), ...env } });
      apps.push(app);
      onTestFailed(() => {
        process.stderr.write(app.output());
      });
      return app;
    },
  };
}

/** Electron needs a screen on Linux, too. */
export function hasElectron(): boolean {
  const packageDir = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return existsSync(join(packageDir, 'path.txt')) && hasScreen;
}

/** No test writes into the keyring of whoever runs it. */
function withoutKeyring(runtimeDir: string): Record<string, string> {
  return { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_RUNTIME_DIR: runtimeDir, XDG_CONFIG_HOME: runtimeDir };
}

/** A copy, because the built files find each other by their places. In `out/`, so that native modules are found. */
async function prepareTestApp(): Promise<string> {
  const folder = join(repository, 'out/tests', `desktop-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const part of ['main', 'preload']) {
    cpSync(join(repository, 'out', part), join(folder, 'out', part), { recursive: true });
  }
  symlinkSync(join(repository, 'resources'), join(folder, 'resources'), 'junction');
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'desktop-page'),
    base: './',
    logLevel: 'error',
    build: { outDir: join(folder, 'out/renderer'), emptyOutDir: true },
  });
  return folder;
}

/** A new profile has no keyring here: it asks for a passphrase, which this gives. Answers the ready page. */
export async function openProfile(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await until(() =>
    page.evaluate(async () => {
      const { core } = window.hauspostTest;
      try {
        const state = await core.boot.state({});
        if (state.phase === 'needsPassphrase') await core.boot.createVault({ passphrase: 'a passphrase for tests' });
        if (state.phase === 'locked') await core.boot.unlock({ passphrase: 'a passphrase for tests' });
        return state.phase === 'ready';
      } catch (error) {
        // Between two cores.
        if ((error as { code?: string }).code === 'unavailable') return false;
        throw error;
      }
    }),
  );
  return page;
}
