import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

const user = 'hanne@werkstatt.example';
let dovecot: Dovecot;
let smtp: TestSmtp;

beforeAll(async () => {
  dovecot = await startDovecot({ users: [user], specialUse: usualFolders });
  smtp = await startSmtp();
  await dovecot.deliver(user, 'INBOX', mail('Angebot für die Fenster', 'Guten Tag, hier ist unser Angebot.', 'a1'));
  await dovecot.deliver(user, 'INBOX', mail('Termin am Freitag', 'Passt dir 10 Uhr?', 'a2'));
});
afterAll(async () => {
  await dovecot.stop();
  await smtp.stop();
});

function mail(subject: string, text: string, id: string): string {
  return [
    'From: "Tischlerei Brandt" <brandt@holz.example>',
    `To: Hanne <${user}>`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@holz.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');
}

test('from the address to an answer in Sent: one account, by mouse and keyboard', async () => {
  const { page, core } = await openApp({ begin: 'empty', locale: 'de-DE' });
  await page.goto(`${new URL(page.url()).origin}/#/settings/accounts`);
  await page.getByRole('button', { name: 'Konto hinzufügen' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Mailadresse').fill(user);
  await form.getByLabel('Passwort', { exact: true }).fill('falsch');
  await form.getByText('Dieser Anbieter ist nicht unter den bekannten.').waitFor();
  for (const [group, port] of [
    ['Empfang (IMAP)', dovecot.tlsPort],
    ['Versand (SMTP)', smtp.tlsPort],
  ] as const) {
    const fields = form.getByRole('group', { name: group });
    await fields.getByLabel('Server').fill('127.0.0.1');
    await fields.getByLabel('Port').fill(String(port));
  }
  const add = form.getByRole('button', { name: 'Konto hinzufügen' });
  await add.click();

  // Nobody vouches for either: both are shown, and taken one after the other.
  await form.getByText(dovecot.certificate.fingerprint).waitFor();
  await form.getByText(smtp.certificate.fingerprint).waitFor();
  await form.getByRole('button', { name: 'Diesem vertrauen' }).first().click();
  await form.getByText('Der Server nimmt diesen Namen und dieses Passwort nicht an.').waitFor();
  await form.getByRole('button', { name: 'Diesem vertrauen' }).click();
  await form.getByText(smtp.certificate.fingerprint).waitFor({ state: 'detached' });
  expect(await core.accounts.list({})).toEqual([]);
  await form.getByLabel('Passwort', { exact: true }).fill(dovecot.password);
  await form.getByRole('button', { name: 'Konto hinzufügen' }).click();
  await form.waitFor({ state: 'detached' });

  await page.goto(`${new URL(page.url()).origin}/#/inbox`);
  const row = (subject: string) => page.getByRole('row', { name: new RegExp(subject) });
  await row('Angebot für die Fenster').waitFor();
  await row('Termin am Freitag').waitFor();

  await row('Angebot für die Fenster').click();
  await page.getByText('Guten Tag, hier ist unser Angebot.').last().waitFor();
  await page.keyboard.press('e');
  await expect
    .poll(async () => [...(await dovecot.readFolder(user, 'Archive')).values()].map(({ raw }) => /a1@holz/.test(raw)))
    .toEqual([true]);
  expect([...(await dovecot.readFolder(user, 'INBOX')).keys()]).toHaveLength(1);

  await row('Termin am Freitag').click();
  await page.keyboard.press('r');
  const text = page.getByLabel('Text', { exact: true });
  await text.waitFor();
  await page.getByRole('button', { name: /brandt@holz\.example/ }).waitFor();
  expect(await page.getByLabel('Betreff').inputValue()).toMatch(/^(?:AW|Re): Termin am Freitag$/);
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Ja, 10 Uhr passt.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => smtp.delivered.length, { timeout: 20_000 }).toBe(1);
  const [sent] = smtp.delivered;
  expect(sent?.to).toEqual(['brandt@holz.example']);
  expect(String(sent?.raw)).toMatch(/^In-Reply-To: <a2@holz\.example>\r$/m);
  expect(String(sent?.raw)).toContain('Ja, 10 Uhr passt.');
  await expect.poll(async () => (await dovecot.readFolder(user, 'Sent')).size, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(async () => (await core.deliveries.list({})).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['seen']);

  // What comes while one looks is there by itself.
  await page.goto(`${new URL(page.url()).origin}/#/inbox`);
  await dovecot.deliver(user, 'INBOX', mail('Noch eine Frage', 'Und die Farbe?', 'a3'));
  await row('Noch eine Frage').waitFor();
}, 90_000);
