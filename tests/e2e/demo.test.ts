import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { demoIsLoaded, mailPage } from '#tests/support/mail-e2e.ts';

test('opens, lets a mail arrive, closes, and comes back', async () => {
  const { page, core } = await openApp({ begin: 'empty' });
  const mail = mailPage(page);
  await mail.list.getByRole('button', { name: 'Open demo' }).click();
  await mail.ready();
  await page.getByText('Demo mailbox', { exact: true }).waitFor();
  await demoIsLoaded(core);
  const { unread } = (await core.threads.counts({})).views.inbox;
  await expect.poll(() => page.title()).toBe(`(${unread}) Hauspost`);

  await page.getByRole('button', { name: 'Let a mail arrive' }).click();
  await expect.poll(() => page.title()).toBe(`(${unread + 1}) Hauspost`);
  const arrived = (await core.threads.list({ view: 'inbox', limit: 1 })).items[0];
  if (!arrived) throw new Error('nothing arrived');
  await mail.toast(/^New mail from /).waitFor();
  await mail.toast(arrived.subject).waitFor();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => mail.subject.textContent()).toBe(arrived.subject);
  expect((await mail.keys())[0]).toBe(arrived.id);

  const before = await core.threads.list({ view: 'inbox', limit: 200 });
  await page.getByRole('button', { name: 'Close the demo' }).click();
  await mail.toast('Demo mailbox closed').waitFor();
  await mail.list.getByRole('heading', { name: 'No account yet' }).waitFor();
  expect(await page.getByText('Demo mailbox', { exact: true }).count()).toBe(0);
  expect(await core.accounts.list({})).toEqual([]);
  expect((await core.threads.counts({})).views.all.total).toBe(0);
  await expect.poll(() => page.title()).toBe('Hauspost');

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await mail.row(arrived.subject).waitFor();
  const isSeen = (row: { isUnread: boolean }) => ({ ...row, isUnread: false });
  expect((await core.threads.list({ view: 'inbox', limit: 200 })).items.map(isSeen)).toEqual(before.items.map(isSeen));
});

test('an own account beside it stays when it closes', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  await core.accounts.add({
    address: 'anna@werkstatt.example',
    name: 'Privat',
    secret: { password: 'nur-ein-test' },
    incoming: { host: 'post.werkstatt.example', port: 993, security: 'tls' },
    outgoing: { host: 'post.werkstatt.example', port: 465, security: 'tls' },
  });
  await page.getByRole('treeitem', { name: 'Privat' }).waitFor();
  await page.getByRole('button', { name: 'Close the demo' }).click();
  await mail.list.getByRole('heading', { name: 'No mail here yet' }).waitFor();
  expect((await core.accounts.list({})).map(({ name }) => name)).toEqual(['Privat']);

  // The way back in is in the palette, once there is no demo.
  await mail.press('Control+k');
  await page.keyboard.type('demo');
  await page.getByRole('option', { name: /Open the demo mailbox/ }).click();
  await mail.row('Planwolke').waitFor();
  expect((await core.accounts.list({})).length).toBeGreaterThan(1);
});

test.each(['de-DE', 'en-GB'] as const)('its notice is one line on a phone (%s)', async (locale) => {
  const { page } = await openApp({ locale, viewport: { width: 420, height: 800 } });
  const mail = mailPage(page);
  await mail.ready();
  const lines = page.getByText(/^Demo(-Postfach| mailbox)$/).locator('xpath=../..');
  for (const width of [420, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await lines.boundingBox())?.height).toBe(36);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});
