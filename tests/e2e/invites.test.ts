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
  await dovecot.deliver(user, 'INBOX', invitation());
  await dovecot.deliver(user, 'INBOX', newsletter());
});
afterAll(async () => {
  await dovecot.stop();
  await smtp.stop();
});

function invitation(): string {
  return [
    'From: Wiebke <wiebke@museum.example>',
    `To: ${user}`,
    'Subject: Einladung',
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Message-ID: <einladung@museum.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="grenze"',
    '',
    '--grenze',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Moin, bitte kurz zusagen.',
    '--grenze',
    'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:aufbau@museum.example',
    'DTSTAMP:20260101T090000Z',
    'DTSTART;TZID=Eastern Standard Time:20270714T090000',
    'DTEND;TZID=Eastern Standard Time:20270714T100000',
    'RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE;COUNT=6',
    'SUMMARY:Aufbau <img src=x onerror=alert(1)>',
    'LOCATION:Tor 3',
    'DESCRIPTION;ALTREP="javascript:alert(1)":x',
    'X-ALT-DESC;FMTTYPE=text/html:<details open ontoggle=alert(1)>',
    'ORGANIZER;CN=Wiebke:mailto:wiebke@museum.example',
    `ATTENDEE;CN=Hanne;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${user}`,
    'ATTENDEE;CN=Frieda;PARTSTAT=ACCEPTED:mailto:frieda@werkstatt.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '--grenze--',
    '',
  ].join('\r\n');
}

function newsletter(): string {
  return [
    'From: Wochenblatt <news@blatt.example>',
    `To: ${user}`,
    'Subject: Wochenblatt',
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Message-ID: <blatt@blatt.example>',
    'List-Id: <woche.blatt.example>',
    'List-Unsubscribe: <mailto:leave@blatt.example?subject=leave%20me>, <https://blatt.example/leave?u=7>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    '',
    'Neues aus der Woche.',
    '',
  ].join('\r\n');
}

async function openMail(subject: string, options: E2eOptions = {}) {
  const app = await openApp({ begin: 'empty', ...options });
  await addAccount(app.core);
  const id = await eventually(async () => {
    const { items } = await app.core.threads.list({ view: 'inbox' });
    const found = items.find((row) => row.subject === subject);
    if (found === undefined) throw new Error('not here yet');
    const { messages } = await app.core.threads.get({ id: found.id });
    if (messages.some(({ hasBody }) => !hasBody)) throw new Error('not whole yet');
    return found.id;
  });
  await app.core.settings.set({ undoSendMs: 0 });
  await app.page.goto(`${new URL(app.page.url()).origin}/#/thread/${id}`);
  return { ...app, dialog: app.page.getByRole('dialog') };
}

async function addAccount(core: Connection<AppContract>['client']): Promise<void> {
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

test('an invitation in both clocks and in words; yes goes out as a mail, and stays said', async () => {
  const { page, core } = await openMail('Einladung', { locale: 'de-DE', bypassCSP: true });
  const card = page.getByRole('group', { name: 'Einladung', exact: true });
  await card.getByText('Aufbau <img src=x onerror=alert(1)>').waitFor();
  // Nine in New York is fifteen in Berlin.
  await card.getByText(/14\. Juli 2027, 15:00/).waitFor();
  await card.getByText(/09:00.*in New York/).waitFor();
  await card.getByText('Alle 2 Monate am zweiten Mittwoch, 6-mal').waitFor();
  await card.getByText('Tor 3').waitFor();
  await card.getByRole('button', { name: '2 Gäste' }).click();
  await card.getByText('Frieda <frieda@werkstatt.example>').waitFor();
  expect(await listBarriers(page), 'an invitation').toEqual([]);

  await card.getByRole('button', { name: 'Kommentar dazu' }).focus();
  await page.keyboard.press('Enter');
  await card.getByRole('textbox').fill('Gern, ab neun.');
  await card.getByRole('button', { name: 'Zusagen' }).click();
  await card.getByText(/Du hast zugesagt/).waitFor();
  await expect.poll(() => smtp.delivered.length, { timeout: 20_000 }).toBe(1);
  const raw = String(smtp.delivered[0]?.raw);
  expect(raw).toMatch(/^To: .*wiebke@museum\.example/m);
  expect(raw).toContain('method=REPLY');
  expect(raw.replace(/=\r\n/g, '')).toContain('Gern, ab neun.');
  await expect
    .poll(async () => (await core.deliveries.list({})).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['seen']);
  await page.reload();
  // The answer is the newest of the conversation now: the invitation stands closed above it.
  await page
    .locator('[data-pane="reader"]')
    .getByRole('button', { name: /Wiebke.*Moin, bitte kurz zusagen/ })
    .click();
  await card.getByText(/Du hast zugesagt/).waitFor();
  expect(await card.getByRole('button', { name: 'Zusagen' }).getAttribute('aria-pressed')).toBe('true');
}, 90_000);

test('a list is left by mail, honestly; one click is not offered for what nobody has signed', async () => {
  const { page, dialog } = await openMail('Wochenblatt', { bypassCSP: true });
  await page.getByText('This came by a mailing list.').waitFor();
  await page.getByRole('button', { name: 'Unsubscribe', exact: true }).click();
  await dialog.getByText(/nothing proves that this offer is its own/).waitFor();
  expect(await dialog.getByRole('radio', { name: /With one click/ }).count()).toBe(0);
  await dialog.getByRole('radio', { name: /On a web page/ }).click();
  // The whole address is seen before it is opened.
  await dialog.getByText('https://blatt.example/leave?u=7').waitFor();
  expect(await listBarriers(page), 'leaving a list').toEqual([]);
  await dialog.getByRole('radio', { name: /By mail/ }).click();
  const before = smtp.delivered.length;
  await dialog.getByRole('button', { name: 'Unsubscribe', exact: true }).click();
  await dialog.getByText(/Asked leave@blatt\.example by mail/).waitFor();
  await expect.poll(() => smtp.delivered.length, { timeout: 20_000 }).toBe(before + 1);
  const sent = smtp.delivered.at(-1);
  expect(sent?.to).toEqual(['leave@blatt.example']);
  expect(String(sent?.raw)).toMatch(/^Subject: leave me\r$/m);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/Asked leave@blatt\.example by mail/).waitFor();
}, 90_000);
