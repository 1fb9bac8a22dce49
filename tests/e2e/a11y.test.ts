import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { listBarriers } from '#tests/support/e2e-axe.ts';
import { openApp, type E2eOptions } from '#tests/support/e2e-harness.ts';

const looks: readonly [string, E2eOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast, light', { colorScheme: 'light', contrast: 'more' }],
  ['high contrast, dark', { colorScheme: 'dark', contrast: 'more' }],
];

const sections = [
  ['accounts', 'Accounts', 'Studio'],
  ['appearance', 'Appearance', 'Theme'],
  ['keyboard', 'Keyboard', 'Next conversation'],
  ['notifications', 'Notifications', 'Tell about new mail'],
  ['privacy', 'Privacy and security', 'Recovery code'],
  ['backup', 'Backup', 'Back up now'],
  ['activity', 'Activity', 'Demo mailbox opened'],
  ['language', 'Language', 'Dates and numbers'],
  ['about', 'About Hauspost', 'lucide-react'],
] as const;

/** Goes there inside the page, as a link would, and waits until its content stands. */
async function visit(page: Page, hash: string, heading: string, content: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  const main = page.getByRole('main').or(page.getByRole('region', { name: 'List' }));
  await main.getByRole('heading', { name: heading, exact: true }).first().waitFor();
  await main.getByText(content).first().waitFor();
}

test.each(looks)(
  'no barriers in any screen of the frame: %s',
  async (_name, look) => {
    const { page } = await openApp({ ...look, bypassCSP: true });
    const expectNone = async (where: string) => expect(await listBarriers(page), where).toEqual([]);
    await page.getByRole('grid').getByRole('row').first().waitFor();
    await expectNone('inbox');

    for (const [section, heading, content] of sections) {
      await visit(page, `#/settings/${section}`, heading, content);
      await expectNone(`settings ${section}`);
    }
    await page.getByRole('searchbox', { name: 'Search in settings' }).fill('key');
    await expectNone('settings search');

    await visit(page, '#/inbox', 'Inbox', 'Planwolke');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('dark');
    await expectNone('palette');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await expectNone('shortcut help');
  },
  120_000,
);

test.each(looks)(
  'no barriers before there is a profile: %s',
  async (_name, look) => {
    const { page, problems, restart } = await openApp({ ...look, bypassCSP: true, passphrase: null, begin: 'welcome' });
    const expectNone = async (where: string) => expect(await listBarriers(page), where).toEqual([]);
    await page.getByRole('heading', { name: 'Choose a passphrase' }).waitFor();
    await expectNone('first passphrase');
    await page.getByRole('button', { name: 'Encrypt and begin' }).click();
    await page.getByText('At least 8 characters').first().waitFor();
    await expectNone('first passphrase refused');
    await page.getByLabel('Passphrase').fill('drei kleine Apfelbäume');
    await page.getByLabel('Once more').fill('drei kleine Apfelbäume');
    await page.getByRole('button', { name: 'Encrypt and begin' }).click();
    await page.getByRole('checkbox').waitFor();
    await expectNone('recovery code');
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Add your first account' }).waitFor();
    await expectNone('welcome');

    problems.allow(/WebSocket/);
    await restart();
    await page.getByRole('heading', { name: 'Enter passphrase' }).waitFor({ timeout: 30_000 });
    await expectNone('locked');
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('alertdialog').waitFor();
    await expectNone('start over asks');
  },
  120_000,
);

test('on a narrow screen, too', async () => {
  const { page } = await openApp({ viewport: { width: 420, height: 860 }, bypassCSP: true });
  await page.getByRole('grid').getByRole('row').first().waitFor();
  expect(await listBarriers(page), 'inbox').toEqual([]);
  await page.getByRole('button', { name: 'Places' }).click();
  expect(await listBarriers(page), 'places').toEqual([]);
  await page.getByRole('button', { name: 'Settings' }).last().click();
  await page.getByRole('heading', { name: 'Appearance' }).waitFor();
  expect(await listBarriers(page), 'settings').toEqual([]);
}, 60_000);

test('focus is always visible, and Tab walks the window from left to right', async () => {
  const { page } = await openApp();
  await page.getByRole('grid').getByRole('row').first().waitFor();
  const lefts: number[] = [];
  const seen = new Set<number>();
  const readFocus = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const style = getComputedStyle(element);
      const drawn = (part: string) => {
        const { borderTopStyle, backgroundColor, content } = getComputedStyle(element, part);
        return content !== 'none' && (borderTopStyle !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)');
      };
      const box = element.closest('div:has(> input)') ?? element;
      return {
        place: [...document.querySelectorAll('*')].indexOf(element),
        what: `${element.outerHTML.slice(0, 160)} :focus-visible ${String(element.matches(':focus-visible'))}`,
        pane: element.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? element.getAttribute('role') ?? 'window',
        hasRing:
          style.outlineStyle !== 'none' ||
          getComputedStyle(box).boxShadow !== 'none' ||
          drawn('::before') ||
          drawn('::after'),
      };
    });
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await readFocus();
    if (!focused || seen.has(focused.place)) break;
    seen.add(focused.place);
    // Where a part draws its edge itself, a redraw may lie between the key and the edge.
    await expect.poll(async () => (await readFocus())?.hasRing, { message: focused.what }).toBe(true);
    lefts.push(['window', 'sidebar', 'separator', 'list', 'reader'].indexOf(focused.pane));
  }
  expect(seen.size).toBeGreaterThan(10);
  // Lines between the panes are stops of their own; the panes themselves come in their order.
  const panes = lefts.filter((place) => place === 1 || place === 3 || place === 4);
  expect(panes).toEqual(panes.toSorted((one, other) => one - other));
}, 60_000);

test('with reduced motion nothing takes time to move', async () => {
  const { page } = await openApp({ reducedMotion: 'no-preference' });
  await page.getByRole('grid').getByRole('row').first().waitFor();
  const durations = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--d-quick', '--d-base', '--d-slow'].map((name) => Number.parseFloat(style.getPropertyValue(name)));
    });
  expect(await durations()).not.toContain(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(new Set(await durations())).toEqual(new Set([0]));
}, 30_000);
