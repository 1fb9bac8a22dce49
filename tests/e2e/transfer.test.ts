import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

const mail = (subject: string) =>
  `From: Anna <anna@berg.example>\r\nDate: Fri, 01 Mar 2024 10:00:00 +0100\r\nMessage-ID: <${subject}@berg.example>\r\n` +
  `Subject: ${subject}\r\n\r\nText von ${subject}\r\n`;

test('chosen files are looked into, imported into an account of their own, and exported again', async () => {
  const { page, core } = await openApp({ begin: 'empty', bypassCSP: true });
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await page.goto(`${new URL(page.url()).origin}/#/settings/transfer`);
  await page.getByRole('heading', { name: 'Import mail' }).waitFor();
  expect(await listBarriers(page)).toEqual([]);

  const files = ['Eins', 'Zwei'].map((name) => ({
    name: `${name}.eml`,
    mimeType: 'message/rfc822',
    buffer: Buffer.from(mail(name)),
  }));
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByText('2 files chosen').waitFor();
  await page.getByRole('button', { name: 'Look into them' }).click();
  await page.getByText(/2 mails found/).waitFor();
  await page.getByLabel('Name of the account').fill('Altes');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect
    .poll(async () => (await core.jobs.list({})).find(({ kind }) => kind === 'transfer.import')?.state, {
      timeout: 20_000,
    })
    .toBe('done');
  const [account] = await core.accounts.list({});
  expect(account?.name).toBe('Altes');

  const place = join(folder, 'Ausgabe');
  await page.getByLabel('What').click();
  await page.getByRole('option', { name: 'All of Altes' }).click();
  const path = page.getByLabel('Where to, on the computer where Hauspost runs');
  await path.fill(place);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect
    .poll(async () => (await core.jobs.list({})).find(({ kind }) => kind === 'transfer.export')?.state, {
      timeout: 20_000,
    })
    .toBe('done');
  expect(existsSync(place)).toBe(true);

  // A place that does not exist is said beside the form, and nothing is lost.
  await page.getByLabel('Or a file or folder on the computer where Hauspost runs').fill(join(folder, 'nirgends'));
  await page.getByRole('button', { name: 'Look there' }).click();
  await page.getByText('That is no longer there').first().waitFor();
});

test('mail files dropped onto the window offer to be imported', async () => {
  const { page } = await openApp();
  await mailPage(page).ready();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'Brief.eml', { type: 'message/rfc822' }));
    data.items.add(new File(['x'], 'Bild.png', { type: 'image/png' }));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, mail('Brief'));
  await page.getByText('1 file chosen').waitFor();
  await page.getByRole('button', { name: 'Look into them' }).click();
  await page.getByText(/1 mail found/).waitFor();
});
