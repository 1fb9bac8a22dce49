import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { mailPage, seedMail } from '#tests/support/mail-e2e.ts';

/** Mail of somebody who never wrote before, received now. Imported, because a demo has no server. */
async function aStranger({ core, profileDir }: E2eApp) {
  await core.senders.setScreener({ isOn: true });
  const mail = 'From: Nora Neu <nora@neu.example>\r\nSubject: Kennen wir uns?\r\n\r\nGuten Tag.\r\n';
  const path = join(profileDir, '..', 'new.eml');
  writeFileSync(path, mail);
  const inbox = (await core.mailboxes.list({})).find(({ role }) => role === 'inbox') ?? expect.fail('no inbox');
  await core.transfer.importMail({ path, into: { mailboxId: inbox.id } });
  await expect
    .poll(async () => (await core.threads.list({ view: 'screener' })).items.length, { timeout: 20_000 })
    .toBe(1);
  const [waiting] = (await core.threads.list({ view: 'screener' })).items;
  return waiting ?? expect.fail('nobody waits');
}

describe('tabs of the inbox', () => {
  test('are turned on in the settings, walked by key, counted, and off again by undo', async () => {
    const app = await openApp();
    const { page, core } = app;
    const mail = mailPage(page);
    await mail.ready();
    expect(await page.getByRole('tablist', { name: 'Tabs of the inbox' }).count()).toBe(0);
    await page.goto(`${page.url().split('#')[0]}#/settings/inbox`);
    await page.getByRole('switch', { name: 'Newsletters' }).first().click();
    await mail.toast('Tabs of the inbox changed').waitFor();

    await page.goto(`${page.url().split('#')[0]}#/inbox`);
    const tabs = page.getByRole('tablist', { name: 'Tabs of the inbox' });
    await tabs.waitFor();
    const all = (await core.threads.counts({})).views.inbox.total;
    await mail.press('`');
    await mail.list.getByRole('heading', { name: 'Newsletters' }).waitFor();
    await expect.poll(() => mail.rows.count()).toBeGreaterThan(0);
    const { parts } = await core.threads.counts({});
    const sum = parts.reduce((count, { total }) => count + total, 0);
    expect(sum).toBe(all);
    await mail.press('`');
    await mail.list.getByRole('heading', { name: 'Rest' }).waitFor();
    await mail.press('~');
    await mail.list.getByRole('heading', { name: 'Newsletters' }).waitFor();
    await tabs.getByRole('tab', { name: /^All/ }).click();
    await mail.list.getByRole('heading', { name: 'Inbox' }).waitFor();
    await mail.press('z');
    await mail.toast('Undone: Tabs of the inbox changed').waitFor();
    await tabs.waitFor({ state: 'detached' });
  });

  test('one of the user’s own is made, changed and removed; what is missing is said', async () => {
    const { page, core } = await openApp({
      begin: 'empty',
      prepare: seedMail([[{ from: { name: 'Kim', address: 'kim@shop.example' } }], [{}]]),
    });
    await page.goto(`${page.url().split('#')[0]}#/settings/inbox`);
    await page.getByRole('button', { name: 'New tab' }).click();
    const dialog = page.getByRole('dialog', { name: 'New tab' });
    await dialog.getByLabel('Name').fill('Shop');
    await dialog.getByRole('combobox', { name: 'Condition' }).click();
    await page.getByRole('option', { name: 'from a sender' }).click();
    await dialog.getByRole('button', { name: 'Save' }).hover();
    await page.getByText('Enter at least one address or @domain').first().waitFor();
    await dialog.getByLabel('Addresses or @domains').fill('@shop.example, nonsense');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('from @shop.example').waitFor();
    const id = (await core.inboxSplits.list({})).at(-1)?.id;
    await expect
      .poll(async () => (await core.threads.counts({})).parts.find(({ part }) => part === `split-${id}`)?.total)
      .toBe(1);
    await page.getByRole('button', { name: 'Remove Shop' }).click();
    await expect.poll(async () => (await core.inboxSplits.list({})).length).toBe(3);
  });
});

describe('bundles', () => {
  test('newsletters as one row: opened, archived as one, taken back', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await core.bundles.set({ kind: 'newsletters', isOn: true });
    const row = mail.list.getByRole('button', { name: /^Newsletters/ });
    await row.waitFor();
    const { total } = (await core.bundles.list({})).find(({ kind }) => kind === 'newsletters') ?? { total: 0 };
    expect(total).toBeGreaterThan(0);
    await row.click();
    await mail.list.getByRole('heading', { name: 'Newsletters' }).waitFor();
    await expect.poll(() => mail.rows.count()).toBe(total);
    await mail.list.getByRole('button', { name: 'Archive all' }).click();
    await mail.toast(/conversations? archived/).waitFor();
    await expect.poll(() => mail.rows.count()).toBe(0);
    await mail.press('z');
    await expect.poll(() => mail.rows.count()).toBe(total);
    await mail.list.getByRole('button', { name: 'Inbox' }).click();
    await row.waitFor();
  });
});

describe('new senders', () => {
  test('wait, and are let in by a button, put off, or blocked with what they sent', async () => {
    const app = await openApp();
    const { page, core } = app;
    const mail = mailPage(page);
    await mail.ready();
    const first = await aStranger(app);
    const nav = page.getByRole('button', { name: /New senders/ }).first();
    await nav.click();
    await mail.list.getByRole('heading', { name: 'New senders' }).waitFor();
    await mail.rows.first().click();
    await mail.list.getByRole('button', { name: 'Decide about the sender later' }).click();
    await mail.toast(/Decision about 1 sender put off/).waitFor();
    await mail.list.getByText('Put off', { exact: true }).waitFor();
    await mail.list.getByRole('button', { name: 'Let the sender into the inbox' }).click();
    await mail.toast('1 sender let in').waitFor();
    expect((await core.threads.get({ id: first.id })).views).toContain('inbox');
    await mail.press('z');
    await mail.toast('Undone: 1 sender let in').waitFor();
    expect((await core.threads.get({ id: first.id })).views).toContain('screener');

    await mail.rows.first().click();
    await mail.list.getByRole('button', { name: 'Block sender …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Block sender' });
    await dialog.getByText('Spam', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await mail.toast('1 sender blocked').waitFor();
    expect((await core.threads.get({ id: first.id })).views).toEqual(['spam']);
    const [blocked] = (await core.senders.list({})).filter(({ verdict }) => verdict === 'blocked');

    await page.goto(`${page.url().split('#')[0]}#/settings/senders`);
    await page.getByRole('button', { name: `Remove ${blocked?.pattern}` }).click();
    await mail.toast('Decision about a sender forgotten').waitFor();
    await page.getByLabel('Block an address or @domain').fill('no address');
    await page.getByRole('button', { name: 'Add' }).nth(1).click();
    await page.getByText('This is no address and no @domain').waitFor();
  });
});

test.each([
  ['en-GB', 'light', 1440],
  ['de-DE', 'dark', 1024],
  ['de-DE', 'light', 420],
] as const)('the new settings are clean: %s, %s, %i px', async (locale, colorScheme, width) => {
  const { page } = await openApp({ locale, colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
  for (const section of ['inbox', 'senders', 'notifications']) {
    await page.goto(`${page.url().split('#')[0]}#/settings/${section}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await listBarriers(page)).toEqual([]);
  }
});
