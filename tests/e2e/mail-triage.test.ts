import { describe, expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

describe('triage', () => {
  test('by keyboard alone: walk, archive, undo, delete, spam, star, read and unread', async () => {
    const { page, core } = await openApp();
    await core.settings.set({ markReadAfterMs: null });
    const mail = mailPage(page);
    await mail.ready();
    const before = await core.threads.counts({});

    await mail.press('j');
    const first = await mail.subject.textContent();
    await mail.press('j', 'k');
    await expect.poll(() => mail.subject.textContent()).toBe(first);

    await mail.press('e');
    await mail.toast('1 conversation archived').waitFor();
    await expect.poll(() => mail.subject.textContent()).not.toBe(first);
    expect((await core.threads.counts({})).views.archive.total).toBe(before.views.archive.total + 1);

    await mail.press('z');
    await mail.toast('Undone: 1 conversation archived').waitFor();
    await expect.poll(() => mail.subject.textContent()).toBe(first);

    await mail.press('Shift+#');
    await mail.toast('1 conversation moved to the trash').waitFor();
    await mail.press('Shift+!');
    await mail.toast('1 conversation marked as spam').waitFor();
    const counts = await core.threads.counts({});
    expect([counts.views.trash.total, counts.views.spam.total]).toEqual([
      before.views.trash.total + 1,
      before.views.spam.total + 1,
    ]);

    const starred = counts.views.starred.total;
    await mail.press('s');
    await expect.poll(async () => Math.abs((await core.threads.counts({})).views.starred.total - starred)).toBe(1);

    const openRow = mail.rows.and(page.locator('[tabindex="0"]'));
    await expect.poll(() => openRow.getAttribute('aria-label')).toMatch(/^Unread, /);
    await mail.press('Shift+I');
    await mail.toast('1 conversation marked as read').waitFor();
    await expect.poll(() => openRow.getAttribute('aria-label')).not.toMatch(/^Unread, /);
    await mail.press('Shift+U');
    await mail.toast('1 conversation marked as unread').waitFor();
    await expect.poll(() => openRow.getAttribute('aria-label')).toMatch(/^Unread, /);
  });

  test('by mouse: the buttons in a row, the toolbar, the context menu', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    const { total } = (await core.threads.counts({})).views.inbox;

    const row = mail.row('Paketblitz');
    await row.hover();
    await row.getByRole('button', { name: 'Archive' }).click();
    await mail.toast('1 conversation archived').waitFor();
    await mail.row('Paketblitz').waitFor({ state: 'detached' });
    expect(await mail.reader.getByText(/conversations$/).isVisible()).toBe(true);

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await mail.row('Paketblitz').waitFor();

    await mail.row('Carla').click();
    await mail.reader.getByRole('button', { name: 'Delete' }).click();
    await mail.row('Carla').waitFor({ state: 'detached' });

    await mail.row('Paketblitz').click({ button: 'right' });
    const menu = page.getByRole('menu');
    expect(await menu.getByRole('menuitem', { name: 'Move to the inbox' }).count()).toBe(0);
    await menu.getByRole('menuitem', { name: 'Mark as spam' }).click();
    await mail.row('Paketblitz').waitFor({ state: 'detached' });
    expect((await core.threads.counts({})).views.inbox.total).toBe(total - 2);
  });

  test('in bulk, and back exactly', async () => {
    const { page, core } = await openApp();
    await core.settings.set({ markReadAfterMs: null });
    const mail = mailPage(page);
    await mail.ready();
    const list = () => core.threads.list({ view: 'inbox', limit: 200 });
    const before = await list();

    await mail.press('j', 'j', 'x', 'Shift+J', 'Shift+J', 'Shift+J');
    await mail.list.getByText('4 selected').waitFor();
    await mail.press('e');
    await mail.toast('4 conversations archived').waitFor();
    expect((await list()).items).toHaveLength(before.items.length - 4);
    expect(await mail.list.getByText('selected').count()).toBe(0);

    await mail.press('Shift+*', 'a');
    await mail.list.getByText(`${before.items.length - 4} selected`).waitFor();
    await mail.press('Shift+#');
    await mail.toast(`${before.items.length - 4} conversations moved to the trash`).waitFor();
    await mail.list.getByRole('heading', { name: 'Inbox clear' }).waitFor();

    await mail.press('z');
    await mail.toast(/^Undone: /).waitFor();
    await mail.press('z');
    await expect.poll(list).toEqual(before);
  });

  test('a range by Shift and mouse, more by Ctrl, none by Escape', async () => {
    const { page } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.rows.nth(0).click();
    await mail.rows.nth(3).click({ modifiers: ['Shift'] });
    await mail.list.getByText('4 selected').waitFor();
    await mail.rows.nth(5).click({ modifiers: ['Control'] });
    await mail.list.getByText('5 selected').waitFor();
    await mail.press('Escape');
    await mail.list.getByText('5 selected').waitFor({ state: 'detached' });
    expect(await page.locator('[role="row"][aria-selected="true"]').count()).toBe(0);
    // One layer at a time: the conversation is still open.
    await mail.subject.waitFor();
    await mail.press('Escape');
    await mail.reader.getByText(/conversations$/).waitFor();
  });

  test('two quick keys take two conversations', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    const order = (await core.threads.list({ view: 'inbox', limit: 10 })).items;
    await mail.press('j');
    await expect.poll(() => mail.subject.textContent()).toBe(order[0]?.subject);
    await page.evaluate(() => {
      for (const key of ['e', 'e', 'e']) {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, code: 'KeyE', bubbles: true, cancelable: true }),
        );
      }
    });
    await expect.poll(() => mail.subject.textContent()).toBe(order[3]?.subject);
    const archived = (await core.threads.list({ view: 'archive', limit: 200 })).items.map((row) => row.id);
    expect(archived).toEqual(expect.arrayContaining(order.slice(0, 3).map((row) => row.id)));
  });

  test.each([
    ['next', 2],
    ['previous', 0],
    ['list', null],
  ] as const)('goes on to the %s one', async (afterTriage, place) => {
    const { page, core } = await openApp();
    await core.settings.set({ afterTriage });
    const mail = mailPage(page);
    await mail.ready();
    const order = (await core.threads.list({ view: 'inbox', limit: 10 })).items;
    await mail.rows.nth(1).click();
    await expect.poll(() => mail.subject.textContent()).toBe(order[1]?.subject);
    await mail.press('e');
    await mail.toast('1 conversation archived').waitFor();
    if (place === null) await mail.reader.getByText(/conversations$/).waitFor();
    else await expect.poll(() => mail.subject.textContent()).toBe(order[place]?.subject);
  });

  test('an archived conversation stays open where it stays listed', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('g', 's');
    await mail.list.getByRole('heading', { name: 'Starred' }).waitFor();
    await mail.press('j');
    const subject = await mail.subject.textContent();
    await mail.press('e');
    await mail.toast('1 conversation archived').waitFor();
    await expect.poll(() => mail.subject.textContent()).toBe(subject);
    expect((await core.threads.list({ view: 'starred', limit: 10 })).items.length).toBeGreaterThan(0);
  });

  test('"Move" asks for a folder by key, finds it by a few letters and can be taken back', async () => {
    const { page, core } = await openApp();
    const mail = mailPage(page);
    await mail.ready();
    await mail.press('j', 'v');
    const dialog = page.getByRole('dialog', { name: 'Move to' });
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.type('zzz');
    await dialog.getByText('No folder of that name.').waitFor();
    await dialog.getByRole('combobox').fill('arch');
    await expect.poll(() => dialog.getByRole('option').allTextContents()).toEqual([expect.stringContaining('Archive')]);
    const { total } = (await core.threads.counts({})).views.archive;
    await mail.press('Enter');
    await mail.toast('1 conversation moved').waitFor();
    expect((await core.threads.counts({})).views.archive.total).toBe(total + 1);
    await mail.press('z');
    await mail.toast('Undone: 1 conversation archived').waitFor();
    expect((await core.threads.counts({})).views.archive.total).toBe(total);
  });
});
