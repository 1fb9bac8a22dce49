import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

function accountPage(page: Page) {
  const form = page.getByRole('dialog', { name: 'Konto hinzufügen' });
  const server = (name: string) => form.getByRole('group', { name });
  return {
    form,
    add: form.getByRole('button', { name: 'Konto hinzufügen' }),
    anyway: form.getByRole('button', { name: 'Trotzdem hinzufügen' }),
    address: form.getByLabel('Mailadresse'),
    password: form.getByLabel('Passwort', { exact: true }),
    name: form.locator('input[name="name"]'),
    incoming: server('Empfang (IMAP)'),
    outgoing: server('Versand (SMTP)'),
    row: (name: string) =>
      page
        .getByRole('listitem')
        .filter({ hasText: name })
        .filter({ has: page.getByRole('button', { name: /entfernen$/ }) }),
    inSidebar: (name: string) => page.getByRole('treeitem', { name }),
    open: async () => {
      await page.getByRole('button', { name: 'Konto hinzufügen' }).click();
      await form.waitFor();
    },
  };
}

async function openAccounts() {
  const app = await openApp({ locale: 'de-DE', begin: 'empty' });
  const { page } = app;
  await page.getByRole('heading', { name: 'Noch kein Konto' }).waitFor();
  await page.goto(`${new URL(page.url()).origin}/#/settings/accounts`);
  await page.getByRole('heading', { name: 'Konten' }).first().waitFor();
  return { ...app, accounts: accountPage(page), mail: mailPage(page) };
}

test('a known provider: address and password are enough', async () => {
  const { page, core, accounts, mail } = await openAccounts();
  await accounts.open();
  await accounts.address.fill('anna@');
  await accounts.add.click();
  await accounts.form.getByText('Das ist noch keine Mailadresse.').waitFor();
  await accounts.form.getByText('Das wird gebraucht').waitFor();
  // The keyboard stands at the first field that wants something.
  await expect.poll(() => accounts.address.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await core.accounts.list({})).toEqual([]);

  await accounts.address.fill('anna@proton.me');
  await accounts.form.getByText('Proton Mail Bridge', { exact: true }).waitFor();
  expect(await accounts.form.getByText('Das ist noch keine Mailadresse.').count()).toBe(0);
  await accounts.password.fill('nur-ein-test');
  expect(await accounts.password.getAttribute('type')).toBe('password');
  await accounts.form.getByRole('button', { name: 'Passwort zeigen' }).click();
  expect(await accounts.password.getAttribute('type')).toBe('text');
  await accounts.name.fill('Büro');
  await mail.press('Enter');
  // No Bridge runs here: that is said, and the account may be kept all the same.
  await accounts.form.getByText('Empfang: 127.0.0.1').waitFor();
  await accounts.anyway.click();
  await mail.toast('Konto hinzugefügt').waitFor();
  await accounts.row('Büro').waitFor();
  expect(await core.accounts.list({})).toMatchObject([
    {
      address: 'anna@proton.me',
      name: 'Büro',
      kind: 'imap',
      incoming: { host: '127.0.0.1', port: 1143, security: 'starttls' },
      hasSecret: true,
    },
  ]);

  // Once more is once too often.
  await accounts.open();
  await accounts.address.fill('ANNA@proton.me');
  await accounts.password.fill('x');
  await accounts.add.click();
  await accounts.form.getByText('Dieses Konto ist schon hier').waitFor();
  await mail.press('Escape');

  await page.goto(`${new URL(page.url()).origin}/#/inbox`);
  await mail.list.getByRole('heading', { name: 'Noch keine Mails hier' }).waitFor();
  await mail.list.getByText(/^Büro: /).waitFor();
});

test('a provider that signs in through the browser only wants no password, but a client id', async () => {
  const { core, accounts } = await openAccounts();
  await accounts.open();
  await accounts.address.fill('anna@outlook.com');
  await accounts.form.getByText('Outlook lässt nur Programme herein, die es kennt').waitFor();
  expect(await accounts.password.count()).toBe(0);
  await accounts.form.getByLabel('Client-ID').fill('unsere-id');
  await accounts.form.getByRole('button', { name: 'Speichern' }).click();
  await accounts.form.getByRole('button', { name: 'Bei Outlook im Browser anmelden' }).waitFor();
  expect(await core.accounts.oauthClients({})).toEqual({ google: null, microsoft: 'unsere-id' });
  expect(await core.accounts.list({})).toEqual([]);
});

test('servers by hand, checked field by field', async () => {
  const { core, accounts } = await openAccounts();
  await accounts.open();
  await accounts.address.fill('ich@kleine-werkstatt.example');
  await accounts.password.fill('nur-ein-test');
  await accounts.form.getByText('Dieser Anbieter ist nicht unter den bekannten.').waitFor();
  const host = accounts.incoming.getByLabel('Server');
  const port = accounts.incoming.getByLabel('Port');
  expect([await host.inputValue(), await port.inputValue()]).toEqual(['imap.kleine-werkstatt.example', '993']);

  await host.fill('https://post.example/imap');
  await accounts.outgoing.getByLabel('Port').fill('99999');
  await accounts.add.click();
  await accounts.incoming.getByText('Das ist kein Servername.').waitFor();
  await accounts.outgoing.getByText('Ein Port ist eine Zahl von 1 bis 65535').waitFor();
  expect(await host.getAttribute('aria-invalid')).toBe('true');
  // What only the core knows comes back to the field, too.
  await accounts.outgoing.getByLabel('Port').fill('465');
  await host.fill('-post-.example');
  await accounts.add.click();
  await accounts.incoming.getByText('Das ist kein Servername.').waitFor();
  expect(await core.accounts.list({})).toEqual([]);

  await host.fill('post.kleine-werkstatt.example');
  await accounts.incoming.getByLabel('Verschlüsselung').click();
  await accounts.form.page().getByRole('option', { name: 'STARTTLS' }).click();
  expect(await port.inputValue()).toBe('143');
  await accounts.add.click();
  await accounts.form.getByText('Empfang: post.kleine-werkstatt.example').waitFor();
  await accounts.anyway.click();
  await accounts.row('ich@kleine-werkstatt.example').waitFor();
  expect(await core.accounts.list({})).toMatchObject([
    {
      name: 'ich@kleine-werkstatt.example',
      incoming: { host: 'post.kleine-werkstatt.example', port: 143, security: 'starttls' },
      outgoing: { host: 'smtp.kleine-werkstatt.example', port: 465, security: 'tls' },
    },
  ]);
});

test('renamed, recoloured, removed, and each taken back', async () => {
  const { page, core, accounts, mail } = await openAccounts();
  await core.accounts.add({
    address: 'anna@werkstatt.example',
    name: 'Privat',
    secret: { password: 'nur-ein-test' },
    incoming: { host: 'post.werkstatt.example', port: 993, security: 'tls' },
    outgoing: { host: 'post.werkstatt.example', port: 465, security: 'tls' },
  });
  // Nobody answers at these servers, and when that is found out is chance.
  const listed = async () => (await core.accounts.list({})).map(({ trouble: _, ...account }) => account);
  const before = await listed();
  const undo = () => page.getByRole('button', { name: 'Rückgängig', exact: true }).click();

  await page.getByRole('button', { name: 'Privat umbenennen' }).click();
  const field = page.getByLabel('Name des Kontos');
  await field.fill('Verworfen');
  await mail.press('Escape');
  await field.waitFor({ state: 'detached' });
  expect(await listed()).toEqual(before);
  await page.getByRole('button', { name: 'Privat umbenennen' }).click();
  await field.fill('Familie Öhlmann');
  await mail.press('Enter');
  await mail.toast('Konto geändert').waitFor();
  await accounts.row('Familie Öhlmann').waitFor();
  await accounts.inSidebar('Familie Öhlmann').waitFor();
  expect((await core.accounts.list({}))[0]?.name).toBe('Familie Öhlmann');

  await page.getByRole('button', { name: /^Farbe von Familie Öhlmann/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Seeblau' }).click();
  await page.getByRole('button', { name: 'Farbe von Familie Öhlmann: Seeblau' }).waitFor();
  expect((await core.accounts.list({}))[0]?.mark).toBe(4);
  await undo();
  await expect.poll(async () => (await core.accounts.list({}))[0]?.mark).toBe(before[0]?.mark);

  await page.getByRole('button', { name: 'Familie Öhlmann entfernen' }).click();
  await mail.toast('Konto entfernt').waitFor();
  await page.getByText('Noch kein Konto').first().waitFor();
  expect(await core.accounts.list({})).toEqual([]);
  await undo();
  await accounts.row('Familie Öhlmann').waitFor();
  expect(await core.accounts.list({})).toMatchObject([{ id: before[0]?.id, hasSecret: true }]);

  await mail.press('Control+z');
  await accounts.row('Privat').waitFor();
  expect(await listed()).toEqual(before);
});
