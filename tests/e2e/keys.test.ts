import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp } from '#tests/support/e2e-harness.ts';

async function waitForList(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').first().waitFor();
}

const hashOf = (page: Page) => new URL(page.url()).hash;

test('a sequence shows what may follow and goes there', async () => {
  const { page } = await openApp();
  await waitForList(page);
  await page.keyboard.press('g');
  await page.getByText('Go to the archive').waitFor();
  await page.keyboard.press('e');
  await expect.poll(() => hashOf(page)).toBe('#/archive');
  expect(await page.getByText('Go to the trash').count()).toBe(0);
}, 60_000);

test('single keys never act while typing', async () => {
  const { page, core } = await openApp();
  await waitForList(page);
  const before = await core.threads.counts({});
  await page.keyboard.press('Control+,');
  const field = page.getByRole('searchbox', { name: 'Search in settings' });
  await field.pressSequentially('e#!xcgi?');
  expect(await field.inputValue()).toBe('e#!xcgi?');
  expect(hashOf(page)).toBe('#/settings/appearance');
  expect(await core.threads.counts({})).toEqual(before);
  // A chord types nothing, so it acts there too.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
}, 60_000);

test('an input method at work and AltGr are left alone', async () => {
  const { page } = await openApp();
  await waitForList(page);
  await page.evaluate(() => {
    const press = (init: KeyboardEventInit) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    press({ key: '?', code: 'Minus', isComposing: true });
    press({ key: '?', code: 'Minus', modifierAltGraph: true, ctrlKey: true, altKey: true });
    press({ key: 'Dead', code: 'Equal' });
  });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
}, 60_000);

test('a key that cannot act says why', async () => {
  const { page } = await openApp({ begin: 'empty' });
  await page.getByText('No account yet').first().waitFor();
  await page.keyboard.press('e');
  await page.getByRole('status').filter({ hasText: 'Choose a conversation first' }).waitFor();
}, 60_000);

test('the help finds a key in every profile', async () => {
  const { page } = await openApp();
  await waitForList(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await help.getByText('Press a key to find it').waitFor();
  await page.keyboard.press('e');
  await help.getByRole('status').filter({ hasText: 'Archive' }).waitFor();
  await help.getByRole('radio', { name: 'Thunderbird' }).click();
  await page.keyboard.press('j');
  await help.getByRole('status').filter({ hasText: 'spam' }).waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
}, 60_000);

test('another profile has other keys, at once', async () => {
  const { page, core } = await openApp();
  await waitForList(page);
  await core.settings.set({ keymap: 'thunderbird' });
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  expect(await help.getByRole('radio', { name: 'Thunderbird' }).getAttribute('aria-checked')).toBe('true');
}, 60_000);

test('a key is bound by pressing it, a clash is told, and everything goes back', async () => {
  const { page, core } = await openApp();
  await waitForList(page);
  await page.evaluate(() => {
    window.location.hash = '#/settings/keyboard';
  });
  const row = (name: string) => page.getByRole('group', { name, exact: true });
  await row('Dark theme').getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('Control+Alt+d');
  await expect.poll(async () => (await core.settings.get({})).ownKeys).toEqual({ 'view.theme-dark': ['Mod+Alt+d'] });
  await page.keyboard.press('Control+Alt+d');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');

  // `g i` already leads to the inbox.
  await row('Light theme').getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await row('Light theme').getByText('Go to the inbox').waitFor();
  await row('Light theme').getByRole('button', { name: 'Use it here' }).click();
  await expect
    .poll(async () => (await core.settings.get({})).ownKeys)
    .toEqual({ 'view.theme-dark': ['Mod+Alt+d'], 'view.theme-light': ['g i'], 'mail.go-inbox': [] });
  await row('Go to the inbox').getByText('no key').waitFor();

  await row('Dark theme').getByRole('button', { name: 'Back to the profile’s key' }).click();
  await expect.poll(async () => Object.keys((await core.settings.get({})).ownKeys)).not.toContain('view.theme-dark');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect.poll(async () => (await core.settings.get({})).ownKeys).toEqual({});
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => Object.keys((await core.settings.get({})).ownKeys)).toContain('view.theme-light');
}, 60_000);

test('Esc while recording leaves the key as it was', async () => {
  const { page, core } = await openApp();
  await page.goto(`http://127.0.0.1:${new URL(page.url()).port}/#/settings/keyboard`);
  const row = page.getByRole('group', { name: 'Dark theme', exact: true });
  await row.getByRole('button', { name: 'Change' }).click();
  await page.getByText('Press the new key').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByText('Press the new key').count()).toBe(0);
  expect((await core.settings.get({})).ownKeys).toEqual({});
}, 60_000);
