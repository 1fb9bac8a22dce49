import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { until, type DesktopApp } from '#tests/support/desktop-driver.ts';
import { prepareDesktop } from '#tests/support/desktop-test-app.ts';

/** The whole product in its window: what the shell sends is acted on, and what the user does reaches the shell. */
const desktop = prepareDesktop('product');

async function openDemo(): Promise<{ app: DesktopApp; page: Page; complaints: string[] }> {
  const app = await desktop.launch({ args: ['--demo'] });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByRole('grid').getByRole('row').nth(3).waitFor();
  return { app, page, complaints };
}

const chooseInMenu = (app: DesktopApp, id: string) =>
  app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);
const isInMenu = (app: DesktopApp, id: string) =>
  app.evaluate(({ Menu }, wanted) => Boolean(Menu.getApplicationMenu()?.getMenuItemById(wanted)), id);

describe('the product', () => {
  test('fills the native menu with its commands, and runs the one that is chosen', async () => {
    const { app, page, complaints } = await openDemo();
    await until(() => isInMenu(app, 'app.settings'));
    await chooseInMenu(app, 'app.settings');
    await page.waitForURL(/#\/settings/);
    expect(complaints).toEqual([]);
  });

  test('follows links from outside: a section of the settings, a draft', async () => {
    const { app, page, complaints } = await openDemo();
    const open = (url: string) =>
      app.evaluate(
        ({ app: electron }, link) => electron.emit('open-url', { preventDefault: () => undefined }, link),
        url,
      );
    await open('hauspost://settings/keyboard');
    await page.waitForURL(/#\/settings\/keyboard/);
    await open('mailto:anna@haus.example?subject=Gr%C3%BC%C3%9Fe%20aus%20dem%20Haus&bcc=x@haus.example');
    const subject = page.getByRole('textbox', { name: /Betreff|Subject/ });
    await subject.waitFor();
    expect(await subject.inputValue()).toBe('Grüße aus dem Haus');
    expect(complaints).toEqual([]);
  });

  test('comes through the death of its core', async () => {
    const { app, page } = await openDemo();
    const pid = await app.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Hauspost core')?.pid ?? 0,
      null,
    );
    process.kill(pid, 'SIGKILL');
    // The demo's mail ended with its core; the window stands and shows what the new one has.
    await until(() =>
      app.evaluate(
        ({ app: electron }, old) =>
          electron.getAppMetrics().some((process) => process.name === 'Hauspost core' && process.pid !== old),
        pid,
      ),
    );
    await page.getByRole('grid').getByRole('row').nth(3).waitFor();
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.waitForURL(/#\/(?:.*\/)?thread\//);
  });

  test('names the unread in the tray and on the badge as the sidebar does', async () => {
    const { app, page } = await openDemo();
    const inbox = page.getByRole('button', { name: /^(?:Eingang|Posteingang|Inbox)/ }).first();
    // The demo is still filling: both are read until they agree.
    await until(
      async () => ({
        shown: Number(/\d+/.exec((await inbox.textContent()) ?? '')?.[0]),
        badge: await app.evaluate(({ app: electron }) => electron.getBadgeCount(), null),
      }),
      ({ shown, badge }) => shown > 0 && shown === badge,
    );
  });
});
