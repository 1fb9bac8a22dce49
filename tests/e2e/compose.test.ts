import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp, type E2eApp, type E2eOptions } from '#tests/support/e2e-harness.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
let dovecot: Dovecot;
let smtp: TestSmtp;
let user: string;
let users = 0;

beforeAll(async () => {
  dovecot = await startDovecot({ specialUse: usualFolders });
  smtp = await startSmtp();
});
afterAll(async () => {
  await dovecot.stop();
  await smtp.stop();
});
beforeEach(() => {
  users += 1;
  user = `hanne${users}@werkstatt.example`;
  dovecot.addUser(user);
  smtp.delivered.length = 0;
});

function mail(subject: string, text: string, more: readonly string[] = []): string {
  return [
    'From: "Anna Berg" <anna@berg.example>',
    `To: Hanne <${user}>`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${subject.replace(/\W/g, '')}.${user}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...more,
    '',
    text,
    '',
  ].join('\r\n');
}

/** An open app with one account on these servers, and what was delivered to it before. */
async function openHouse(mails: readonly string[] = [], options: E2eOptions = {}) {
  for (const raw of mails) await dovecot.deliver(user, 'INBOX', raw);
  const app = await openApp({ begin: 'empty', ...options });
  const { core } = app;
  for (const [port, { fingerprint }] of [
    [dovecot.tlsPort, dovecot.certificate],
    [smtp.tlsPort, smtp.certificate],
  ] as const) {
    await core.accounts.pinCertificate({ host: '127.0.0.1', port, fingerprint });
  }
  await core.accounts.add({
    address: user,
    name: 'Hanne Holz',
    secret: { password: dovecot.password },
    incoming: { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls' },
    outgoing: { host: '127.0.0.1', port: smtp.tlsPort, security: 'tls' },
  });
  const [identity] = await core.identities.list({});
  await core.identities.update({ id: identity?.id ?? expect.fail('no identity'), name: 'Hanne Holz' });
  await core.settings.set({ undoSendMs: 0 });
  await app.page
    .getByRole('grid', { name: /Inbox|Posteingang|Eingang/ })
    .or(app.page.getByText('Nothing'))
    .first()
    .waitFor();
  return { ...app, draft: draftPage(app.page) };
}

function draftPage(page: Page) {
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  const people = (label: string) => page.getByRole('combobox', { name: label, exact: true });
  return {
    text,
    to: people('To'),
    cc: people('Cc'),
    subject: page.getByLabel('Subject', { exact: true }),
    chips: () => page.locator('[data-chip]').allInnerTexts(),
    hasFocus: () => text.evaluate((element) => element.contains(document.activeElement)),
  };
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const firstDraft = async ({ core }: Pick<E2eApp, 'core'>) => {
  const [row] = await core.drafts.list({});
  return core.drafts.get({ id: row?.id ?? expect.fail('no draft') });
};
const sentMail = async () => {
  await expect.poll(() => smtp.delivered.length, { timeout: 20_000 }).toBe(1);
  const [delivered] = smtp.delivered;
  const raw = delivered?.raw ?? expect.fail('nothing came');
  // A second opinion: not our own reader of mail.
  return { to: delivered?.to ?? [], raw: String(raw), mail: await simpleParser(raw, { skipImageLinks: true }) };
};

/** Pastes what a clipboard holds, as the browser hands it over. */
async function paste(page: Page, data: { html?: string; text?: string; picture?: string }): Promise<void> {
  await page.evaluate(({ html, text, picture }) => {
    const clipboard = new DataTransfer();
    if (html !== undefined) clipboard.setData('text/html', html);
    if (text !== undefined) clipboard.setData('text/plain', text);
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
      clipboard.items.add(new File([bytes], 'Plan.png', { type: 'image/png' }));
    }
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  }, data);
}

test('a formatted answer with a picture, chips and a parted quote, by keyboard alone', async () => {
  const { page, core, draft } = await openHouse([mail('Termin', 'Passt dir 10 Uhr?\r\nOder lieber 11?')]);
  await page.getByRole('row', { name: /Termin/ }).waitFor();
  await page.getByRole('row', { name: /Termin/ }).focus();
  await press(page, 'Enter');
  await page.locator('[data-pane="reader"]').getByRole('heading', { name: 'Termin' }).waitFor();
  await press(page, 'r');
  await draft.text.waitFor();
  await expect.poll(draft.hasFocus).toBe(true);
  expect(await draft.chips()).toEqual(['Anna Berg']);

  await page.keyboard.type('Ja, ');
  await press(page, 'Control+b');
  await page.keyboard.type('10 Uhr');
  await press(page, 'Control+b');
  await page.keyboard.type(' passt.');
  await press(page, 'Enter', 'Control+Shift+8');
  await page.keyboard.type('Plan');
  await press(page, 'Enter');
  await page.keyboard.type('Maße');
  await press(page, 'Enter', 'Enter');
  await paste(page, { picture: png });
  await draft.text.locator('img[src^="blob:"]').waitFor();

  // One more recipient: typed, ended by a comma, then another that is taken away again.
  await draft.to.focus();
  await page.keyboard.type('Bo Tal <bo@tal.example>, weg@tal.example,');
  await press(page, 'Backspace', 'Backspace');
  await expect.poll(draft.chips).toEqual(['Anna Berg', 'Bo Tal']);

  await page.getByRole('button', { name: 'Show the quoted mail' }).focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Answer within the quote' }).focus();
  await press(page, 'Enter');
  const quote = draft.text.locator('blockquote');
  await quote.waitFor();
  // The caret between the two quoted lines: Enter parts them.
  await expect.poll(draft.hasFocus).toBe(true);
  await press(page, 'Control+End', 'Home');
  // No hand presses the next key before the browser has said where the caret is now.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await press(page, 'Enter');
  await page.keyboard.type('Zehn ist besser.');
  expect(await quote.count()).toBe(2);

  await press(page, 'Control+Enter');
  // Bo is a stranger: asked once.
  await page.getByRole('alertdialog').getByText('bo@tal.example').waitFor();
  await page.getByRole('button', { name: 'Send anyway' }).focus();
  await press(page, 'Enter');
  const { to, mail: sent, raw } = await sentMail();
  expect(to).toEqual(['anna@berg.example', 'bo@tal.example']);
  expect(raw).toMatch(/^In-Reply-To: <Termin\./m);
  expect(raw).not.toMatch(/data-signature|ProseMirror/);
  expect(sent.html).toContain('<strong>10 Uhr</strong>');
  expect(sent.html).toMatch(/<ul>.*Plan.*Maße.*<\/ul>/s);
  const [picture] = sent.attachments;
  expect(picture).toMatchObject({ contentType: 'image/png', related: true, filename: 'Plan.png' });
  expect(sent.html).toContain(`<img src="cid:${picture?.cid}"`);
  expect(picture?.content.toString('base64')).toBe(png);
  expect(sent.text).toMatch(/Ja, 10 Uhr passt\.\n\n- Plan\n- Maße/);
  expect(sent.text).toMatch(/> Passt dir 10 Uhr\?\s+Zehn ist besser\.\s+> Oder lieber 11\?/);
  await expect
    .poll(async () => (await core.deliveries.list({})).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['seen']);
  // Back in the conversation that was answered.
  expect(new URL(page.url()).hash).toContain('thread');
}, 120_000);

describe('before it goes', () => {
  test('everything worth a second look stands in one question', async () => {
    const { page, draft, core } = await openHouse();
    await press(page, 'c');
    await draft.to.waitFor();
    await page.keyboard.type('kollegin@werkstatt.example, kunde@berg.example,');
    await draft.text.click();
    await page.keyboard.type('Anbei der Plan.');
    await press(page, 'Control+Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await question.getByRole('listitem').allInnerTexts()).toEqual([
      'Outside your house: kunde@berg.example. The others are inside.',
      'You have had no mail with kollegin@werkstatt.example and kunde@berg.example yet.',
      'Your text says “anbei”, but nothing is attached.',
      'There is no subject.',
    ]);
    await question.getByRole('button', { name: 'Back to the mail' }).click();
    await question.waitFor({ state: 'detached' });
    expect(smtp.delivered).toEqual([]);
    expect(await core.drafts.list({})).toHaveLength(1);
    await press(page, 'Control+Enter');
    await question.getByRole('button', { name: 'Send anyway' }).click();
    expect((await sentMail()).to).toEqual(['kollegin@werkstatt.example', 'kunde@berg.example']);
  }, 60_000);

  test('many in one line are hidden from each other with one click', async () => {
    const { page, draft, core } = await openHouse();
    const many = Array.from({ length: 12 }, (_, index) => `p${index}@d${index}.example`);
    await press(page, 'c');
    await draft.to.waitFor();
    await paste(page, { text: many.join('\n') });
    await expect.poll(async () => (await draft.chips()).length).toBe(12);
    await draft.subject.fill('Fest');
    await draft.text.click();
    await page.keyboard.type('Kommt alle.');
    await press(page, 'Control+Enter');
    await page.getByRole('button', { name: 'Hide them from each other (Bcc)' }).click();
    await expect.poll(async () => (await firstDraft({ core })).bcc.split(', ')).toEqual(many);
    expect((await firstDraft({ core })).to).toBe('');
  }, 60_000);

  test('what is no address is marked with the reason and holds the mail back', async () => {
    const { page, draft } = await openHouse();
    await press(page, 'c');
    await draft.to.waitFor();
    await page.keyboard.type('anna, bo@tal..example,');
    const chips = page.locator('[data-chip][aria-invalid]');
    await expect
      .poll(() => chips.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
      .toEqual([
        'anna: No mail address: the @ is missing',
        'bo@tal..example: The part behind the @ is no name of a server',
      ]);
    await press(page, 'Control+Enter');
    await page.getByText('This is no mail address: anna and bo@tal..example').waitFor();
    expect(smtp.delivered).toEqual([]);
  }, 60_000);
});

test('what Word puts on the clipboard: lists are lists, nothing of its own stays', async () => {
  const { page, draft, core } = await openHouse();
  await press(page, 'c');
  await draft.text.click();
  await paste(page, { html: wordSample });
  await draft.text.locator('ul li').first().waitFor();
  await expect.poll(async () => (await firstDraft({ core })).html).toContain('<ul>');
  const { html, text } = await firstDraft({ core });
  expect(html).toBe(
    '<p><strong>Angebot</strong> für das <em>Dach</em></p>' +
      '<ul><li><p>Sparren</p><ul><li><p>Fichte</p></li></ul></li><li><p>Gauben</p></li></ul>' +
      '<ol><li><p>Zuerst messen</p></li><li><p>Dann sägen</p></li></ol>' +
      '<table><tbody><tr><td><p>Holz</p></td><td><p>9.400 €</p></td></tr></tbody></table>' +
      '<p>Siehe <a href="https://werkstatt.example/">Werkstatt</a> [Logo]</p>',
  );
  expect(text).toContain('- Sparren\n  - Fichte\n- Gauben');
  expect(text).toContain('Holz\t9.400 €');
  expect(text).toContain('Siehe Werkstatt <https://werkstatt.example/> [Logo]');
}, 60_000);

const item = (level: number, sign: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}` +
  `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
const wordSample = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=DE><!--StartFragment--><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Angebot</b> für das <span style='font-style:italic'>Dach</span><o:p></o:p></p>
${item(1, '·', 'Sparren')}${item(2, 'o', 'Fichte')}${item(1, '·', 'Gauben')}
${item(1, '1.', 'Zuerst messen').replaceAll('l0', 'l1')}${item(1, '2.', 'Dann sägen').replaceAll('l0', 'l1')}
<table class=MsoTableGrid border=1><tr><td width=100 style='background:#FFC'><p class=MsoNormal>Holz<o:p></o:p></p></td><td><p class=MsoNormal>9.400 €<o:p></o:p></p></td></tr></table>
<p class=MsoNormal>Siehe <a href="https://werkstatt.example/" onclick="alert(1)">Werkstatt</a> <img width=40 src="file:///C:/Temp/msohtmlclip1/01/clip_image002.png" alt="Logo"><script>document.title = 'x'</script></p>
<!--EndFragment--></body></html>`;

test('formatted and plain, and back, without losing a word', async () => {
  const { page, draft, core } = await openHouse();
  await press(page, 'c');
  await draft.text.click();
  await press(page, 'Control+b');
  await page.keyboard.type('Wichtig');
  await press(page, 'Control+b', 'Enter', 'Control+Shift+7');
  await page.keyboard.type('eins');
  await expect.poll(async () => (await firstDraft({ core })).html).toContain('<ol>');
  const choose = async (name: string) => {
    await page.locator('[data-scope="editor"]').getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  await choose('Plain text');
  await expect.poll(() => draft.text.inputValue()).toBe('Wichtig\n\n1. eins');
  await expect.poll(async () => (await firstDraft({ core })).html).toBeNull();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await draft.text.locator('strong', { hasText: 'Wichtig' }).waitFor();
  await choose('Plain text');
  await draft.text.press('End');
  await choose('Formatted text');
  await draft.text.locator('p', { hasText: 'Wichtig' }).waitFor();
  expect((await firstDraft({ core })).text).toBe('Wichtig\n\n1. eins');
}, 60_000);

test('two windows on one draft: lines of both, and the rest of the other', async () => {
  const { page, draft, core, newPage } = await openHouse();
  await press(page, 'c');
  await draft.to.waitFor();
  await draft.subject.fill('Zusammen');
  await draft.text.click();
  await page.keyboard.type('Aus dem ersten Fenster.');
  await expect.poll(async () => (await firstDraft({ core })).text).toBe('Aus dem ersten Fenster.');
  const { id } = await firstDraft({ core });
  const other = await newPage(`#/compose/${id}`);
  const there = draftPage(other);
  await expect.poll(() => there.text.innerText()).toContain('Aus dem ersten Fenster.');
  expect(await other.getByRole('navigation', { name: 'Places' }).count()).toBe(0);
  await there.text.press('Control+End');
  await other.keyboard.type(' Und aus dem zweiten.');
  await expect.poll(() => draft.text.innerText()).toContain('Und aus dem zweiten.');
  await draft.subject.fill('Zusammen geschrieben');
  await expect.poll(() => there.subject.inputValue()).toBe('Zusammen geschrieben');
  await expect
    .poll(() => firstDraft({ core }))
    .toMatchObject({
      subject: 'Zusammen geschrieben',
      text: 'Aus dem ersten Fenster. Und aus dem zweiten.',
    });
}, 60_000);

test('a template by its key, filled in, with the caret where it says', async () => {
  const { page, draft, core } = await openHouse();
  await core.templates.create({
    name: 'Dank',
    subject: 'Danke, {first_name}',
    text: 'Liebe {first_name},\n\n{cursor}\n\nbis bald\n{my_name}',
    html: '<p>Liebe <strong>{first_name}</strong>,</p><p>{cursor}</p><p>bis bald<br>{my_name}</p>',
  });
  await press(page, 'c');
  await draft.to.waitFor();
  await page.keyboard.type('"Berg, Anna" <anna@berg.example>,');
  await draft.text.click();
  await press(page, ';');
  await page.getByRole('searchbox', { name: 'Find a template' }).waitFor();
  await page.keyboard.type('dan');
  await press(page, 'Enter');
  await draft.text.locator('strong', { hasText: 'Anna' }).waitFor();
  await expect.poll(draft.hasFocus).toBe(true);
  await page.keyboard.type('das war fein;');
  expect(await draft.subject.inputValue()).toBe('Danke, Anna');
  await expect
    .poll(async () => (await firstDraft({ core })).text)
    .toBe('Liebe Anna,\n\ndas war fein;\n\nbis bald\nHanne Holz');
}, 60_000);

test('earlier versions: seen with what changed, brought back, and that undone', async () => {
  const { page, draft, core } = await openHouse();
  await press(page, 'c');
  await draft.text.click();
  await page.keyboard.type('Wir treffen uns am Freitag.');
  await expect.poll(async () => (await firstDraft({ core })).text).toBe('Wir treffen uns am Freitag.');
  const { id } = await firstDraft({ core });
  const [kept] = await core.drafts.versions({ id });
  await press(page, 'Control+a');
  await page.keyboard.type('Wir treffen uns am Montag.');
  await expect.poll(async () => (await firstDraft({ core })).text).toBe('Wir treffen uns am Montag.');

  await page.getByRole('button', { name: 'Earlier versions' }).click();
  const history = page.getByRole('dialog');
  await history.getByRole('list', { name: 'Versions' }).getByRole('button').first().waitFor();
  const index = (await core.drafts.versions({ id })).findIndex(({ at }) => at === kept?.at);
  await history.getByRole('list', { name: 'Versions' }).getByRole('button').nth(index).click();
  await history.locator('del', { hasText: 'Freitag' }).waitFor();
  await history.locator('ins', { hasText: 'Montag' }).waitFor();
  await history.getByRole('button', { name: 'Bring this version back' }).click();
  await expect.poll(() => draft.text.innerText()).toContain('Freitag');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => draft.text.innerText()).toContain('Montag');
}, 60_000);

test('people are completed while they are typed, and moved between the lines', async () => {
  const { page, draft, core } = await openHouse([mail('Hallo', 'Hallo')]);
  await expect.poll(async () => (await core.contacts.find({ text: 'anna' })).length, { timeout: 20_000 }).toBe(1);
  await press(page, 'c');
  await draft.to.waitFor();
  await page.keyboard.type('ann');
  await page.getByRole('option', { name: /Anna Berg/ }).waitFor();
  await press(page, 'Enter');
  await expect.poll(draft.chips).toEqual(['Anna Berg']);
  await page.locator('[data-chip]').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to “Cc”' }).click();
  await expect.poll(async () => (await firstDraft({ core })).cc).toBe('Anna Berg <anna@berg.example>');
  expect((await firstDraft({ core })).to).toBe('');
  await page.locator('[data-chip]').dragTo(draft.to);
  await expect.poll(async () => (await firstDraft({ core })).to).toBe('Anna Berg <anna@berg.example>');
}, 60_000);

test('laid aside and taken up again, several at once', async () => {
  const { page, draft, core } = await openHouse();
  for (const subject of ['Erste', 'Zweite']) {
    await press(page, 'c');
    await draft.to.waitFor();
    await draft.subject.fill(subject);
    await press(page, 'Control+Shift+M');
    await page
      .getByRole('navigation', { name: 'Laid aside' })
      .getByRole('button', { name: subject, exact: true })
      .waitFor();
  }
  expect(await core.drafts.list({})).toHaveLength(2);
  await page
    .getByRole('navigation', { name: 'Laid aside' })
    .getByRole('button', { name: 'Erste', exact: true })
    .click();
  await expect.poll(() => draft.subject.inputValue()).toBe('Erste');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Into its own window' }).click();
  const other = await opened;
  await expect.poll(() => other.getByLabel('Subject', { exact: true }).inputValue()).toBe('Erste');
}, 60_000);

test('sent at a typed time, and reminded when nobody answers', async () => {
  const { page, draft, core } = await openHouse();
  await press(page, 'c');
  await draft.to.waitFor();
  await page.keyboard.type(`${user},`);
  await draft.subject.fill('Später');
  await draft.text.click();
  await page.keyboard.type('Bis dann.');
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('button', { name: 'After three days' }).click();
  await page.getByRole('button', { name: 'No answer in 3 days' }).waitFor();
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('textbox', { name: 'Send later' }).fill('übermorgen 9');
  await press(page, 'Enter');
  await expect.poll(async () => (await core.deliveries.list({})).map(({ state }) => state)).toEqual(['scheduled']);
  const [waiting] = await core.deliveries.list({});
  const at = new Date(waiting?.sendAt ?? 0);
  expect([at.getUTCMinutes(), at.getTime() > Date.now() + 86_400_000]).toEqual([0, true]);
  await core.deliveries.sendNow({ id: waiting?.id ?? expect.fail() });
  await expect
    .poll(async () => (await core.followUps.list({})).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['waiting']);
  const [followUp] = await core.followUps.list({});
  expect(followUp?.dueAt).toBeGreaterThan(Date.now() + 2 * 86_400_000);
}, 60_000);

test('a mail that was sent says how it went and what it waits for; the reminder is taken away there', async () => {
  const { page, core } = await openHouse();
  const { id } = await core.drafts.create({ to: 'anna@berg.example', subject: 'Angebot', text: 'Passt es?' });
  await core.followUps.plan({ draftId: id, when: { afterMs: 3 * 86_400_000 } });
  await core.drafts.send({ id });
  await expect
    .poll(async () => (await core.followUps.list({}))[0]?.messageId ?? null, { timeout: 20_000 })
    .not.toBeNull();
  await page.goto(`${new URL(page.url()).origin}/#/sent`);
  await page.getByRole('row', { name: /Angebot/ }).click();
  const waiting = page.getByRole('button', { name: /^Reminder .* if nobody answers$/ });
  await waiting.click();
  await page.getByRole('button', { name: 'No reminder' }).click();
  await waiting.waitFor({ state: 'detached' });
  expect(await core.followUps.list({})).toEqual([]);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await waiting.waitFor();
  await page.getByRole('button', { name: /^Accepted by your server/ }).click();
  await page.getByRole('heading', { name: 'Outgoing' }).waitFor();
}, 60_000);

test.for(['light', 'dark'] as const)('nothing stands in anybody’s way, %s', async (colorScheme) => {
  const { page, core } = await openHouse([], { bypassCSP: true, colorScheme });
  const { id } = await core.drafts.create({
    to: 'Anna <anna@berg.example>, bernd',
    text: 'Hallo',
    html: '<p>Hallo <a href="https://berg.example">Anna</a></p><ul><li><p>eins</p></li></ul>',
    quoteText: 'Anna schrieb:\n> Hallo',
  });
  await page.goto(`${new URL(page.url()).origin}/#/drafts/${id}`);
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  expect(await listBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Earlier versions' }).click();
  await page.getByRole('list', { name: 'Versions' }).waitFor();
  expect(await listBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('textbox', { name: 'Send later' }).fill('mon 9');
  expect(await listBarriers(page)).toEqual([]);
  await page.goto(`${new URL(page.url()).origin}/#/settings/writing`);
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await listBarriers(page)).toEqual([]);
});
