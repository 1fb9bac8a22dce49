import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { MenuGroup, ShellEvent } from '#shared/contract/shell.ts';
import { until, type DesktopApp } from '#tests/support/desktop-driver.ts';
import { openProfile, prepareDesktop } from '#tests/support/desktop-test-app.ts';

const desktop = prepareDesktop();

const heard = (page: Page, type: ShellEvent['type']) =>
  page.evaluate((wanted) => window.hauspostTest.heard.filter((event) => event.type === wanted), type);

/** Waits until the page listens, so that what happens next is heard by it and not kept for it. */
async function openListening(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await page.evaluate(() => window.hauspostTest.shell.info({}));
  return page;
}

const item = (id: string, title: string, accelerator: string | null = null) => ({
  id,
  title,
  accelerator,
  isEnabled: true,
});
const groups: MenuGroup[] = [
  { role: 'file', title: 'Datei', items: [item('mail.compose', 'Neue Mail', 'CmdOrCtrl+N')] },
  { role: 'mail', title: 'Mail', items: [{ ...item('mail.archive', 'Archivieren', 'E'), isEnabled: false }] },
];

describe('the native menu', () => {
  test("is built from the window's commands, and sends a chosen one back", async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await openListening(app);
    await page.evaluate((menu) => window.hauspostTest.shell.setMenu({ groups: menu, tray: [] }), groups);

    const menu = await app.evaluate(({ Menu }) => {
      const find = (id: string) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(id);
        const { label, enabled, accelerator, registerAccelerator } = found ?? {};
        return { label, enabled, accelerator, registerAccelerator };
      };
      const edit = Menu.getApplicationMenu()
        ?.getMenuItemById('edit')
        ?.submenu?.items.map(({ role }) => role?.toLowerCase());
      return { compose: find('mail.compose'), archive: find('mail.archive'), edit };
    }, null);
    // Shown, not registered: the key acts in the renderer's keymap, once.
    expect(menu.compose).toEqual({
      label: 'Neue Mail',
      enabled: true,
      accelerator: 'CmdOrCtrl+N',
      registerAccelerator: false,
    });
    expect(menu.archive).toMatchObject({ enabled: false });
    expect(menu.edit).toEqual(['cut', 'copy', 'paste', 'selectall']);

    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('mail.compose')?.click(), null);
    const events = await until(
      () => heard(page, 'command'),
      (list) => list.length > 0,
    );
    expect(events).toEqual([{ type: 'command', commandId: 'mail.compose' }]);
  });
});

/** A tray cannot be asked for, so what is done to it from here on is written down. */
function watchTray(app: DesktopApp): Promise<void> {
  return app.evaluate(({ Tray }) => {
    const seen: { tip?: string; menu?: Electron.Menu } = {};
    Object.assign(globalThis, { seenTray: seen });
    const { setToolTip, setContextMenu } = Tray.prototype;
    Tray.prototype.setToolTip = function watch(tip: string) {
      seen.tip = tip;
      return setToolTip.call(this, tip);
    };
    Tray.prototype.setContextMenu = function watch(menu: Electron.Menu | null) {
      if (menu) seen.menu = menu;
      return setContextMenu.call(this, menu);
    };
  }, null);
}
const seenTray = (app: DesktopApp) =>
  app.evaluate(() => {
    const { tip, menu } = (globalThis as unknown as { seenTray: { tip?: string; menu?: Electron.Menu } }).seenTray;
    return { tip, labels: menu?.items.filter(({ type }) => type !== 'separator').map(({ label }) => label) };
  }, null);

describe('the tray', () => {
  test("speaks the user's language, carries the commands and tells the unread", async () => {
    const app = await desktop.launch({ args: ['--demo'] });
    const page = await openProfile(app);
    await watchTray(app);
    await page.evaluate(
      (tray) => window.hauspostTest.shell.setMenu({ groups: [], tray }),
      [item('mail.compose', 'New mail')],
    );
    await page.evaluate(() => window.hauspostTest.shell.setPrefs({ language: 'en' }));
    expect((await seenTray(app)).labels).toEqual(['Open Hauspost', 'New mail', 'Quit Hauspost']);

    await page.evaluate(() => window.hauspostTest.core.demo.open({}));
    const unread = () =>
      page.evaluate(async () => (await window.hauspostTest.core.threads.counts({})).views.inbox?.unread ?? 0);
    // Its mail comes in while we look: all three are compared at once.
    await until(
      async () => {
        const count = await unread();
        const badge = await app.evaluate(({ app: electron }) => electron.getBadgeCount(), null);
        return { count, badge, tip: (await seenTray(app)).tip };
      },
      ({ count, badge, tip }) => count > 0 && badge === count && tip === `Hauspost: ${count} unread messages`,
    );
  });

  test('brings a hidden window back, for the command chosen there', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await openListening(app);
    await watchTray(app);
    await page.evaluate(
      (tray) => window.hauspostTest.shell.setMenu({ groups: [], tray }),
      [item('mail.compose', 'Neu')],
    );
    await page.evaluate(() => window.hauspostTest.shell.window({ action: 'close' }));
    await app.evaluate(() => {
      const { menu } = (globalThis as unknown as { seenTray: { menu: Electron.Menu } }).seenTray;
      menu.getMenuItemById('mail.compose')?.click();
    }, null);
    await until(
      () => heard(page, 'command'),
      (list) => list.length === 1,
    );
    const visible = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null);
    expect(visible).toBe(true);
  });
});

describe('a link', () => {
  test('that started the app waits for the window', async () => {
    const link = 'mailto:anna@haus.example?subject=Hallo&attach=/etc/passwd';
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile(), link] });
    const page = await app.firstWindow();
    const events = await until(
      () => heard(page, 'link'),
      (list) => list.length > 0,
    );
    expect(events).toEqual([{ type: 'link', url: link }]);
  });

  test('of a second start reaches the first, which comes to the front; there is one window', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await openListening(app);
    await page.evaluate(() => window.hauspostTest.shell.window({ action: 'close' }));
    await app.startAgain(['hauspost://settings/keyboard']);
    const events = await until(
      () => heard(page, 'link'),
      (list) => list.length > 0,
    );
    expect(events).toEqual([{ type: 'link', url: 'hauspost://settings/keyboard' }]);
    const visible = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()), null);
    expect(await until(visible, ([isVisible]) => isVisible === true)).toEqual([true]);
  });

  test('that is none of ours is dropped, whoever brings it', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile(), 'hauspost://run/rm'] });
    const page = await openListening(app);
    await app.evaluate(({ app: electron }) => {
      const event = { preventDefault: () => undefined };
      for (const url of ['https://evil.example/', 'hauspost://thread/x?delete=1', 'file:///etc/passwd']) {
        electron.emit('open-url', event, url);
      }
      for (const data of [null, 'x', { link: 7 }, { link: 'javascript:alert(1)' }, { link: 'x'.repeat(10_000) }]) {
        electron.emit('second-instance', {}, [], '', data);
      }
      electron.emit('open-url', event, 'hauspost://view/inbox');
    }, null);
    const events = await until(
      () => heard(page, 'link'),
      (list) => list.length > 0,
    );
    expect(events).toEqual([{ type: 'link', url: 'hauspost://view/inbox' }]);
  });
});

/** Notifications show themselves nowhere a test could look, so their `show` writes down who it was. */
function watchNotifications(app: DesktopApp): Promise<void> {
  return app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shown });
    const { show } = Notification.prototype;
    Notification.prototype.show = function watch() {
      shown.push(this);
      return show.call(this);
    };
  }, null);
}
const shown = (app: DesktopApp) =>
  app.evaluate(() => {
    const all = (globalThis as unknown as { shown: Electron.Notification[] }).shown;
    return all.map(({ title, body, actions }) => ({ title, body, actions: actions.map(({ text }) => text) }));
  }, null);

describe('a notification', () => {
  test('of new mail acts by its button, with no window needed, and leads to the conversation by a click', async () => {
    const app = await desktop.launch({ args: ['--demo'] });
    const page = await openProfile(app);
    await watchNotifications(app);
    const inbox = () =>
      page.evaluate(
        async () => (await window.hauspostTest.core.threads.counts({})).views.inbox ?? { total: 0, unread: 0 },
      );
    await until(() =>
      page.evaluate(async () => {
        const jobs = await window.hauspostTest.core.jobs.list({});
        return jobs.some(({ state }) => state === 'done') && jobs.every(({ state }) => state !== 'running');
      }),
    );
    await page.evaluate(() => window.hauspostTest.core.demo.deliver({}));
    const [note] = await until(
      () => shown(app),
      (list) => list.length > 0,
    );
    expect(note?.title).toMatch(/\S/);
    expect(note?.actions).toEqual(['Archivieren', 'Antworten', 'Als gelesen markieren']);

    const before = await inbox();
    await app.evaluate(() => {
      const [first] = (globalThis as unknown as { shown: Electron.Notification[] }).shown;
      first?.emit('action', { actionIndex: 0 });
    }, null);
    await until(inbox, ({ total }) => total === before.total - 1);

    await page.evaluate(() => window.hauspostTest.core.demo.deliver({}));
    await until(
      () => shown(app),
      (list) => list.length > 1,
    );
    await app.evaluate(() => {
      const [, second] = (globalThis as unknown as { shown: Electron.Notification[] }).shown;
      second?.emit('click', {});
    }, null);
    const events = await until(
      () => heard(page, 'notification'),
      (list) => list.length > 0,
    );
    expect(events).toEqual([{ type: 'notification', id: expect.any(String) as string, actionId: null }]);

    // An answer is written in a window, never behind the user's back.
    await app.evaluate(() => {
      const [, second] = (globalThis as unknown as { shown: Electron.Notification[] }).shown;
      second?.emit('action', { actionIndex: 1 });
    }, null);
    const answered = await until(
      () => heard(page, 'notification'),
      (list) => list.length > 1,
    );
    expect(answered[1]).toMatchObject({ actionId: 'reply' });
  });

  test('to try them out arrives, and what the system says of it is told', async () => {
    const app = await desktop.launch({ args: ['--demo'] });
    const page = await openProfile(app);
    await watchNotifications(app);
    await page.evaluate(() => window.hauspostTest.shell.setPrefs({ language: 'en' }));
    const test = () => page.evaluate(() => window.hauspostTest.core.settings.testNotification({}));
    expect(await test()).toEqual({ outcome: 'shown', reason: null });
    const [note] = await shown(app);
    expect(note).toEqual({ title: 'This is how Hauspost speaks up', body: expect.any(String) as string, actions: [] });

    await app.evaluate(({ Notification }) => {
      Notification.prototype.show = function refuse() {
        setImmediate(() => this.emit('failed', {}, 'Do not disturb is on'));
      };
    }, null);
    expect(await test()).toEqual({ outcome: 'failed', reason: 'Do not disturb is on' });
    await app.evaluate(({ Notification }) => {
      Notification.prototype.show = () => {};
    }, null);
    expect(await test()).toEqual({ outcome: 'accepted', reason: null });
    await app.evaluate(({ Notification }) => {
      Notification.isSupported = () => false;
    }, null);
    expect(await test()).toEqual({ outcome: 'unsupported', reason: null });
  });
});

describe('the system', () => {
  test.runIf(process.platform === 'linux')('starts us when asked to: hidden, on this profile', async () => {
    const configDir = desktop.newProfile();
    const profile = desktop.newProfile();
    const app = await desktop.launch({ args: ['--profile', profile], env: { XDG_CONFIG_HOME: configDir } });
    const page = await app.firstWindow();
    const file = join(configDir, 'autostart/hauspost.desktop');
    expect(await page.evaluate(() => window.hauspostTest.shell.autostart({}))).toEqual({ isOn: false });
    await page.evaluate(() => window.hauspostTest.shell.setAutostart({ isOn: true }));
    expect(await page.evaluate(() => window.hauspostTest.shell.autostart({}))).toEqual({ isOn: true });
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^Exec=".+" ".+" "--hidden" "--profile" "${profile}"$`, 'm'));
    await page.evaluate(() => window.hauspostTest.shell.setAutostart({ isOn: false }));
    expect(existsSync(file)).toBe(false);
  });

  test('starts us hidden without a window in sight, and a second start shows it', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile(), '--hidden'] });
    await app.firstWindow();
    const visible = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()), null);
    expect(await visible()).toEqual([false]);
    await app.startAgain([]);
    expect(await until(visible, ([isVisible]) => isVisible === true)).toEqual([true]);
  });

  test('tells windows and core that it slept', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await openListening(app);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'), null);
    expect(
      await until(
        () => heard(page, 'resumed'),
        (list) => list.length > 0,
      ),
    ).toEqual([{ type: 'resumed' }]);
  });

  test('is asked before mail links are ours', async () => {
    const app = await desktop.launch({ args: ['--profile', desktop.newProfile()] });
    const page = await app.firstWindow();
    await app.evaluate(({ app: electron }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      electron.setAsDefaultProtocolClient = (protocol: string) => asked.push(protocol) > 0;
      electron.isDefaultProtocolClient = (protocol: string) => asked.includes(protocol);
    }, null);
    expect(await page.evaluate(() => window.hauspostTest.shell.mailLinks({}))).toEqual({ isDefault: false });
    await page.evaluate(() => window.hauspostTest.shell.setMailLinks({ isDefault: true }));
    expect(await page.evaluate(() => window.hauspostTest.shell.mailLinks({}))).toEqual({ isDefault: true });
  });
});
