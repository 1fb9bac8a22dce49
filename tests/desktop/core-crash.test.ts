import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until, type DesktopApp } from '#tests/support/desktop-driver.ts';
import { repository } from '#tests/support/built-app.ts';
import { hasElectron, openProfile, prepareDesktop } from '#tests/support/desktop-test-app.ts';

const desktop = prepareDesktop();

function corePid(app: DesktopApp): Promise<number | undefined> {
  return app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Hauspost core')?.pid,
    null,
  );
}

async function killCore(app: DesktopApp): Promise<number> {
  const pid = await until(() => corePid(app));
  if (pid === undefined) throw new Error('no core');
  process.kill(pid, 'SIGKILL');
  return pid;
}

describe('the core, killed', () => {
  test('comes back; the window hears of it, asks again, and nothing acknowledged is lost', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await openProfile(app);
    await page.evaluate(() => window.hauspostTest.core.settings.set({ density: 'compact' }));
    // A stream that is under way ends with `unavailable` when the core does: nothing waits for ever.
    await page.evaluate(async () => {
      const stream = await window.hauspostTest.core.events.subscribe({});
      const end = async () => {
        for await (const _ of stream) continue;
      };
      Object.assign(window, { streamEnd: end().catch((error: unknown) => (error as { code: string }).code) });
    });
    const old = await killCore(app);
    expect(await page.evaluate(() => (window as unknown as { streamEnd: Promise<string> }).streamEnd)).toBe(
      'unavailable',
    );

    await until(async () => ((await corePid(app)) ?? old) !== old);
    await openProfile(app);
    expect(await page.evaluate(() => window.hauspostTest.core.settings.get({}))).toMatchObject({ density: 'compact' });
    expect(await page.evaluate(() => window.hauspostTest.core.boot.state({}))).toMatchObject({
      phase: 'ready',
      recovered: { restoredFrom: null },
    });
    expect(await page.evaluate(() => window.hauspostTest.coreStates)).toEqual(['open', 'connecting', 'open']);
    // The shell's own connection moved over, too.
    expect(await page.evaluate(() => window.hauspostTest.shell.info({}))).toMatchObject({ host: 'desktop' });
  });

  test('comes back for every window', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const first = await openProfile(app);
    await first.evaluate(() => window.hauspostTest.shell.window({ action: 'new' }));
    await until(() => app.windows().length === 2);
    const pages = app.windows();
    for (const page of pages) {
      await page.waitForFunction(() => window.hauspostTest !== undefined);
      await page.evaluate(() => window.hauspostTest.core.boot.state({}));
    }
    await killCore(app);
    await openProfile(app);
    for (const page of pages) {
      const theme = await page.evaluate(async () => (await window.hauspostTest.core.settings.get({})).theme);
      expect(theme).toBe('system');
    }
  });

  test('again and again, is given up on only after asking', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    await app.firstWindow();
    await app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = ((options: { message: string }) => {
        asked.push(options.message);
        return Promise.resolve({ response: asked.length > 1 ? 1 : 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    }, null);
    const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked, null);

    for (let time = 0; time < 4; time += 1) {
      const old = await killCore(app);
      if (time < 3) await until(async () => ((await corePid(app)) ?? old) !== old);
    }
    // "Try again", so it runs once more.
    await until(async () => (await asked()).length === 1);
    await until(() => corePid(app));
  });
});

describe('a profile that another process has', () => {
  // Electron would show its dialogue and wait for a person.
  test.skipIf(hasElectron())('is named, not opened twice', async () => {
    const profile = desktop.newProfile();
    const web = spawn(process.execPath, [join(repository, 'out/main/web.js'), '--no-open', '--profile', profile], {
      env: { ...process.env, HAUSPOST_PASSPHRASE: 'a passphrase for tests' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(web.stdout, 'data');
    const app = await desktop.launch({ args: ['--profile', profile] });
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('[dialog] Dieses Profil ist schon geöffnet');
    expect(readFileSync(join(profile, 'logs/shell.log'), 'utf8')).toContain('the profile is in use');
    web.kill('SIGTERM');
    expect(await once(web, 'exit')).toEqual([0, null]);
  });
});
