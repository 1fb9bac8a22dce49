import { describe, expect, test } from 'vitest';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

describe('snooze', () => {
  test('by keyboard: a typed time, the list of the sleeping, and back', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('j');
    await expect.poll(() => mail.subject.textContent()).not.toBeNull();
    const subject = (await mail.subject.textContent()) ?? '';
    const { total } = (await core.threads.counts({})).views.inbox;

    await mail.press('h');
    const dialog = page.getByRole('dialog', { name: 'Snooze until' });
    await dialog.getByRole('option', { name: /Tomorrow/ }).waitFor();
    await page.keyboard.type('gestern');
    await dialog.getByText('This is no time ahead that Hauspost understands.').waitFor();
    await dialog.getByRole('combobox').fill('übermorgen 9 Uhr');
    await dialog.getByRole('option', { name: /09:00/ }).waitFor();
    await mail.press('Enter');
    await mail.toast('1 conversation snoozed').waitFor();
    await expect.poll(() => mail.subject.textContent()).not.toBe(subject);
    const counts = (await core.threads.counts({})).views;
    expect([counts.inbox.total, counts.snoozed.total]).toEqual([total - 1, 1]);

    await mail.press('g', 'h');
    await mail.list.getByRole('heading', { name: 'Snoozed' }).waitFor();
    await mail.row(/Snoozed until/).waitFor();
    await mail.press('z');
    await mail.toast('Undone: 1 conversation snoozed').waitFor();
    await mail.list.getByText('Nothing snoozed').waitFor();
    expect((await core.threads.counts({})).views.inbox.total).toBe(total);
  });

  test('by mouse, in bulk, with a usual time; again, it offers to wake them', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('x', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await mail.list.getByRole('button', { name: 'Snooze …' }).click();
    await page.getByRole('option', { name: /Next week/ }).click();
    await mail.toast('3 conversations snoozed').waitFor();
    await page.getByRole('button', { name: 'Snoozed' }).first().click();
    await expect.poll(() => mail.rows.count()).toBe(3);
    await mail.row(/Snoozed until/).click();
    await mail.reader.getByRole('button', { name: 'Snooze …' }).click();
    await page.getByRole('option', { name: 'Do not snooze any more' }).click();
    await mail.toast('1 conversation no longer snoozed').waitFor();
    expect((await core.threads.counts({})).views.snoozed.total).toBe(2);
  });

  test('a killed core forgets nothing: what fell due meanwhile is on top after the start', async () => {
    const { page, core, stop, start } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    const ids = (await core.threads.list({ view: 'inbox', limit: 10 })).items.map(({ id }) => id);
    const [late, long] = [ids[5], ids[6]] as [(typeof ids)[0], (typeof ids)[0]];
    const due = Date.now() + 1_500;
    await core.snooze.set({ ids: [late], until: due });
    await core.snooze.set({ ids: [long], until: due + 86_400_000 });
    await stop('kill');
    await expect.poll(() => Date.now() > due).toBe(true);
    await start();
    await expect
      .poll(async () => (await core.threads.list({ view: 'inbox', limit: 1 })).items[0]?.id, { timeout: 20_000 })
      .toBe(late);
    expect((await core.threads.list({ view: 'snoozed' })).items.map(({ id }) => id)).toEqual([long]);
    await expect.poll(() => mail.rows.first().getAttribute('aria-label')).toMatch(/Snoozed until/);
  });

  test('its dialog is clean in both looks and at the narrowest width', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openApp({ colorScheme, bypassCSP: true, viewport: { width: 420, height: 800 } });
      const mail = mailPage(page);
      await mail.ready();
      await mail.press('ArrowDown', 'h');
      await page.getByRole('option').first().waitFor();
      expect(await listBarriers(page)).toEqual([]);
    }
  });
});

describe('pin and mute', () => {
  test('pinned it stands on top under its own heading, by key and menu', async () => {
    const { page } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('j', 'j', 'j', 'j');
    const open = mail.rows.and(page.locator('[tabindex="0"]'));
    const key = await open.getAttribute('data-key');
    await mail.press('Shift+P');
    await mail.toast('1 conversation pinned').waitFor();
    await expect.poll(async () => (await mail.keys())[0]).toBe(key);
    await mail.list.getByText('Pinned', { exact: true }).first().waitFor();
    await mail.press('Shift+P');
    await mail.toast('1 conversation no longer pinned').waitFor();
    await expect.poll(async () => (await mail.keys())[0]).not.toBe(key);
  });

  test('muted by key, said in its row, and taken back', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('j', 'm');
    await mail.toast('1 conversation muted').waitFor();
    await expect.poll(() => mail.rows.first().getAttribute('aria-label')).toMatch(/Muted/);
    await mail.press('z');
    await mail.toast('Undone: 1 conversation muted').waitFor();
    expect((await core.threads.list({ view: 'inbox', limit: 50 })).items.some(({ isMuted }) => isMuted)).toBe(false);
  });
});

describe('why together', () => {
  test('says it message by message, parts what is ticked, and joins it again', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.row('Ausstellung „Salz“: Vitrinen').click();
    await mail.reader.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Why together? …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Why together?' });
    await dialog.getByText('The oldest message.').waitFor();
    await dialog
      .getByText(/answers the message of/)
      .first()
      .waitFor();
    const { total } = (await core.threads.counts({})).views.all;
    await dialog.getByRole('checkbox').last().click();
    await dialog.getByRole('button', { name: 'Make 1 message a conversation of its own' }).click();
    await mail.toast('Conversation parted').waitFor();
    expect((await core.threads.counts({})).views.all.total).toBe(total + 1);
    await mail.press('z');
    await mail.toast('Undone: Conversation parted').waitFor();
    expect((await core.threads.counts({})).views.all.total).toBe(total);
  });
});

test('labels by key: set, seen, taken off by choosing again; the sender marked and blocked from the menus', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  const { row } = await core.threads.get({
    id: (await core.threads.list({ view: 'inbox', limit: 1 })).items[0]?.id as never,
  });
  const folder = await core.mailboxes.create({ accountId: row.accountId, parentId: null, name: 'Ausstellungen' });
  await mail.press('j', 'l');
  const dialog = page.getByRole('dialog', { name: 'Label' });
  await dialog.getByRole('combobox').fill('ausst');
  await dialog.getByRole('option', { name: 'Ausstellungen' }).waitFor();
  await mail.press('Enter');
  await mail.toast('1 conversation labelled').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await core.threads.get({ id: row.id })).mailboxIds).toContain(folder.id);
  await mail.press('l');
  await dialog.getByRole('option', { name: 'Ausstellungen' }).click();
  await mail.toast('Label taken from 1 conversation').waitFor();
  expect((await core.threads.get({ id: row.id })).mailboxIds).not.toContain(folder.id);

  await mail.reader.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark sender as important' }).click();
  await mail.toast('1 sender marked as important').waitFor();
  const [important] = await core.senders.list({});
  expect(important).toMatchObject({ isVip: true, verdict: null });

  await mail.rows.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Block sender …' }).click();
  await page.getByRole('radio', { name: /Everybody at/ }).click();
  await page.getByText('At a provider of mailboxes').waitFor();
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await mail.toast('1 sender blocked').waitFor();
  await expect.poll(async () => (await core.threads.get({ id: row.id })).views).toEqual(['trash']);
  await mail.press('z');
  await mail.toast('Undone: 1 sender blocked').waitFor();
  expect((await core.threads.get({ id: row.id })).views).toContain('inbox');
});
