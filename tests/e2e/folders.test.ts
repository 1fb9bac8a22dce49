import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

const user = 'hanne@werkstatt.example';
let dovecot: Dovecot;

beforeAll(async () => {
  dovecot = await startDovecot({ users: [user], specialUse: usualFolders });
});
afterAll(() => dovecot.stop());

const mail = (id: string, subject: string) =>
  `From: Tischlerei <brandt@holz.example>\r\nTo: ${user}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@holz.example>\r\n` +
  `Date: ${new Date().toUTCString().replace('GMT', '+0000')}\r\n\r\nText von ${subject}\r\n`;

function sidebar(page: Page) {
  const nav = page.locator('[data-pane="sidebar"]');
  const tree = nav.getByRole('tree', { name: 'Folders' });
  return {
    nav,
    tree,
    node: (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}`) }),
    view: (name: string) => nav.getByRole('button', { name: new RegExp(`^${name}`) }),
  };
}

async function addServerAccount({ core }: E2eApp): Promise<void> {
  const place = { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls' as const };
  const { fingerprint } = dovecot.certificate;
  await core.accounts.pinCertificate({ host: place.host, port: place.port, fingerprint });
  await core.accounts.add({
    address: user,
    name: 'Werkstatt',
    secret: { password: dovecot.password },
    incoming: place,
    outgoing: { ...place, port: 465 },
  });
}

describe('folders of a server', () => {
  test('are made, filled by dragging, renamed and kept from loss; another window sees it all', async () => {
    await dovecot.deliver(user, 'INBOX', mail('f1', 'Angebot'));
    await dovecot.deliver(user, 'INBOX', mail('f2', 'Rechnung'));
    const app = await openApp({ begin: 'empty' });
    const { page } = app;
    await addServerAccount(app);
    const { tree, node } = sidebar(page);
    const list = mailPage(page);
    await list.row('Angebot').waitFor();
    const other = await app.newPage();
    // Of one account the folders stand open.
    await node('Sent').waitFor();

    await page.getByRole('button', { name: 'New folder' }).click();
    const dialog = page.getByRole('dialog', { name: 'New folder' });
    await dialog.getByLabel('Name').fill('Sent');
    await page.keyboard.press('Enter');
    await dialog.getByText('A folder of this name is here already').waitFor();
    await dialog.getByLabel('Name').fill('Kunden');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This folder is empty' }).waitFor();
    await expect.poll(async () => Object.keys(await foldersOnServer())).toContain('Kunden');
    await sidebar(other).node('Kunden').waitFor();

    await sidebar(page).view('Inbox').click();
    await list.row('Angebot').dragTo(node('Kunden'));
    await list.toast(/moved/).waitFor();
    await expect.poll(async () => (await foldersOnServer())['Kunden']).toBe(1);
    await expect.poll(async () => (await list.labels()).some((label) => label.includes('Angebot'))).toBe(false);
    await node('Kunden').click();
    await list.row('Angebot').waitFor();

    // Mail never goes with a folder.
    await node('Kunden').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete folder' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete folder' }).click();
    await page.getByText('Kunden still holds mail or folders. Nothing was deleted.').first().waitFor();
    await node('Kunden').waitFor();

    await node('Kunden').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Rename folder' }).click();
    await page.getByRole('dialog', { name: 'Rename folder' }).getByLabel('Name').fill('Kundschaft');
    await page.keyboard.press('Enter');
    await node('Kundschaft').waitFor();
    await expect.poll(async () => (await foldersOnServer())['Kundschaft']).toBe(1);
    await sidebar(other).node('Kundschaft').waitFor();
    expect(await tree.getByRole('treeitem', { name: 'Kunden', exact: true }).count()).toBe(0);
  });
});

async function foldersOnServer(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of ['Kunden', 'Kundschaft']) {
    const found = await dovecot.readFolder(user, name).catch(() => null);
    if (found !== null) counts[name] = found.size;
  }
  return counts;
}

describe('the sidebar of the demo', () => {
  test('is walked by arrows, opens and folds, and stands again as it was left', async () => {
    const { page, core } = await openApp();
    await mailPage(page).ready();
    const { tree, node } = sidebar(page);
    const [account] = await core.accounts.list({});
    const name = account?.name ?? '';
    await node(name).focus();
    expect(await node(name).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    expect(await node(name).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => tree.locator('[aria-selected=true]').innerText()).toContain('Inbox');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(`/account/${account?.id}`);
    const total = (await core.threads.counts({})).inboxByAccount.find((one) => one.accountId === account?.id)?.total;
    expect(await mailPage(page).list.getByRole('grid').getAttribute('aria-rowcount')).not.toBeNull();
    expect((await core.threads.list({ view: 'inbox', accountId: account?.id ?? null, limit: 200 })).items.length).toBe(
      total,
    );

    await page.reload();
    await mailPage(page).ready();
    expect(await node(name).getAttribute('aria-expanded')).toBe('true');
    await node(name).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => node(name).getAttribute('aria-expanded')).toBe('false');
  });

  test('favourites stand on top and take mail', async () => {
    const { page, core } = await openApp();
    const list = mailPage(page);
    await list.ready();
    const { nav, node } = sidebar(page);
    const [account] = await core.accounts.list({});
    await node(account?.name ?? '')
      .locator('[data-twist]')
      .click();
    await node('Archive').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Favourite folder' }).click();
    const favourites = nav.getByRole('list', { name: 'Favourites' });
    await favourites.getByRole('button', { name: /^Archive/ }).waitFor();
    const { items } = await core.threads.list({ view: 'inbox', accountId: account?.id ?? null, limit: 1 });
    const before = (await core.threads.counts({})).views.archive.total;
    await page.locator(`[data-key="${items[0]?.id}"]`).dragTo(favourites.getByRole('button', { name: /^Archive/ }));
    await expect.poll(async () => (await core.threads.counts({})).views.archive.total).toBe(before + 1);
  });

  test('several ticked rows go onto a view together, and come back by undo', async () => {
    const { page, core } = await openApp();
    const list = mailPage(page);
    await list.ready();
    const before = (await core.threads.counts({})).views;
    await list.press('j', 'x', 'j', 'x', 'j', 'x');
    await list.rows.and(page.locator('[aria-selected=true]')).nth(2).waitFor();
    await list.rows.nth(1).dragTo(sidebar(page).view('Archive'));
    await list.toast('3 conversations archived').waitFor();
    expect((await core.threads.counts({})).views.inbox.total).toBe(before.inbox.total - 3);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await core.threads.counts({})).views.inbox.total).toBe(before.inbox.total);
  });
});
