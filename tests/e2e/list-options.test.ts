import { expect, test } from 'vitest';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage, seedMail } from '#tests/support/mail-e2e.ts';

const at = Date.UTC(2026, 5, 1, 9);
const threads = Array.from({ length: 400 }, (_, index) => [
  {
    subject: `Brief ${String(index).padStart(3, '0')}`,
    from: { name: ['Zoe', 'Anna', 'Änne', 'Max'][index % 4] ?? '', address: `p${index % 4}@post.example` },
    sentAt: at - index * 3_600_000,
    isUnread: index % 10 === 0,
    isStarred: index % 25 === 0,
    attachments: index % 40 === 0 ? [{ name: 'a.pdf', sizeBytes: 9, mimeType: 'application/pdf' }] : [],
  },
]);

test('filters hold together, and clearing shows all again', async () => {
  const { page } = await openApp({ begin: 'empty', prepare: seedMail(threads), bypassCSP: true });
  const mail = mailPage(page);
  await mail.ready();
  await mail.list.getByRole('button', { name: 'Filters' }).click();
  const filters = mail.list.getByRole('group', { name: 'Filters' });
  const press = (name: string) => filters.getByRole('button', { name }).click();
  await press('Unread');
  await expect.poll(async () => (await mail.labels()).every((label) => label.startsWith('Unread'))).toBe(true);
  await press('Starred');
  await press('Attachments');
  // Every tenth, every 25th and every 40th: 0 and 200.
  await expect.poll(async () => (await mail.keys()).length).toBe(2);
  expect((await mail.labels()).map((label) => /Brief \d+/.exec(label)?.[0])).toEqual(['Brief 000', 'Brief 200']);
  expect(await listBarriers(page)).toEqual([]);
  await press('Contacts');
  await mail.list.getByRole('heading', { name: 'Nothing unread' }).waitFor();
  await mail.list.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(async () => (await mail.keys()).length).toBeGreaterThan(5);
  expect(await filters.locator('[aria-pressed=true]').count()).toBe(0);
});

test('the order is chosen by menu or palette, holds while one scrolls, and is found again', async () => {
  const { page } = await openApp({ begin: 'empty', prepare: seedMail(threads) });
  const mail = mailPage(page);
  await mail.ready();
  const sender = (label: string) => /(Zoe|Anna|Änne|Max)/.exec(label)?.[0] ?? '';
  await mail.list.getByRole('button', { name: 'List options' }).click();
  await page.getByRole('menuitemradio', { name: 'Sender' }).click();
  await expect.poll(async () => new Set((await mail.labels()).map(sender))).toEqual(new Set(['Anna']));
  await mail.rows.first().click();
  await page.keyboard.press('End');
  await expect.poll(async () => sender((await mail.labels()).at(-1) ?? '')).not.toBe('Anna');
  await page.reload();
  await mail.ready();
  await expect.poll(async () => sender((await mail.labels())[0] ?? '')).toBe('Anna');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('oldest first');
  await page.keyboard.press('Enter');
  await mail.row('Brief 399').waitFor();
  expect((await mail.labels())[0]).toContain('Brief 399');
});

test('all of the list is ticked and acted on, not only what was scrolled to, and undone as one', async () => {
  const { page, core } = await openApp({ begin: 'empty', prepare: seedMail(threads) });
  const mail = mailPage(page);
  await mail.ready();
  await mail.press('Shift+*', 'a');
  await mail.list.getByText('400 selected').waitFor();
  await mail.list.getByText('All of this list').waitFor();
  await mail.press('e');
  await mail.toast('400 conversations archived').waitFor();
  expect((await core.threads.counts({})).views.inbox.total).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await core.threads.counts({})).views.inbox.total).toBe(400);

  // With a filter, all is what fits.
  await mail.list.getByRole('button', { name: 'Filters' }).click();
  await mail.list.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Unread' }).click();
  await expect.poll(async () => (await mail.labels()).every((label) => label.startsWith('Unread'))).toBe(true);
  await mail.press('Shift+*', 'a');
  await mail.list.getByText('40 selected').waitFor();
  await mail.press('Shift+*', 'n');
  await mail.list.getByText('40 selected').waitFor({ state: 'detached' });
});

test('message by message: a key acts on one message of a conversation, and undo gives it back', async () => {
  const conversation = [0, 1, 2].map((part) => ({ subject: `Faden ${part}`, sentAt: at + part * 60_000 }));
  const { page, core } = await openApp({
    begin: 'empty',
    prepare: seedMail([conversation, [{ subject: 'Allein', sentAt: at - 1_000 }]]),
  });
  const mail = mailPage(page);
  await mail.ready();
  expect(await mail.rows.count()).toBe(2);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('single messages');
  await page.keyboard.press('Enter');
  await expect.poll(() => mail.rows.count()).toBe(4);
  await mail.press('j', 'j');
  expect(await mail.rows.nth(1).getAttribute('tabindex')).toBe('0');
  await mail.press('e');
  await expect.poll(() => mail.rows.count()).toBe(3);
  const archived = await core.threads.list({ view: 'archive', isFlat: true });
  expect(archived.items.map(({ subject }) => subject)).toEqual(['Faden 1']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => mail.rows.count()).toBe(4);
  expect((await core.settings.get({})).flatList).toBe(true);
});
