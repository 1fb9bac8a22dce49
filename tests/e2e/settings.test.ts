import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Settings } from '#shared/contract/settings.ts';
import { openApp, type E2eApp } from '#tests/support/e2e-harness.ts';
import { standInShell } from '#tests/support/e2e-wires.ts';
import { mailPage } from '#tests/support/mail-e2e.ts';

/** Goes there inside the page, as a link would. */
async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}

async function openSection(page: Page, section: string, heading: string): Promise<void> {
  await visit(page, `#/settings/${section}`);
  await page.getByRole('main').getByRole('heading', { level: 2, name: heading, exact: true }).first().waitFor();
}

const chosen = (page: Page, group: string) => page.getByRole('radiogroup', { name: group, exact: true });

async function choose(page: Page, group: string, option: string): Promise<void> {
  const radio = chosen(page, group).getByRole('radio', { name: option, exact: true });
  await radio.click();
  await expect.poll(() => radio.getAttribute('aria-checked')).toBe('true');
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
}

/** The power fails after the core has said yes, and the next window knows nothing but the profile. */
async function loseEverythingButTheProfile(app: E2eApp, kept: Partial<Settings>): Promise<void> {
  await expect.poll(() => app.core.settings.get({})).toMatchObject(kept);
  await app.restart('kill');
  await app.page.evaluate(() => window.localStorage.clear());
  await app.page.reload();
}

const paint = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const { colorScheme } = getComputedStyle(document.documentElement);
    const line = getComputedStyle(document.documentElement).getPropertyValue('--line');
    const move = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--d-base'));
    return { backgroundColor, color, colorScheme, line, moves: move > 0 };
  });

async function rowHeight(page: Page): Promise<number> {
  const box = await mailPage(page).rows.first().boundingBox();
  return Math.round(box?.height ?? 0);
}

test('the look is another one at once, and after the power failed', async () => {
  const app = await openApp({ reducedMotion: 'no-preference' });
  const { page } = app;
  await mailPage(page).ready();
  const before = await paint(page);
  expect(await rowHeight(page)).toBe(76);
  expect(before.moves).toBe(true);

  await openSection(page, 'appearance', 'Appearance');
  await choose(page, 'Theme', 'Dark');
  await expect.poll(async () => (await paint(page)).colorScheme).toBe('dark');
  const dark = await paint(page);
  expect(dark.backgroundColor).not.toBe(before.backgroundColor);
  expect(dark.color).not.toBe(before.color);

  await choose(page, 'Contrast', 'High');
  await expect.poll(async () => (await paint(page)).line).not.toBe(dark.line);

  await choose(page, 'Motion', 'None');
  await expect.poll(async () => (await paint(page)).moves).toBe(false);

  await choose(page, 'Row height', 'Normal');
  await visit(page, '#/inbox');
  await expect.poll(() => rowHeight(page)).toBe(56);
  await openSection(page, 'appearance', 'Appearance');
  await choose(page, 'Row height', 'Compact');
  await visit(page, '#/inbox');
  await expect.poll(() => rowHeight(page)).toBe(32);

  const set = await paint(page);
  await loseEverythingButTheProfile(app, { theme: 'dark', contrast: 'high', density: 'compact', motion: 'reduced' });
  await mailPage(page).ready();
  await expect.poll(() => paint(page)).toEqual(set);
  expect(await rowHeight(page)).toBe(32);

  await openSection(page, 'appearance', 'Appearance');
  await choose(page, 'Theme', 'Like the system');
  await choose(page, 'Contrast', 'Like the system');
  await choose(page, 'Motion', 'Like the system');
  await expect.poll(() => paint(page)).toEqual(before);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more', reducedMotion: 'reduce' });
  const { backgroundColor, color, line, moves } = set;
  await expect.poll(() => paint(page)).toMatchObject({ backgroundColor, color, moves });
  expect(line).not.toBe(before.line);
}, 60_000);

test('a window opened anew is painted in its theme before the core has answered', async () => {
  const { page, core, context } = await openApp();
  await mailPage(page).ready();
  await core.settings.set({ theme: 'dark' });
  await expect.poll(async () => (await paint(page)).colorScheme).toBe('dark');
  const { backgroundColor } = await paint(page);
  await context.routeWebSocket(/\/ws\//, () => undefined);
  await page.reload();
  expect((await paint(page)).backgroundColor).toBe(backgroundColor);
}, 60_000);

/** Where list and reader stand, as rounded edges; `null`: not on the page. */
async function readPanes(page: Page) {
  const edges = async (pane: Locator) => {
    const box = (await pane.count()) > 0 ? await pane.boundingBox() : null;
    return box && { left: Math.round(box.x), top: Math.round(box.y) };
  };
  const { list, reader } = mailPage(page);
  return { list: await edges(list), reader: await edges(reader) };
}

test('the reader stands on the right, below or in place of the list', async () => {
  const app = await openApp();
  const { page } = app;
  const mail = mailPage(page);
  await mail.ready();
  const right = await readPanes(page);
  expect(right.reader?.top).toBe(right.list?.top);
  expect(right.reader?.left).toBeGreaterThan(right.list?.left ?? Number.NaN);

  await openSection(page, 'appearance', 'Appearance');
  await choose(page, 'Reader', 'Below the list');
  await visit(page, '#/inbox');
  await mail.ready();
  const below = await readPanes(page);
  expect(below.reader?.left).toBe(below.list?.left);
  expect(below.reader?.top).toBeGreaterThan(below.list?.top ?? Number.NaN);
  await loseEverythingButTheProfile(app, { readingPane: 'below' });
  await mail.ready();
  expect(await readPanes(page)).toEqual(below);

  await openSection(page, 'appearance', 'Appearance');
  await choose(page, 'Reader', 'Instead of the list');
  await visit(page, '#/inbox');
  await mail.ready();
  expect(await readPanes(page)).toMatchObject({ list: below.list, reader: null });
  await mail.rows.first().click();
  await mail.subject.waitFor();
  expect((await readPanes(page)).list).toBeNull();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await mail.ready();
}, 60_000);

test('mail is marked as read after the time one chose, or never', async () => {
  const app = await openApp();
  const { page, core } = app;
  const mail = mailPage(page);
  await mail.ready();
  await openSection(page, 'appearance', 'Appearance');
  await pick(page, 'Mark as read', 'Only by hand');
  await loseEverythingButTheProfile(app, { markReadAfterMs: null });
  await openSection(page, 'appearance', 'Appearance');
  await page.getByRole('combobox', { name: 'Mark as read' }).filter({ hasText: 'Only by hand' }).waitFor();

  const unreadIds = async () => {
    const { items } = await core.threads.list({
      view: 'inbox',
      unreadOnly: true,
      limit: 50,
      after: null,
      accountId: null,
    });
    return items.map(({ id }) => id);
  };
  const [first = '', second = ''] = await unreadIds();
  await page.clock.install();
  await visit(page, `#/thread/${first}`);
  await mail.subject.waitFor();
  await page.clock.fastForward('10:00');
  expect(await unreadIds()).toContain(first);

  await openSection(page, 'appearance', 'Appearance');
  await pick(page, 'Mark as read', 'After 5 seconds');
  await expect.poll(() => core.settings.get({})).toMatchObject({ markReadAfterMs: 5_000 });
  await visit(page, `#/thread/${second}`);
  await mail.subject.waitFor();
  await page.clock.fastForward(3_000);
  expect(await unreadIds()).toContain(second);
  await page.clock.fastForward(3_000);
  await expect.poll(unreadIds).not.toContain(second);
}, 60_000);

test('after archiving comes what one chose', async () => {
  const app = await openApp();
  const { page } = app;
  const mail = mailPage(page);
  await mail.ready();
  const [, second, third, fourth] = await mail.keys();
  const hash = () => new URL(page.url()).hash;

  const archiveSecond = async (option: string) => {
    await openSection(page, 'appearance', 'Appearance');
    await pick(page, 'After archiving or deleting', option);
    await visit(page, '#/inbox');
    await mail.ready();
    await mail.rows.nth(1).click();
    await mail.subject.waitFor();
    const before = await mail.keys();
    await page.keyboard.press('e');
    await expect.poll(async () => (await mail.keys()).includes(before[1] ?? '')).toBe(false);
    return before;
  };

  const one = await archiveSecond('Open the previous conversation');
  await expect.poll(hash).toBe(`#/thread/${one[0]}`);
  expect([one[1], one[2], one[3]]).toEqual([second, third, fourth]);
  const two = await archiveSecond('Back to the list');
  await expect.poll(hash).toBe('#/inbox');
  expect(two[1]).toBe(third);
  await loseEverythingButTheProfile(app, { afterTriage: 'list' });
  await openSection(page, 'appearance', 'Appearance');
  await page
    .getByRole('combobox', { name: 'After archiving or deleting' })
    .filter({ hasText: 'Back to the list' })
    .waitFor();
  const three = await archiveSecond('Open the next conversation');
  await expect.poll(hash).toBe(`#/thread/${three[2]}`);
}, 60_000);

test('new mail is told about as one chose', async () => {
  const app = await openApp();
  const { page, core } = app;
  const { toast } = mailPage(page);
  const tellsOf = { withNames: toast(/^New mail from/), without: toast(/^1 new mail$/) };
  const option = (name: string) => page.getByRole('switch', { name, exact: true });
  await openSection(page, 'notifications', 'Notifications');

  await core.demo.deliver({});
  await tellsOf.withNames.waitFor();
  await option('Show sender and subject').click();
  await core.demo.deliver({});
  await tellsOf.without.waitFor();
  expect(await tellsOf.withNames.count()).toBe(0);

  await option('Tell about new mail').click();
  await expect.poll(() => option('Show sender and subject').getAttribute('aria-disabled')).toBe('true');
  await loseEverythingButTheProfile(app, { notifications: false, notificationPreview: false });
  await openSection(page, 'notifications', 'Notifications');
  await expect.poll(() => option('Tell about new mail').getAttribute('aria-checked')).toBe('false');
  const inbox = page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: /^Inbox/ });
  const before = await inbox.innerText();
  await core.demo.deliver({});
  await expect.poll(() => inbox.innerText()).not.toBe(before);
  expect(await tellsOf.without.or(tellsOf.withNames).count()).toBe(0);

  await option('Tell about new mail').click();
  await core.demo.deliver({});
  await tellsOf.without.waitFor();
}, 60_000);

test('the keyboard profile is chosen there and kept', async () => {
  const app = await openApp();
  const { page } = app;
  await openSection(page, 'keyboard', 'Keyboard');
  const keysOf = (name: string) => page.getByRole('group', { name, exact: true }).locator('kbd').allInnerTexts();
  const gmail = await keysOf('Archive');
  await choose(page, 'Keyboard profile', 'Thunderbird');
  await expect.poll(() => keysOf('Archive')).not.toEqual(gmail);
  const thunderbird = await keysOf('Archive');

  await loseEverythingButTheProfile(app, { keymap: 'thunderbird' });
  await openSection(page, 'keyboard', 'Keyboard');
  await expect.poll(() => keysOf('Archive')).toEqual(thunderbird);
  // And the key itself: `a` archives there, which Gmail's profile does not.
  await visit(page, '#/inbox');
  const mail = mailPage(page);
  await mail.ready();
  await mail.rows.first().click();
  await mail.subject.waitFor();
  const [first] = await mail.keys();
  await page.keyboard.press('a');
  await expect.poll(() => mail.keys()).not.toContain(first);
}, 60_000);

test('what belongs to the desktop is not there in the browser, and a link to it says so', async () => {
  const { page } = await openApp();
  await openSection(page, 'system', 'System');
  await page.getByText('Nothing to set here').waitFor();
  const sections = page.getByRole('main').getByRole('navigation', { name: 'Sections' });
  await sections.getByRole('button', { name: 'Language' }).waitFor();
  expect(await sections.getByRole('button', { name: 'System' }).count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search in settings' }).fill('autostart');
  await page.getByText('No setting for “autostart”').waitFor();
}, 60_000);

test('what the desktop can, it lets one choose', async () => {
  const app = await openApp();
  const { core, context, newPage } = app;
  await standInShell(context, ['autostart', 'mailLinks', 'tray']);
  const page = await newPage('#/settings/system');
  const option = (name: string) => page.getByRole('switch', { name, exact: true });
  const states = () =>
    Promise.all(
      ['Start with the computer', 'Open mail links', 'Keep running when closed'].map((name) =>
        option(name).getAttribute('aria-checked'),
      ),
    );
  await option('Start with the computer').waitFor();
  await expect.poll(states).toEqual(['false', 'false', 'true']);
  await option('Start with the computer').click();
  await option('Open mail links').click();
  await option('Keep running when closed').click();
  await expect.poll(states).toEqual(['true', 'true', 'false']);
  // The first two lie with the system, the third with the profile.
  expect(await core.settings.get({})).toMatchObject({ closeToTray: false });
  await loseEverythingButTheProfile({ ...app, page }, { closeToTray: false });
  await option('Start with the computer').waitFor();
  await expect.poll(states).toEqual(['true', 'true', 'false']);
}, 60_000);

test('the search knows every setting by its German and its English words', async () => {
  for (const locale of ['en-GB', 'de-DE'] as const) {
    const { page } = await openApp({ locale });
    const isGerman = locale === 'de-DE';
    await visit(page, '#/settings/appearance');
    const field = page.getByRole('searchbox', { name: isGerman ? 'In Einstellungen suchen' : 'Search in settings' });
    const first = page.locator('[data-pane-focus] li button').first();
    for (const [words, found] of [
      ['dark mode', isGerman ? 'Hell oder dunkel' : 'Theme'],
      ['nachtmodus', isGerman ? 'Hell oder dunkel' : 'Theme'],
      ['row height', isGerman ? 'Zeilenhöhe' : 'Row height'],
      ['zeilenhoehe', isGerman ? 'Zeilenhöhe' : 'Row height'],
      ['forgotten', isGerman ? 'Wiederherstellungscode' : 'Recovery code'],
      ['passwort ändern', 'Passphrase'],
      ['licences', isGerman ? 'Lizenzen' : 'Licences'],
      ['tastenkürzel', isGerman ? 'Tastatur' : 'Keyboard'],
    ] as const) {
      await field.fill(words);
      await expect.poll(() => first.innerText(), { message: `${words} in ${locale}` }).toContain(found);
    }
    await field.fill('gibtesnicht');
    await page.getByText('gibtesnicht').waitFor();
    expect(await first.count()).toBe(0);
    await page.context().close();
  }
}, 60_000);

test('Enter opens what was found, with the keyboard on it', async () => {
  const { page } = await openApp();
  await visit(page, '#/settings/about');
  const field = page.getByRole('searchbox', { name: 'Search in settings' });
  await field.fill('compact');
  await page.getByText('1 setting').waitFor();
  await field.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe('#/settings/appearance/density');
  const radio = chosen(page, 'Row height').getByRole('radio', { name: 'Comfortable' });
  await expect.poll(() => radio.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('');
}, 60_000);

test('a link leads to a section, and to one setting in it', async () => {
  const { page, newPage } = await openApp();
  const heading = (where: Page, name: string) =>
    where.getByRole('main').getByRole('heading', { level: 2, name, exact: true }).first().waitFor();
  for (const [section, name] of [
    ['accounts', 'Accounts'],
    ['appearance', 'Appearance'],
    ['keyboard', 'Keyboard'],
    ['notifications', 'Notifications'],
    ['privacy', 'Privacy and security'],
    ['backup', 'Backup'],
    ['activity', 'Activity'],
    ['language', 'Language'],
    ['about', 'About Hauspost'],
  ] as const) {
    await visit(page, `#/settings/${section}`);
    await heading(page, name);
    const current = page.getByRole('main').locator('[aria-current="page"]');
    await expect.poll(() => current.innerText()).toBe(name);
  }

  // Opened with the link, the section's code is still on its way when the row is looked for.
  const other = await newPage('#/settings/keyboard/own-keys');
  await heading(other, 'Keyboard');
  await other.locator('#own-keys[data-found]').waitFor();
  await expect
    .poll(() => other.locator('#own-keys').evaluate((row) => row.contains(document.activeElement)))
    .toBe(true);

  const third = await newPage('#/settings/nowhere');
  await heading(third, 'Appearance');
}, 60_000);
