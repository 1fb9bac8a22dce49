import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '#shared/rpc/connection.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp, type E2eOptions } from '#tests/support/e2e-harness.ts';
import { eventually } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const user = 'hanne@werkstatt.example';
let dovecot: Dovecot;
let smtp: TestSmtp;

beforeAll(async () => {
  dovecot = await startDovecot({ users: [user], specialUse: usualFolders });
  smtp = await startSmtp();
  await dovecot.deliver(user, 'INBOX', withFiles());
});
afterAll(async () => {
  await dovecot.stop();
  await smtp.stop();
});

type Core = Connection<AppContract>['client'];

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';
const attached = [
  'From: Frieda <frieda@werkstatt.example>',
  `To: ${user}`,
  'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
  'Date: Mon, 6 Jul 2026 09:00:00 +0200',
  '',
  'Text im Anhang. <script>alert(1)</script>',
  '',
].join('\r\n');

const files: readonly (readonly [name: string, type: string, content: string])[] = [
  ['bild.png', 'image/png', png],
  ['notiz.txt', 'text/plain', base64('Guten Tag\r\nzweite Zeile <b>kein Fett</b>')],
  [
    'seite.html',
    'text/html',
    base64('<!doctype html><script>window.__hit=1</script><img src="https://evil.example/x.png">'),
  ],
  ['brief.pdf', 'application/pdf', base64('MZ\x90 this is a program')],
  ['rechnung\u202efdp.exe', 'application/pdf', base64('MZ\x90')],
  ['zahlen.bin', 'application/octet-stream', Buffer.from([0, 1, 2, 3]).toString('base64')],
];

function base64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

function withFiles(): string {
  const parts = files.map(([name, type, content]) =>
    [
      '--grenze',
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      'Content-Transfer-Encoding: base64',
      '',
      content,
    ].join('\r\n'),
  );
  return [
    'From: Wiebke <wiebke@museum.example>',
    `To: ${user}`,
    'Subject: Unterlagen',
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Message-ID: <unterlagen@museum.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="grenze"',
    '',
    '--grenze',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Anbei alles.',
    ...parts,
    '--grenze',
    'Content-Type: message/rfc822',
    '',
    attached,
    '--grenze--',
    '',
  ].join('\r\n');
}

async function addAccount(core: Core): Promise<void> {
  for (const [port, { fingerprint }] of [
    [dovecot.tlsPort, dovecot.certificate],
    [smtp.tlsPort, smtp.certificate],
  ] as const) {
    await core.accounts.pinCertificate({ host: '127.0.0.1', port, fingerprint });
  }
  await core.accounts.add({
    address: user,
    name: 'Hanne',
    secret: { password: dovecot.password },
    incoming: { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls' },
    outgoing: { host: '127.0.0.1', port: smtp.tlsPort, security: 'tls' },
  });
}

async function openFiles(options: E2eOptions = {}) {
  const app = await openApp({ begin: 'empty', ...options });
  await addAccount(app.core);
  const id = await eventually(async () => {
    const { items } = await app.core.threads.list({ view: 'inbox' });
    const found = items.find(({ subject }) => subject === 'Unterlagen');
    const thread = found && (await app.core.threads.get({ id: found.id }));
    const message = thread?.messages.find(({ hasBody }) => hasBody);
    if (found === undefined || message === undefined) throw new Error('not here yet');
    return found.id;
  });
  await app.page.goto(`${new URL(app.page.url()).origin}/#/thread/${id}`);
  const { page } = app;
  return { ...app, dialog: page.getByRole('dialog'), card: (name: string | RegExp) => card(page, name) };
}

function card(page: Page, name: string | RegExp): Locator {
  return page.getByRole('group', { name: 'Attachments' }).first().getByRole('button', { name }).first();
}

async function download(page: Page, start: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), start()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('files are looked at for what they are, by mouse and by keyboard', async () => {
  const { page, dialog, card: on } = await openFiles();
  await on(/^bild\.png/).click();
  await dialog.getByRole('img', { name: 'bild.png' }).waitFor();
  await expect
    .poll(() => dialog.getByRole('img', { name: 'bild.png' }).evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(10);
  await dialog.getByRole('button', { name: 'Next file' }).click();
  await dialog.getByRole('region', { name: 'Text of notiz.txt' }).getByText('zweite Zeile <b>kein Fett</b>').waitFor();
  await dialog.getByRole('button', { name: 'Next file' }).focus();
  await page.keyboard.press('ArrowRight');
  // A page is shown as its source, with a word about what it could do.
  await dialog.getByText('<script>window.__hit=1</script>').waitFor();
  await dialog.getByText(/This is a web page/).waitFor();
  await page.keyboard.press('ArrowRight');
  await dialog.getByText('Not what it seems').waitFor();
  await dialog.getByText(/This is a program/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => '__hit' in window)).toBe(false);

  await on(/^zahlen\.bin/).click();
  await dialog.getByText(/cannot show this kind of file/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await on(/Grüße\.eml/).click();
  await dialog.getByRole('heading', { name: 'Grüße' }).waitFor();
  await dialog.getByText('Text im Anhang. <script>alert(1)</script>').waitFor();
});

test('saved byte for byte; what is dangerous is asked about, and says why', async () => {
  const { page, card: on } = await openFiles();
  await on(/^notiz\.txt/).waitFor();
  const plain = await download(page, () => page.getByRole('button', { name: 'Save notiz.txt' }).click());
  expect(plain.name).toBe('notiz.txt');
  expect(plain.bytes.toString()).toBe('Guten Tag\r\nzweite Zeile <b>kein Fett</b>');

  // The mark that turns the reading direction is gone: the name ends in what it is.
  const ask = page.getByRole('alertdialog');
  await page.getByRole('button', { name: 'Save rechnungfdp.exe' }).click();
  await ask.getByText(/This is a program/).waitFor();
  await ask.getByRole('button', { name: 'Do not save' }).click();
  await ask.waitFor({ state: 'detached' });

  // Nothing in its name gives it away; its bytes do.
  await page.getByRole('button', { name: 'Save brief.pdf' }).click();
  await ask.getByText(/Its name or its type hides that/).waitFor();
  const program = await download(page, () => ask.getByRole('button', { name: 'Save anyway' }).click());
  expect(program.bytes.subarray(0, 2).toString()).toBe('MZ');
});

test('all at once, in an archive; the dangerous ones may stay behind', async () => {
  const { page, card: on } = await openFiles();
  await on(/^notiz\.txt/).waitFor();
  await page.getByRole('button', { name: 'Save all' }).click();
  const ask = page.getByRole('alertdialog');
  await ask.getByText(/brief\.pdf/).waitFor();
  const { name, bytes } = await download(page, () => ask.getByRole('button', { name: 'Leave them out' }).click());
  expect(name).toBe('Attachments.zip');
  const text = bytes.toString('utf8');
  for (const kept of ['bild.png', 'notiz.txt', 'zahlen.bin', 'Grüße.eml']) expect(text).toContain(kept);
  for (const left of ['.exe', 'brief.pdf', 'seite.html']) expect(text).not.toContain(left);
});

test('the message itself: its source, its headers, and a file that is the same byte for byte', async () => {
  const { page, dialog, card: on, core } = await openFiles();
  await on(/^notiz\.txt/).waitFor();
  await page.keyboard.press('Control+u');
  await dialog
    .getByRole('region', { name: /^Source/ })
    .getByText('Message-ID: <unterlagen@museum.example>')
    .waitFor();
  await dialog.getByRole('tab', { name: 'Headers' }).click();
  await dialog.getByRole('term').filter({ hasText: 'Subject' }).waitFor();
  const saved = await download(page, () => dialog.getByRole('button', { name: 'Save as a file' }).click());
  expect(saved.name).toBe('Unterlagen.eml');
  const [stored] = [...(await dovecot.readFolder(user, 'INBOX')).values()];
  expect(saved.bytes.toString('latin1')).toBe(Buffer.from(stored?.raw ?? '', 'utf8').toString('latin1'));
  expect((await core.jobs.list({})).every(({ state }) => state !== 'failed')).toBe(true);
});

test('a file that is still on the server says so while there is no way to it', async () => {
  const { page, dialog, card: on, stop, start } = await openFiles();
  await on(/^notiz\.txt/).click();
  await dialog.getByText('Guten Tag').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // The core is gone: nothing is lost, and it can be tried again.
  await stop();
  await on(/^zahlen\.bin/).click();
  await dialog
    .getByRole('progressbar')
    .or(dialog.getByRole('button', { name: 'Try again' }))
    .first()
    .waitFor();
  await start();
  const again = dialog.getByRole('button', { name: 'Try again' });
  await expect
    .poll(
      async () => {
        if (await again.isVisible()) await again.click();
        return dialog.getByText(/cannot show this kind of file/).isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
});

test('on paper: the head and the text, white, with nothing loaded', async () => {
  const { page, dialog, card: on, context } = await openFiles({ colorScheme: 'dark' });
  await context.addInitScript(() => {
    window.print = () => {
      window.top?.document.documentElement.setAttribute('data-printed', document.title);
    };
  });
  await page.reload();
  await on(/^notiz\.txt/).waitFor();
  await page.keyboard.press('Control+p');
  const sheet = dialog.frameLocator('iframe');
  await sheet.getByRole('heading', { name: 'Unterlagen' }).waitFor();
  await sheet.getByText('Anbei alles.').waitFor();
  await sheet.getByText('Wiebke <wiebke@museum.example>').waitFor();
  await sheet.getByText(/bild\.png, notiz\.txt/).waitFor();
  const paper = await sheet.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(paper).toBe('rgb(255, 255, 255)');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-printed')).toBe('Unterlagen');
});

test('in German, without a complaint of axe', async () => {
  const { page } = await openFiles({ locale: 'de-DE', bypassCSP: true });
  const cards = page.getByRole('group', { name: 'Anhänge' }).first();
  await cards.getByRole('button', { name: /^bild\.png, / }).waitFor();
  expect(await listBarriers(page), 'reader with files').toEqual([]);
  await cards.getByRole('button', { name: /^bild\.png, / }).click();
  await page.getByRole('dialog').getByRole('img', { name: 'bild.png' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).waitFor();
  expect(await listBarriers(page), 'a picture').toEqual([]);
});
