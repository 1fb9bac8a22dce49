import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage, seedMail } from '#tests/support/mail-e2e.ts';

const slow = (page: Page) => page.getByText('Connecting to Hauspost again');
const lost = (page: Page) => page.getByText('Hauspost does not answer. What you see stays as it is.');
const places = (page: Page) => page.getByRole('navigation', { name: 'Places' });

test('the core dies and comes back: what is on screen stays, it is said, and the page goes on', async () => {
  const { page, stop, start, profileDir } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  await mail.rows.nth(2).click();
  await mail.subject.waitFor();
  const subject = await mail.subject.innerText();
  const shown = await mail.keys();

  const killedAt = performance.now();
  await stop('kill');
  await slow(page).waitFor();
  // A core that is back at once is nobody's business.
  expect(performance.now() - killedAt).toBeGreaterThan(900);
  expect(await mail.subject.innerText()).toBe(subject);
  expect(await mail.keys()).toEqual(shown);

  await seedMail([[{ subject: 'Kam in der Zwischenzeit' }]])(profileDir);
  await start();
  await slow(page).or(lost(page)).waitFor({ state: 'hidden', timeout: 20_000 });
  // The mouse is over the list: what is new waits until it is asked for.
  await page.getByRole('button', { name: /^1 new/ }).click();
  await mail.row('Kam in der Zwischenzeit').waitFor();
  await page.getByRole('treeitem', { name: /^Haus\b/ }).waitFor();
  expect(await mail.subject.innerText()).toBe(subject);

  // And it is not only a picture.
  await mail.row('Kam in der Zwischenzeit').click();
  await mail.subject.filter({ hasText: 'Kam in der Zwischenzeit' }).waitFor();
  await page.keyboard.press('e');
  await expect.poll(() => mail.row('Kam in der Zwischenzeit').count()).toBe(0);
}, 60_000);

test('when it stays away, one is asked, and can ask for another try', async () => {
  const { page, stop, start } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  await stop('kill');
  await lost(page).waitFor({ timeout: 15_000 });
  expect(await slow(page).count()).toBe(0);
  await mail.ready();

  await start();
  await page.getByRole('button', { name: 'Try again' }).click();
  // Far sooner than the page, which waits up to ten seconds by now, would have tried by itself.
  await lost(page).waitFor({ state: 'hidden', timeout: 3_000 });
}, 60_000);

test('a window that finds nobody says so, says what to do, and opens when somebody is there', async () => {
  const { context, newPage } = await openApp();
  let isThere = false;
  await context.routeWebSocket(/\/ws\//, (socket) => {
    if (isThere) socket.connectToServer();
    else void socket.close();
  });
  const page = await newPage('#/archive');
  await page.getByRole('heading', { name: 'Hauspost does not answer' }).waitFor({ timeout: 15_000 });
  await page.getByText('npm start').waitFor();
  isThere = true;
  // It may have found somebody by itself in the meantime, and the button is gone.
  const opened = page.getByRole('heading', { name: 'Archive', exact: true });
  await Promise.race([page.getByRole('button', { name: 'Try again' }).click(), opened.waitFor()]);
  await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
}, 60_000);

test('two windows see what the other does', async () => {
  const { page, newPage } = await openApp();
  const other = await newPage();
  const here = mailPage(page);
  const there = mailPage(other);
  await here.ready();
  await there.ready();
  expect(await there.keys()).toEqual(await here.keys());
  const [first = '', second = ''] = await here.keys();
  const unread = (where: Page) =>
    places(where)
      .getByRole('button', { name: /^Inbox/ })
      .innerText();

  // A mail that is read here is read there.
  await expect.poll(() => unread(other)).toBe(await unread(page));
  const before = await unread(other);
  await page.locator(`[data-key="${first}"]`).click();
  await here.subject.waitFor();
  await page.keyboard.press('Shift+u');
  await page.keyboard.press('s');
  await other.locator(`[data-key="${first}"]`).getByTitle('Starred').waitFor();

  await page.keyboard.press('e');
  await expect.poll(() => there.keys()).not.toContain(first);
  await expect.poll(() => unread(other)).not.toBe(before);

  // Undone there, it is back here; both stay where they were.
  await other.locator(`[data-key="${second}"]`).click();
  await there.subject.waitFor();
  await other.keyboard.press('e');
  await expect.poll(() => here.keys()).not.toContain(second);
  await other.keyboard.press('z');
  await expect.poll(() => here.keys()).toContain(second);

  // Settings and drafts are the same house.
  await other.keyboard.press('Control+k');
  await other.getByRole('combobox').fill('dark theme');
  await other.getByRole('option', { name: 'Dark theme' }).waitFor();
  await other.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
}, 60_000);

test('a change in one window takes nothing from what one is doing in the other', async () => {
  const { page, newPage } = await openApp();
  const other = await newPage();
  const here = mailPage(page);
  await here.ready();
  await mailPage(other).ready();
  await page.keyboard.press('Control+,');
  const field = page.getByRole('searchbox', { name: 'Search in settings' });
  await field.fill('key');

  await other.keyboard.press('Control+b');
  await expect.poll(async () => (await page.locator('[data-pane="sidebar"]').boundingBox())?.width).toBe(52);
  expect(await field.inputValue()).toBe('key');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
}, 60_000);
