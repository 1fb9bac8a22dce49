import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';
import { standInShell } from '#tests/support/e2e-wires.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

function draftPage(page: Page) {
  const reader = page.locator('[data-pane="reader"]');
  const people = (label: string) => reader.getByRole('combobox', { name: label, exact: true });
  const text = reader.getByRole('textbox', { name: 'Text', exact: true });
  return {
    reader,
    to: people('To'),
    cc: people('Cc'),
    bcc: people('Bcc'),
    subject: reader.getByLabel('Subject', { exact: true }),
    text,
    /** What stands in it, line by line. */
    words: async () => (await text.innerText()).replaceAll('\u200b', '').trim(),
    chips: () => reader.locator('[data-chip]').allInnerTexts(),
    rows: page.getByRole('grid', { name: 'Drafts' }).getByRole('row'),
    saved: reader.getByText(/^Saved \d/),
  };
}

test('a new mail is kept from the first key on', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  const draft = draftPage(page);
  await mail.ready();
  await mail.press('c');
  await draft.to.waitFor();
  await page.keyboard.type('a');
  await expect.poll(async () => (await core.drafts.list({})).map(({ to }) => to)).toEqual(['a']);
  await draft.saved.waitFor();

  await page.keyboard.type('nna@haus.example');
  await draft.subject.fill('Schlüssel');
  await draft.text.click();
  await page.keyboard.type('Liegt unter');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('der Matte.');
  // Left at once, before any clock ran out: nothing is lost.
  await mail.press('Escape', 'g', 'i');
  await page.getByRole('grid', { name: 'Inbox' }).waitFor();
  const kept = { to: 'anna@haus.example', subject: 'Schlüssel', text: 'Liegt unter\nder Matte.' };
  const [row] = await core.drafts.list({});
  if (!row) throw new Error('the draft is gone');
  await expect.poll(() => core.drafts.get({ id: row.id })).toMatchObject(kept);

  await mail.press('g', 'd');
  await draft.rows.filter({ hasText: 'Schlüssel' }).click();
  await expect.poll(draft.words).toBe(kept.text);
  expect([await draft.chips(), await draft.subject.inputValue()]).toEqual([[kept.to], kept.subject]);
});

test('a power cut loses at most the last second', async () => {
  const { page, core, problems, stop, start } = await openApp();
  const mail = mailPage(page);
  const draft = draftPage(page);
  await mail.ready();
  await mail.press('c');
  await draft.text.click();
  const typed = await page.evaluateHandle(() => {
    const keys: { at: number; length: number }[] = [];
    document.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLElement && target.isContentEditable) {
        keys.push({ at: Date.now(), length: target.textContent.length });
      }
    });
    return keys;
  });
  problems.allow(/WebSocket/);

  const words = 'Ich schreibe weiter und weiter, bis der Strom ausfällt. '.repeat(20);
  const typing = page.keyboard.type(words, { delay: 15 }).catch((error: unknown) => error);
  await expect.poll(() => typed.evaluate((keys) => keys.length), { timeout: 20_000 }).toBeGreaterThan(200);
  const killedAt = Date.now();
  await stop('kill');
  const keys = await typed.jsonValue();
  // The window goes with it: what it still remembers is no help.
  await page.close();
  await typing;
  await start();

  const due = keys.findLast(({ at }) => at <= killedAt - 1_000)?.length ?? 0;
  expect(due).toBeGreaterThan(20);
  await expect.poll(() => core.boot.state({}), { timeout: 20_000 }).toMatchObject({ phase: 'ready' });
  const [row] = await core.drafts.list({});
  if (!row) throw new Error('the draft is gone');
  const { text } = await core.drafts.get({ id: row.id });
  expect(words.startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThanOrEqual(due);
});

test('a window that outlives the server stores the rest when it is back', async () => {
  const { page, core, problems, stop, start } = await openApp();
  const mail = mailPage(page);
  const draft = draftPage(page);
  await mail.ready();
  await mail.press('c');
  await draft.text.click();
  await page.keyboard.type('vorher');
  await draft.saved.waitFor();
  problems.allow(/WebSocket/);
  await stop('kill');
  await page.keyboard.type(' und nachher');
  await draft.reader.getByText('Saving', { exact: true }).waitFor();
  await start();
  await expect
    .poll(async () => (await core.drafts.list({}))[0]?.snippet, { timeout: 20_000 })
    .toBe('vorher und nachher');
  await draft.saved.waitFor();
  expect(await draft.words()).toBe('vorher und nachher');
});

test('discarded, and back with the last word', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  const draft = draftPage(page);
  await mail.ready();
  await mail.press('c');
  await draft.subject.fill('Noch nicht');
  await draft.text.click();
  await page.keyboard.type('Das letzte Wort');
  await draft.reader.getByRole('button', { name: 'Discard draft' }).click();
  await mail.toast('Draft discarded').waitFor();
  await expect.poll(() => core.drafts.list({})).toEqual([]);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(draft.words).toBe('Das letzte Wort');
  expect(await core.drafts.list({})).toMatchObject([{ subject: 'Noch nicht', snippet: 'Das letzte Wort' }]);
});

test('a new mail that was left empty vanishes, without a trace in undo', async () => {
  const { page, core } = await openApp();
  const mail = mailPage(page);
  const draft = draftPage(page);
  await mail.ready();
  await mail.press('c');
  await draft.to.waitFor();
  expect(await core.drafts.list({})).toHaveLength(1);
  await page.keyboard.type('weg');
  await draft.saved.waitFor();
  await draft.to.fill('');
  await mail.press('Escape');
  await expect.poll(() => core.drafts.list({})).toEqual([]);
  expect(await core.undo.list({})).toEqual([]);
  // Back where it was begun.
  await page.getByRole('grid', { name: 'Inbox' }).waitFor();
});

test('links from outside: mailto: begins a draft with all its fields, hauspost: shows a place', async () => {
  const { context, core, newPage } = await openApp();
  const shell = await standInShell(context);
  const page = await newPage();
  await mailPage(page).ready();
  const draft = draftPage(page);
  await shell.openLink(
    'mailto:anna@haus.example,ben@haus.example?cc=c@haus.example&bcc=still@haus.example' +
      '&subject=Gr%C3%BC%C3%9Fe%0D%0ABcc:%20x@y.example&body=Hallo%0D%0AAnna&attach=/etc/passwd&from=x@y.example',
  );
  await expect
    .poll(draft.chips)
    .toEqual(['anna@haus.example', 'ben@haus.example', 'c@haus.example', 'still@haus.example']);
  const fields = { cc: 'c@haus.example', bcc: 'still@haus.example', text: 'Hallo\nAnna' };
  // Hidden copies are never hidden from the one who writes; a line end in a subject is no header.
  expect([await draft.cc.count(), await draft.bcc.count(), await draft.words()]).toEqual([1, 1, fields.text]);
  const subject = await draft.subject.inputValue();
  expect(subject).toBe('Grüße Bcc: x@y.example');
  const [row] = await core.drafts.list({});
  if (!row) throw new Error('no draft was begun');
  expect(await core.drafts.get({ id: row.id })).toMatchObject({ ...fields, subject });
  expect(new URL(page.url()).hash).toContain(row.id);

  await shell.openLink('hauspost://view/starred');
  await page.getByRole('grid', { name: 'Starred' }).waitFor();
  await shell.openLink('hauspost://delete/everything');
  await shell.openLink('hauspost://settings/accounts');
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
});
