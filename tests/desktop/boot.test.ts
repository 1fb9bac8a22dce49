import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until } from '#tests/support/desktop-driver.ts';
import { openProfile, prepareDesktop } from '#tests/support/desktop-test-app.ts';

const desktop = prepareDesktop();
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

describe('starting', () => {
  test('opens one sandboxed window with our page, and the page reaches core and shell', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await app.firstWindow();
    expect(await page.title()).toBe('Hauspost test page');
    expect(await page.evaluate(() => window.hauspostTest.core.boot.state({}))).toHaveProperty('phase');
    const info = await page.evaluate(() => window.hauspostTest.shell.info({}));
    expect(info).toMatchObject({ host: 'desktop', platform: process.platform });
    expect(info.capabilities).toEqual(
      expect.arrayContaining(['nativeMenu', 'tray', 'notifications', 'windowControls']),
    );

    const { count, preferences } = await app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      // Electron has it, its declarations leave it out.
      const contents = windows[0]?.webContents as unknown as { getLastWebPreferences(): unknown };
      return { count: windows.length, preferences: contents.getLastWebPreferences() };
    }, null);
    expect(count).toBe(1);
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  test('gives the page its ports and nothing of Node or Electron', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await app.firstWindow();
    const seen = await page.evaluate(() => {
      const own = window as unknown as Record<string, unknown>;
      return {
        shell: own['hauspostShell'],
        rest: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in own),
      };
    });
    expect(seen).toEqual({ shell: 'desktop', rest: [] });
  });

  test('without a keyring asks for a passphrase and does not make an unguarded profile', async () => {
    const profile = desktop.newProfile();
    const app = await desktop.launch({ args: ['--profile', profile] });
    const page = await app.firstWindow();
    const state = await until(
      () => page.evaluate(() => window.hauspostTest.core.boot.state({})),
      ({ phase }) => phase !== 'opening',
    );
    expect(state).toMatchObject({ phase: 'needsPassphrase' });
    expect(state).toHaveProperty('keyringError', expect.stringMatching(/./));
    const info = await page.evaluate(() => window.hauspostTest.shell.info({}));
    expect(info.capabilities).not.toContain('secrets');
    await openProfile(app);
  });

  test('the demo needs no key, and leaves nothing behind', async () => {
    const app = await desktop.launch({ args: ['--demo'] });
    await openProfile(app);
    const userData = await app.evaluate(({ app: electron }) => electron.getPath('userData'), null);
    expect(readFileSync(join(userData, 'logs/shell.log'), 'utf8')).toContain('core ready');
    expect(await app.quit()).toBe(0);
    expect(() => readFileSync(join(userData, 'logs/shell.log'))).toThrow(/ENOENT/);
  });
});

describe('quitting', () => {
  test('waits until the core has closed the database', async () => {
    const profile = desktop.newProfile();
    const app = await desktop.launch({ args: ['--profile', profile] });
    await openProfile(app);
    expect(readJson(join(profile, 'run.json'))).toMatchObject({ state: 'running' });
    expect(await app.quit()).toBe(0);
    expect(readJson(join(profile, 'run.json'))).toMatchObject({ state: 'closed' });

    const again = await desktop.launch({ args: ['--profile', profile] });
    const page = await openProfile(again);
    expect(await page.evaluate(() => window.hauspostTest.core.boot.state({}))).toMatchObject({ recovered: null });
  });
});

describe('what the shell remembers', () => {
  test('preferences, in a file of its own', async () => {
    const profile = desktop.newProfile();
    const first = await desktop.launch({ args: ['--profile', profile] });
    const page = await first.firstWindow();
    const theme = () => first.evaluate(({ nativeTheme }) => nativeTheme.themeSource, null);
    expect(await theme()).toBe('system');
    await page.evaluate(() => window.hauspostTest.shell.setPrefs({ theme: 'dark', language: 'en' }));
    expect(await theme()).toBe('dark');
    await first.quit();
    expect(readJson(join(profile, 'shell/shell.json'))).toMatchObject({ theme: 'dark', language: 'en' });

    const second = await desktop.launch({ args: ['--profile', profile] });
    const prefs = await (await second.firstWindow()).evaluate(() => window.hauspostTest.shell.prefs({}));
    expect(prefs).toEqual({ language: 'en', theme: 'dark', contrast: 'system', closeToTray: true });
  });

  test('nothing of a file that is broken', async () => {
    const profile = desktop.newProfile();
    mkdirSync(join(profile, 'shell'), { recursive: true });
    writeFileSync(join(profile, 'shell/shell.json'), '{"theme":"pink","closeToTray":false');
    writeFileSync(join(profile, 'shell/window.json'), '{"x":1e9,"y":"here"}');
    const app = await desktop.launch({ args: ['--profile', profile] });
    const prefs = await (await app.firstWindow()).evaluate(() => window.hauspostTest.shell.prefs({}));
    expect(prefs).toEqual({ language: 'system', theme: 'system', contrast: 'system', closeToTray: true });
  });

  test('where the window was', async () => {
    const profile = desktop.newProfile();
    const bounds = { x: 120, y: 80, width: 900, height: 640 };
    const first = await desktop.launch({ args: ['--profile', profile] });
    await first.firstWindow();
    await first.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds);
    await first.quit();

    const second = await desktop.launch({ args: ['--profile', profile] });
    await second.firstWindow();
    const restored = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), null);
    expect(restored).toEqual(bounds);
  });
});

describe('closing the window', () => {
  test('hides it while the tray can bring it back', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await app.firstWindow();
    await page.evaluate(() => window.hauspostTest.shell.window({ action: 'close' }));
    const state = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()), null);
    expect(await state()).toEqual([false]);
    expect(await page.evaluate(() => window.hauspostTest.core.boot.state({}))).toHaveProperty('phase');
    expect(await app.quit()).toBe(0);
  });

  test.runIf(process.platform !== 'darwin')('ends the app when the user wants it so', async () => {
    const profile = desktop.newProfile();
    const app = await desktop.launch({ args: ['--profile', profile] });
    const page = await openProfile(app);
    await page.evaluate(() => window.hauspostTest.shell.setPrefs({ closeToTray: false }));
    // The answer is lost with the window.
    await page.evaluate(() => void window.hauspostTest.shell.window({ action: 'close' }));
    await until(() => readJson(join(profile, 'run.json'))['state'] === 'closed');
  });
});
