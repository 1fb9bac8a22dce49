import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp } from '#tests/support/e2e-harness.ts';

async function openPalette(page: Page) {
  await page.getByRole('grid').getByRole('row').first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.waitFor();
  return { field, option: (name: string | RegExp) => page.getByRole('option', { name }) };
}

test('finds a command by a part of a word and runs it', async () => {
  const { page } = await openApp();
  const { field } = await openPalette(page);
  await field.fill('dark th');
  await page.getByRole('option', { name: 'Dark theme' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  expect(await page.getByRole('dialog').count()).toBe(0);
}, 60_000);

test('the focus comes back to where it was', async () => {
  const { page } = await openApp();
  await openPalette(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  expect(await page.getByRole('combobox').inputValue()).toBe('');
}, 60_000);

test('in German it also knows the English names, and umlauts in any spelling', async () => {
  const { page } = await openApp({ locale: 'de-DE' });
  const { field, option } = await openPalette(page);
  await field.fill('dark');
  await option('Dunkles Aussehen').waitFor();
  await field.fill('einstellungen');
  await option(/^Einstellungen/)
    .first()
    .waitFor();
  await field.fill('entwuerfen');
  await option(/Zu den Entwürfen/).waitFor();
  await field.fill('ruckgangig');
  await option(/Rückgängig/).waitFor();
}, 60_000);

test('what cannot be done now says why and does nothing', async () => {
  const { page } = await openApp();
  const { field, option } = await openPalette(page);
  await field.fill('open the demo');
  const demo = option(/Open the demo mailbox/);
  await demo.getByText('The demo mailbox is open').waitFor();
  expect(await demo.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').count()).toBe(1);
}, 60_000);

test('finds settings and conversations, and goes there', async () => {
  const { page } = await openApp();
  const { field, option } = await openPalette(page);
  await field.fill('row height');
  await option(/Row height/).click();
  await page.getByRole('radiogroup', { name: 'Row height' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/settings/appearance/density');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Nachtkonzert');
  await option(/Nachtkonzert in St. Nikolai/).click();
  await page
    .getByRole('heading', { name: /Nachtkonzert in St. Nikolai/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).hash).toMatch(/^#\/thread\//);
}, 60_000);

test('what was used last stands first', async () => {
  const { page } = await openApp();
  const { field, option } = await openPalette(page);
  await field.fill('go to the archive');
  await option(/Go to the archive/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('compact rows');
  await option(/Compact rows/).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['density'])).toBe('compact');

  // It is like this now, so it is not offered again; opening the palette is no use of a command worth keeping.
  await page.keyboard.press('Control+k');
  const lastUsed = page.getByRole('group', { name: 'Used last' }).getByRole('option');
  await lastUsed.first().waitFor();
  await expect.poll(() => lastUsed.allInnerTexts()).toEqual([expect.stringContaining('Go to the archive')]);
  await field.fill('>compact');
  await option(/Compact rows/)
    .getByText('It is like this now')
    .waitFor();
}, 60_000);
