import { existsSync, openSync, readdirSync, readFileSync, writeSync, closeSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp, testPassphrase } from '#tests/support/e2e-harness.ts';

const passphrase = 'drei kleine Apfelbäume';

async function makeFirstPassphrase(page: Page): Promise<string> {
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await page.getByRole('button', { name: 'Encrypt and begin' }).click();
  const groups = page.getByRole('region', { name: 'Recovery code' }).getByRole('listitem');
  await groups.first().waitFor();
  const code = await groups.allInnerTexts();
  await page.getByRole('checkbox', { name: 'I keep the code in a safe place' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Add your first account' }).waitFor();
  return code.join('-');
}

test('the first start asks for a passphrase, says how good it is, and shows the way back', async () => {
  const { page, core } = await openApp({ passphrase: null, begin: 'welcome' });
  const field = page.getByLabel('Passphrase');
  await field.fill('kurz');
  await page.getByRole('button', { name: 'Encrypt and begin' }).click();
  await page.getByText('At least 8 characters. Four words are easy to remember.').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');

  await field.fill('passwort');
  await page.getByText('Easy to guess').waitFor();
  await field.fill(passphrase);
  await page.getByText('nobody guesses this').waitFor();
  await page.getByLabel('Once more').fill('drei kleine Apfelbaume');
  await page.getByRole('button', { name: 'Encrypt and begin' }).click();
  await page.getByText('That is not the same as above.').waitFor();

  await page.getByLabel('Once more').fill(passphrase);
  await page.getByRole('button', { name: 'Encrypt and begin' }).click();
  await page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
  const shown = await page.getByRole('region', { name: 'Recovery code' }).getByRole('listitem').allInnerTexts();
  expect(shown.join('-')).toBe((await core.profile.revealRecoveryCode({})).recoveryCode);

  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown.join('-'));

  // Going on without having kept it is not possible by accident.
  const goOn = page.getByRole('button', { name: 'Continue' });
  expect(await goOn.getAttribute('aria-disabled')).toBe('true');
  await goOn.click({ force: true });
  await page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Add your first account' }).waitFor();
}, 60_000);

test('a locked profile opens with the right passphrase only', async () => {
  const { page, restart, problems } = await openApp({ passphrase: null, begin: 'welcome' });
  await makeFirstPassphrase(page);
  problems.allow(/WebSocket/);
  await restart();

  await page.getByRole('heading', { name: 'Your mail is locked' }).waitFor({ timeout: 20_000 });
  const field = page.getByLabel('Passphrase');
  await field.fill('etwas ganz anderes');
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the file.').waitFor();
  // The wrong one is selected, so that typing replaces it.
  await page.keyboard.type(passphrase);
  expect(await field.inputValue()).toBe(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Add your first account' }).waitFor();
}, 60_000);

test('the recovery code opens it too, as people type it', async () => {
  const { page, restart, problems } = await openApp({ passphrase: null, begin: 'welcome' });
  const code = await makeFirstPassphrase(page);
  problems.allow(/WebSocket/);
  await restart();

  await page.getByRole('button', { name: 'Enter code' }).click({ timeout: 20_000 });
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  await field.fill(code.slice(0, 20));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('The code has 56 letters and digits').waitFor();

  const firstLetter = code.startsWith('A') ? 'B' : 'A';
  await field.fill(firstLetter + code.slice(1));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('A letter is wrong somewhere.').waitFor();

  await field.fill(code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o'));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('heading', { name: 'Add your first account' }).waitFor();
}, 60_000);

test('starting over asks twice, keeps the old file and says where', async () => {
  const { page, restart, problems } = await openApp({ passphrase: null, begin: 'welcome' });
  await makeFirstPassphrase(page);
  problems.allow(/WebSocket/);
  await restart();

  const startOver = page.getByRole('button', { name: 'Start over' });
  await startOver.click({ timeout: 20_000 });
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Set old file aside' }).click();
  await dialog.getByRole('button', { name: 'Look for the key first' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Enter passphrase' }).waitFor();

  await startOver.click();
  await dialog.getByRole('button', { name: 'Set old file aside' }).click();
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('heading', { name: 'Choose a passphrase' }).waitFor();
  const told = page.getByRole('dialog').filter({ hasText: 'was set aside, unchanged' });
  await told.getByRole('button', { name: 'Copy path' }).click();
  const keptAt = await page.evaluate(() => navigator.clipboard.readText());
  expect(await told.innerText()).toContain(keptAt);
  expect(existsSync(keptAt)).toBe(true);
  expect(readdirSync(keptAt).length).toBeGreaterThan(0);
}, 60_000);

test('a killed core: the file is checked, and a quiet sentence says that all is there', async () => {
  const { page, restart, problems } = await openApp();
  await page.getByText('Planwolke').first().waitFor();
  problems.allow(/WebSocket/);
  await restart('kill');
  await page.reload();
  await page.getByText('The file was checked, everything is there.').waitFor({ timeout: 20_000 });
  await page.getByText('Planwolke').first().waitFor();
}, 60_000);

test('a damaged file: what happened, what is safe, and a backup to go back to', async () => {
  const { page, core, profileDir, stop, start, problems } = await openApp();
  await core.profile.backupNow({});
  problems.allow(/WebSocket/);
  await stop();
  damage(join(profileDir, 'hauspost.db'));
  await start();

  await page.getByRole('heading', { name: 'The mail file is damaged' }).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Restore' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore backup' }).click();
  await page.getByText('Planwolke').first().waitFor({ timeout: 20_000 });
  await page.getByText('comes from a backup now').waitFor();
  // What was damaged is still there, beside it.
  const kept = readdirSync(profileDir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('hauspost') && name.includes('.db'),
  );
  expect(kept.length).toBeGreaterThan(1);
}, 60_000);

test('the language can be changed before anything is open, and stays', async () => {
  const { page } = await openApp({ passphrase: null, begin: 'welcome' });
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Passphrase wählen' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await page.getByLabel('Passphrase').fill(testPassphrase);
  await page.getByLabel('Noch einmal').fill(testPassphrase);
  await page.getByRole('button', { name: 'Verschlüsseln und beginnen' }).click();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('heading', { name: 'Erstes Konto hinzufügen' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Erstes Konto hinzufügen' }).waitFor();
}, 60_000);

/** Overwrites what lies in the middle: every page there fails its check. */
function damage(file: string): void {
  const size = statSync(file).size;
  const descriptor = openSync(file, 'r+');
  // All but the first pages: whatever is read first lies in it.
  const start = 8 * 4_096;
  writeSync(descriptor, Buffer.alloc(size - start, 0x55), 0, size - start, start);
  closeSync(descriptor);
  expect(readFileSync(file).length).toBe(size);
}
