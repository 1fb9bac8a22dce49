import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

test('walks back entry by entry, says what was undone, and when there is nothing left', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  const inbox = await core.threads.list({ view: 'inbox', limit: 200 });
  const accounts = await core.accounts.list({});
  const [account] = accounts;
  if (!account) throw new Error('the demo has accounts');

  await mail.press('j', 'e');
  await mail.toast('1 conversation archived').waitFor();
  await mail.press('s');
  await mail.toast(/starred|Star taken/).waitFor();
  await core.accounts.update({ id: account.id, name: 'Anders' });
  await page.getByRole('treeitem', { name: /^Anders/ }).waitFor();

  await mail.press('Control+z');
  await mail.toast('Undone: Account changed').waitFor();
  await page.getByRole('treeitem', { name: new RegExp(`^${account.name}`) }).waitFor();
  await mail.press('Control+z');
  await mail.toast(/^Undone: .*(starred|Star taken)/).waitFor();
  await mail.press('z');
  await mail.toast('Undone: 1 conversation archived').waitFor();
  const isSame = (row: { isUnread: boolean }) => ({ ...row, isUnread: false });
  // Reading is no step to undo: what was looked at in between stays read.
  await expect
    .poll(async () => (await core.threads.list({ view: 'inbox', limit: 200 })).items.map(isSame))
    .toEqual(inbox.items.map(isSame));

  await mail.press('z');
  await mail.toast('Nothing left to undo').waitFor();
});

test('Ctrl+Z in a text field belongs to the field', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  await mail.ready();
  await mail.press('j', 'e');
  await mail.toast('1 conversation archived').waitFor();
  await mail.press('c');
  await page.getByLabel('To', { exact: true }).fill('anna');
  await mail.press('Control+z');
  expect((await core.undo.list({})).at(0)?.label).toBe('threads.archive');
});
