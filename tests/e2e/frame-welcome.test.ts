import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';

test('the demo opens from the welcome and fills the inbox', async () => {
  const { page, core } = await openApp({ begin: 'welcome' });
  await page.getByRole('heading', { name: 'Mail that stays in your house' }).waitFor();
  await page.getByRole('button', { name: 'Open demo' }).click();
  await page.getByRole('grid').getByText('Planwolke', { exact: true }).waitFor();
  await expect.poll(() => new URL(page.url()).hash).toBe('#/inbox');
  expect((await core.settings.get({})).onboarded).toBe(true);

  await page.reload();
  await page.getByRole('grid').getByText('Planwolke', { exact: true }).waitFor();
}, 60_000);

test('an account can be added there', async () => {
  const { page, core } = await openApp({ begin: 'welcome' });
  // Nobody answers under this name, on any machine.
  await page.getByLabel('Mail address').fill('anna@werkstatt.example');
  await page.getByLabel('Password', { exact: true }).fill('nur-ein-test');
  await page.getByText('Receiving (IMAP)').first().waitFor();
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByRole('button', { name: 'Add all the same' }).click();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
  expect(await core.accounts.list({})).toMatchObject([{ address: 'anna@werkstatt.example', hasSecret: true }]);
  expect((await core.settings.get({})).onboarded).toBe(true);
}, 60_000);

test('one can look around first, and finds the way to an account', async () => {
  const { page } = await openApp({ begin: 'welcome' });
  await page.getByRole('button', { name: 'Look around first' }).click();
  await page.getByText('No account yet').first().waitFor();
  await page.reload();
  await page.getByText('No account yet').first().waitFor();
}, 60_000);

test('the language is switched on the page and kept', async () => {
  const { page, core } = await openApp({ begin: 'welcome' });
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Mail, die im Haus bleibt' }).waitFor();
  await expect.poll(async () => (await core.settings.get({})).language).toBe('de');
}, 60_000);
