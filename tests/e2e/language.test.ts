import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { displaySubject } from '#shared/model/subject.ts';
import { openApp } from '#tests/support/e2e-harness.ts';
import { readTexts } from '#tests/support/e2e-texts.ts';

const sections = 'accounts appearance keyboard notifications privacy backup activity language system about'.split(' ');

interface Place {
  readonly hash: string;
  /** What opens something there, and what is there then. */
  readonly keys?: readonly string[];
  readonly shows?: string;
}

const places: readonly Place[] = [
  { hash: '#/inbox' },
  { hash: '#/inbox', keys: ['j', 'x'], shows: '[role="row"] [role="checkbox"]' },
  { hash: '#/inbox', keys: ['j', 'Enter'], shows: '[data-pane="reader"] article' },
  { hash: '#/inbox', keys: ['g'], shows: '[role="status"] kbd' },
  { hash: '#/inbox', keys: ['Control+k'], shows: '[role="dialog"] [role="option"]' },
  { hash: '#/inbox', keys: ['?'], shows: '[role="dialog"] [role="radio"]' },
  { hash: '#/inbox', keys: ['c'], shows: '[data-pane="reader"] :is(textarea, [contenteditable=true])' },
  { hash: '#/drafts' },
  { hash: '#/spam' },
  { hash: '#/trash' },
  ...sections.map((section) => ({ hash: `#/settings/${section}` })),
];

/** Words, names and units that are the same in both languages. */
const same =
  /^(?:Hauspost|Mails?|Spam|Label(?: …)?|Code|Domain \(DMARC\)|Format|Link|Name|Normal|Port|Rest|Server|System|Tab|Version|Videos|Passphrase|Cc|Bcc|PDF|Text|Esc|Alt|Deutsch|English|Gmail|Outlook|Thunderbird|Apple|mbox|Maildir|mbox, eml, Maildir, Thunderbird|anna@example\.org, @example\.com|[\d.,]+ [a-zA-Z]{1,2}|\/\S+)$/;
const ofTheDemo = /^(?:Studio Oelke|Chor Querklang|Familie|Feldkamp Architektur|\S+@\S+\.example)$/;

async function goTo(page: Page, { hash, keys = [], shows }: Place): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  await page.locator('[data-pane="list"], [data-pane="reader"]').getByRole('heading').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
  if (shows) await page.locator(shows).first().waitFor();
}

/** The texts once two looks in a row were the same: code and answers have come. */
async function readSettled(page: Page): Promise<string[]> {
  let before: string[] = [];
  await expect
    .poll(
      async () => {
        const last = before;
        before = await readTexts(page);
        return before.length > 20 && before.join('|') === last.join('|');
      },
      { interval: 150 },
    )
    .toBe(true);
  return before;
}

test('every screen changes its language as a whole, while it is open', async () => {
  const { page, core } = await openApp();
  await page.getByRole('grid').getByRole('row').first().waitFor();
  // How far the demo has come is said while it comes; then that is no text to find again.
  const isLoaded = async () =>
    (await core.jobs.list({})).some(({ kind, state }) => kind === 'demo.load' && state === 'done');
  await expect.poll(isLoaded).toBe(true);
  await page.getByText('Loading the demo mailbox').first().waitFor({ state: 'hidden' });
  const { items } = await core.threads.list({
    view: 'all',
    accountId: null,
    unreadOnly: false,
    limit: 200,
    after: null,
  });
  const subjects = new Set(items.map(({ subject }) => displaySubject(subject)));
  const isOurs = (text: string) => !same.test(text) && !ofTheDemo.test(text) && !subjects.has(text);
  for (const place of places) {
    await goTo(page, place);
    const english = await readSettled(page);
    await core.settings.set({ language: 'de' });
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
    const left = async () => (await readTexts(page)).filter((text) => english.includes(text) && isOurs(text));
    await expect.poll(left, { message: `still English in ${place.hash} ${place.keys?.join(' ') ?? ''}` }).toEqual([]);
    expect((await readTexts(page)).length).toBeGreaterThan(20);

    await core.settings.set({ language: 'en' });
    await expect.poll(() => readTexts(page)).toEqual(expect.arrayContaining(english.filter((text) => isOurs(text))));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
  }
}, 120_000);

test('is chosen in the settings, changes every window, and is kept', async () => {
  const { page, newPage, core, restart } = await openApp();
  const other = await newPage('#/archive');
  await other.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/settings/language';
  });
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Sprache', exact: true }).waitFor();
  await other.getByRole('heading', { name: 'Archiv', exact: true }).waitFor();
  // Numbers and dates speak it, too.
  await page.getByText('31.870').waitFor();

  await expect.poll(() => core.settings.get({})).toMatchObject({ language: 'de' });
  await restart('kill');
  await page.evaluate(() => window.localStorage.clear());
  await page.reload();
  await page.getByRole('heading', { name: 'Sprache', exact: true }).waitFor();
  expect(await page.getByRole('radio', { name: 'Deutsch' }).getAttribute('aria-checked')).toBe('true');

  await page.getByRole('radio', { name: /Wie das System/ }).click();
  await page.getByRole('heading', { name: 'Language', exact: true }).waitFor();
}, 60_000);

test('without a choice it is the system’s', async () => {
  const { page } = await openApp({ locale: 'de-DE' });
  await page.getByRole('heading', { name: 'Eingang', exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
}, 30_000);
