import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { importMbox, importThread, type HtmlMail } from '#tests/support/html-mail.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

const deceiving: HtmlMail = {
  subject: 'Ihre Rechnung',
  html: `<p>Guten Tag,</p>
    <p><a href="https://evil.example/bank">https://www.bank.de/login</a></p>
    <p><a href="https://www.bank.de@evil.example/">Zur Bank</a></p>`,
};

const bait: HtmlMail = {
  subject: 'Ihr Konto wurde eingeschränkt',
  from: '"PayPal Kundenservice" <sicherheit@konto-pruefung.top>',
  html: `<p>Sehr geehrter Kunde,</p><p>Ihr Konto wurde vorübergehend eingeschränkt. Bitte bestätigen Sie Ihre Daten
    innerhalb von 24 Stunden.</p><p><a href="https://konto-pruefung.top/x">Jetzt bestätigen</a></p>`,
};

/** Whatever is opened outside of the app is answered here, and kept. */
async function watchOpened(app: E2eApp): Promise<string[]> {
  const opened: string[] = [];
  app.problems.allow(/^foreign request: https:/);
  await app.context.route(/^https:\/\/[^/]*\.(?:example|top|com)\//, (route) => {
    opened.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>outside</title>' });
  });
  return opened;
}

async function show(app: E2eApp, name: string, mail: HtmlMail) {
  const { page, core } = app;
  await openThread(page, await importThread(core, name, [mail]));
  const frame = page.frameLocator('iframe[title="Text of the message"], iframe[title="Text der Nachricht"]');
  return { frame, ...partsOf(page) };
}

async function openThread(page: Page, id: ThreadId): Promise<void> {
  await page.evaluate((thread) => {
    window.location.hash = `#/thread/${thread}`;
  }, id);
  await page.locator('[data-message] [data-body-state="shown"]').waitFor();
}

const partsOf = (page: Page) => ({ dialog: page.getByRole('dialog'), note: page.locator('[data-message]') });

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('a link that pretends', () => {
  test('stops at a click, with the reason, and goes back by default', async () => {
    const app = await openApp({ begin: 'empty' });
    const opened = await watchOpened(app);
    const { frame, dialog } = await show(app, 'Links', deceiving);

    await frame.getByText('https://www.bank.de/login').click();
    await dialog.getByRole('heading', { name: 'This link is not what it seems' }).waitFor();
    await dialog.getByText('Its text shows www.bank.de, but it leads to evil.example.').waitFor();
    expect(await dialog.locator('[data-stopped-target] strong').textContent()).toBe('evil.example');
    await expect.poll(() => focused(app.page)).toBe('Go back');
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    await frame.getByText('Zur Bank').click();
    await dialog.getByText('“www.bank.de” stands before an @ and is not where it leads.').waitFor();
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(opened).toEqual([]);
  });

  test('by keyboard: Enter stops, the address can be copied, and whoever insists gets there', async () => {
    const app = await openApp({ begin: 'empty' });
    const opened = await watchOpened(app);
    const { frame, dialog } = await show(app, 'Links', deceiving);

    await frame.getByText('https://www.bank.de/login').focus();
    await app.page.keyboard.press('Enter');
    await expect.poll(() => focused(app.page)).toBe('Go back');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('https://evil.example/bank');

    await app.page.keyboard.press('Shift+Tab');
    const page = app.context.waitForEvent('page');
    await app.page.keyboard.press('Enter');
    await (await page).waitForLoadState();
    expect(opened).toEqual(['https://evil.example/bank']);
    await dialog.waitFor({ state: 'detached' });
  });

  test('an honest one opens at once', async () => {
    const app = await openApp({ begin: 'empty' });
    const opened = await watchOpened(app);
    const { frame, dialog } = await show(app, 'Links', {
      html: '<p><a href="https://shop.example/katalog">Zum Katalog</a></p>',
    });
    const page = app.context.waitForEvent('page');
    await frame.getByText('Zum Katalog').click();
    await (await page).waitForLoadState();
    expect(opened).toEqual(['https://shop.example/katalog']);
    expect(await dialog.count()).toBe(0);
  });

  test('plain text is no exception', async () => {
    const app = await openApp({ begin: 'empty' });
    const opened = await watchOpened(app);
    const text = 'Hier: https://paypa1.com/x und https://shop.example/y';
    const head = 'From: anna@berg.example\r\nTo: me@haus.example\r\nMessage-ID: <a@berg.example>\r\nSubject: Konto';
    await importMbox(app.core, 'Text', [`${head}\r\nDate: 1 Oct 2026 08:00:00 +0000\r\n\r\n${text}\r\n`]);
    const [row] = (await app.core.threads.list({ view: 'all', limit: 10 })).items;
    await openThread(app.page, row?.id ?? expect.fail('nothing was imported'));
    const { dialog, note } = partsOf(app.page);
    await note.getByRole('link', { name: 'https://paypa1.com/x' }).click();
    await dialog.getByText('It looks like paypal.com, but is not.').waitFor();
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const page = app.context.waitForEvent('page');
    await note.getByRole('link', { name: 'https://shop.example/y' }).click();
    await (await page).waitForLoadState();
    expect(opened).toEqual(['https://shop.example/y']);
  });
});

describe('a mail that looks like phishing', () => {
  test('says so with its reasons, stops its links, and takes the user’s word', async () => {
    const app = await openApp({ begin: 'empty' });
    const opened = await watchOpened(app);
    const { frame, dialog, note } = await show(app, 'Bait', bait);
    const hint = note.getByText('This mail looks like phishing');
    await hint.waitFor();
    await note.getByText('It calls itself PayPal, but konto-pruefung.top is no domain of theirs.').waitFor();
    await note.getByRole('button', { name: 'All reasons' }).click();
    await note.getByText('It urges you to hurry: “innerhalb von 24 Stunden”.').waitFor();

    await frame.getByText('Jetzt bestätigen').click();
    await dialog.getByRole('heading', { name: 'This mail looks like phishing' }).waitFor();
    await app.page.keyboard.press('Escape');

    await note.getByRole('button', { name: 'This is fine' }).click();
    await hint.waitFor({ state: 'detached' });
    const page = app.context.waitForEvent('page');
    await frame.getByText('Jetzt bestätigen').click();
    await (await page).waitForLoadState();
    expect(opened).toEqual(['https://konto-pruefung.top/x']);

    await app.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await hint.waitFor();
  });

  test('is reported by moving it to spam, by command too', async () => {
    const app = await openApp({ begin: 'empty' });
    const { note } = await show(app, 'Bait', bait);
    await note.getByRole('button', { name: 'Report as phishing' }).click();
    await mailPage(app.page).toast('1 conversation marked as spam').waitFor();
    expect((await app.core.threads.counts({})).views.spam.total).toBe(1);
  });

  test('in German', async () => {
    const app = await openApp({ begin: 'empty', locale: 'de-DE' });
    const { note, frame, dialog } = await show(app, 'Bait', bait);
    await note.getByText('Diese Mail sieht nach Phishing aus').waitFor();
    await note.getByText('Nennt sich PayPal, aber konto-pruefung.top ist keine Domain davon.').waitFor();
    await frame.getByText('Jetzt bestätigen').click();
    await dialog.getByRole('button', { name: 'Zurück' }).waitFor();
    await dialog.getByRole('button', { name: 'Trotzdem öffnen' }).waitFor();
  });
});

describe('the sender', () => {
  test('is shown by its address, with what is known of it', async () => {
    const app = await openApp({ begin: 'empty' });
    const { note } = await show(app, 'Links', { ...deceiving, from: '"chef@haus.example" <eve@evil.example>' });
    await note.getByText('eve@evil.example').first().waitFor();
    await note.getByText('The name shows the address chef@haus.example').waitFor();
    await note.getByRole('button', { name: /First mail from this address/ }).click();
    await app.page.getByText('Anybody could have written this address.').waitFor();
  });

  test.each(['light', 'dark'] as const)('has no barriers, %s, wide and narrow', async (colorScheme) => {
    const app = await openApp({ begin: 'empty', bypassCSP: true, colorScheme });
    const { note, frame, dialog } = await show(app, 'Bait', bait);
    await note.getByText('This mail looks like phishing').waitFor();
    expect(await listBarriers(app.page)).toEqual([]);
    await app.page.setViewportSize({ width: 420, height: 800 });
    expect(await listBarriers(app.page)).toEqual([]);
    await note.getByRole('button', { name: /First mail from this address/ }).click();
    await app.page.getByText('Anybody could have written this address.').waitFor();
    expect(await listBarriers(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await frame.getByText('Jetzt bestätigen').click();
    await dialog.waitFor();
    expect(await listBarriers(app.page)).toEqual([]);
  });
});
