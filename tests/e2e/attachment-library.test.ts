import { expect, test } from 'vitest';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { demoIsLoaded, mailPage } from '#tests/support/mail-e2e.ts';

test('all files in one place: found, looked at, followed to their mail, by keyboard', async () => {
  const { page, core } = await openApp({ bypassCSP: true });
  await mailPage(page).ready();
  await demoIsLoaded(core);
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  const grid = page.getByRole('grid', { name: 'Attachments' });
  const rows = grid.getByRole('row');
  await rows.first().waitFor();
  expect(new URL(page.url()).hash).toBe('#/attachments');
  expect(await listBarriers(page), 'the library').toEqual([]);

  await page.getByRole('searchbox', { name: 'Name, sender or subject' }).fill('angebot 2217');
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  await expect
    .poll(async () => (await rows.allTextContents()).every((text) => /2217/.test(text)), { timeout: 10_000 })
    .toBe(true);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('region', { name: /^Pages of Angebot_2217/ }).waitFor();
  // The page is drawn, and its words are there for those who do not see it.
  await dialog.locator('[data-drawn]').first().waitFor();
  await dialog.getByText(/^Page 1: Angebot 2217/).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('searchbox', { name: 'Name, sender or subject' }).fill('');
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Pictures' }).click();
  await expect.poll(async () => (await rows.allTextContents()).every((text) => /\.(?:jpg|png)/.test(text))).toBe(true);
  await page.getByRole('radio', { name: 'Grid' }).click();
  const cards = page.getByRole('list', { name: 'Attachments' }).getByRole('button');
  await expect
    .poll(() =>
      cards
        .first()
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
  expect(await listBarriers(page), 'the grid').toEqual([]);
  await page.getByRole('radio', { name: 'List' }).click();

  const { items } = await core.attachments.list({ kinds: ['image'], limit: 1 });
  await rows
    .first()
    .getByRole('button', { name: /^Open the mail of/ })
    .click();
  await expect.poll(() => mailPage(page).subject.textContent()).toContain(items[0]?.subject.replace(/^Re: /, ''));

  await page.goto(`${new URL(page.url()).origin}/#/attachments`);
  await page.getByRole('searchbox', { name: 'Name, sender or subject' }).fill('gibt es nicht');
  await page.getByRole('heading', { name: 'No such file' }).waitFor();
  await page.getByRole('button', { name: 'Show all files' }).click();
  await rows.first().waitFor();
}, 90_000);

test('narrow and in German', async () => {
  const { page, core } = await openApp({
    locale: 'de-DE',
    viewport: { width: 420, height: 800 },
    colorScheme: 'dark',
    bypassCSP: true,
  });
  await demoIsLoaded(core);
  await page.goto(`${new URL(page.url()).origin}/#/attachments`);
  await page.getByRole('grid', { name: 'Anhänge' }).getByRole('row').first().waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(420);
  expect(await listBarriers(page), 'narrow').toEqual([]);
});
