import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { watchProblems, type Problems } from '#tests/support/e2e-problems.ts';
import { chromiumArgs, chromiumPath } from '#tests/support/desktop-chromium.ts';

/** The parts of `renderer/ui`, alone: by keyboard, under axe, and under the strict policy of the product. */

const repository = resolve(import.meta.dirname, '../..');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
// The product's own directives: no inline style element, no eval, nothing foreign.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:";

let folder: string;
let server: Server;
let browser: Browser;
let page: Page;
let problems: Problems;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauspost-gallery-'));
  await build({
    configFile: join(repository, 'renderer/gallery/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery.example');
    readFile(join(folder, pathname === '/' ? 'index.html' : pathname)).then(
      (body) => {
        const type = types[extname(pathname)] ?? 'text/html';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await page.context().close();
  expect(problems.list(), 'what the page complained about').toEqual([]);
});

type Visit = { part?: string; query?: Record<string, string>; width?: number; bypassCSP?: boolean };

async function visit({ part = '', query = {}, width = 1440, bypassCSP = false }: Visit = {}): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce', bypassCSP });
  problems = await watchProblems(context);
  page = await context.newPage();
  await page.goto(
    `http://127.0.0.1:${address.port}/?${new URLSearchParams({ language: 'en', part, ...query }).toString()}`,
  );
  await page.locator('main').first().waitFor();
}

async function readFocus(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function readBox(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element has no box');
  return box;
}

/** Where a row stands in its list, wherever the list stands in the page. */
async function readTop(row: Locator, list: Locator): Promise<number> {
  return Math.round((await readBox(row)).y - (await readBox(list)).y);
}

describe('axe', () => {
  const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each<Record<string, string>>([
    { theme: 'light' },
    { theme: 'dark' },
    { theme: 'light', contrast: 'high' },
    { theme: 'dark', contrast: 'high' },
    { theme: 'dark', sheet: 'states' },
    { theme: 'light', sheet: 'inbox' },
    { theme: 'light', density: 'compact', language: 'de' },
  ])('finds nothing in %o', async (query) => {
    await visit({ query, bypassCSP: true });
    await page.addScriptTag({ content: await source });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await axe.run({ runOnly: tags });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  });
});

describe('buttons', () => {
  it('keep a locked one in the tab order, without effect', async () => {
    await visit({ part: 'buttons' });
    const locked = page.getByRole('button', { name: 'Locked' }).first();
    await locked.focus();
    await page.getByText('Add a recipient first').first().waitFor();
    expect(await locked.getAttribute('aria-disabled')).toBe('true');
    expect(await locked.getAttribute('aria-description')).toBe('Add a recipient first');
  });

  it('draw the focus for the keyboard and not for the mouse', async () => {
    await visit({ part: 'buttons' });
    const button = page.getByRole('button', { name: 'Test', exact: true });
    await button.click();
    const readOutline = () => button.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(await readOutline()).toBe('none');
    await press('Tab', 'Shift+Tab');
    expect(await readOutline()).toBe('solid');
  });

  it('make one stop of a toolbar', async () => {
    await visit({ part: 'buttons' });
    const bold = page.getByRole('toolbar').getByRole('button', { name: 'Bold' });
    await bold.focus();
    await press('ArrowRight');
    await expect.poll(readFocus).toBe('Italic');
    await press('ArrowLeft', 'ArrowLeft');
    await expect.poll(readFocus).toBe('Tag');
    await press('Tab');
    await expect.poll(readFocus).toBe('Look later');
  });
});

describe('menus', () => {
  it('open, go into a submenu and back, and give the focus back', async () => {
    await visit({ part: 'menus' });
    const trigger = page.getByRole('button', { name: 'More', exact: true });
    await trigger.focus();
    await press('Enter');
    await page.getByRole('menu').waitFor();
    await expect.poll(readFocus).toContain('Archive');
    await press('ArrowDown', 'ArrowRight');
    await expect.poll(readFocus).toContain('Tomorrow morning');
    await press('ArrowLeft');
    await expect.poll(readFocus).toContain('Later');
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(readFocus).toBe('More');
  });

  it('toggle a check item and skip nothing that is locked', async () => {
    await visit({ part: 'menus' });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const unread = page.getByRole('menuitemcheckbox', { name: 'Unread' });
    expect(await unread.getAttribute('aria-checked')).toBe('true');
    await unread.click();
    expect(await unread.getAttribute('aria-checked')).toBe('false');
    const locked = page.getByRole('menuitem', { name: 'Split conversation' });
    expect(await locked.getAttribute('aria-disabled')).toBe('true');
    expect(await locked.textContent()).toContain('Only one message');
  });

  it('answer the right mouse button', async () => {
    await visit({ part: 'menus' });
    await page.locator('[data-sample="context"]').click({ button: 'right' });
    await page.getByRole('menu', { name: 'Conversation' }).waitFor();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });
});

describe('dialogs', () => {
  it('hold the focus and give it back', async () => {
    await visit({ part: 'dialogs' });
    const opener = page.getByRole('button', { name: 'Dialog', exact: true });
    await opener.focus();
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Rename tag' });
    await dialog.waitFor();
    const isInside = () => dialog.evaluate((element) => element.contains(document.activeElement));
    expect(await dialog.getByRole('textbox').evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Tab', 'Tab', 'Tab');
    await expect.poll(readFocus).toBe('Close');
    await press('Tab', 'Tab');
    await expect.poll(isInside).toBe(true);
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    await expect.poll(isInside).toBe(true);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(readFocus).toBe('Dialog');
  });

  it('put the focus on the safe answer before a loss', async () => {
    await visit({ part: 'dialogs' });
    await page.getByRole('button', { name: 'AlertDialog' }).click();
    await page.getByRole('alertdialog', { name: 'Discard the draft?' }).waitFor();
    await expect.poll(readFocus).toBe('Cancel');
  });

  it('answer a command that asks', async () => {
    await visit({ part: 'dialogs' });
    const ask = page.getByRole('button', { name: 'confirm()' });
    await ask.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Close demo' }).click();
    await page.getByText('Yes', { exact: true }).waitFor();
    await ask.click();
    await page.getByRole('alertdialog').waitFor();
    await press('Escape');
    await page.getByText('No', { exact: true }).waitFor();
  });
});

describe('toasts', () => {
  it('say themselves, take the focus on F6 and go away with Esc', async () => {
    await visit({ part: 'toasts' });
    await page.getByRole('button', { name: 'With undo' }).click();
    const region = page.getByRole('region', { name: 'Messages' });
    await region.getByText('14 conversations archived').waitFor();
    expect(await region.getAttribute('aria-live')).toBe('polite');
    await press('F6', 'Tab');
    await press('Escape');
    await region.getByText('14 conversations archived').waitFor({ state: 'detached' });
  });

  it('run their action and close', async () => {
    await visit({ part: 'toasts' });
    await page.getByRole('button', { name: 'With undo' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('14 conversations archived').waitFor({ state: 'detached' });
  });

  it('wait while the mouse is over them', async () => {
    await visit({ part: 'toasts' });
    await page.clock.install();
    await page.getByRole('button', { name: 'With undo' }).click();
    const toast = page.getByText('14 conversations archived');
    await toast.hover();
    await page.clock.runFor(20_000);
    expect(await toast.isVisible()).toBe(true);
    await page.mouse.move(10, 10);
    await page.clock.runFor(10_000);
    await toast.waitFor({ state: 'detached' });
  });

  it('count down for the eyes only, and leave when the time is over', async () => {
    await visit({ part: 'toasts' });
    await page.clock.install();
    await page.getByRole('button', { name: 'With a countdown' }).click();
    await page.getByText('Sending in 10 s').waitFor();
    await page.clock.runFor(4_000);
    const number = page.getByText('Sending in 6 s');
    await number.waitFor();
    expect(await number.getAttribute('aria-hidden')).toBe('true');
    await number.hover();
    await page.clock.runFor(8_000);
    await page.getByText(/Sending in/).waitFor({ state: 'detached' });
  });
});

describe('tree', () => {
  it('walks, opens, closes and finds by letter', async () => {
    await visit({ part: 'navigation' });
    const tree = page.getByRole('tree', { name: 'Tags' });
    await tree.getByRole('treeitem', { name: /wieling/ }).focus();
    await press('ArrowLeft');
    await expect.poll(readFocus).toBe('projekt');
    await press('ArrowLeft');
    expect(await tree.getByRole('treeitem').count()).toBe(3);
    await press('ArrowDown', 'ArrowRight', 'ArrowRight');
    await expect.poll(readFocus).toBe('bauamt');
    await press('Home');
    await expect.poll(readFocus).toBe('projekt');
    await press('f');
    await expect.poll(readFocus).toBe('Folders');
    await press('Enter');
    expect(await tree.getByRole('treeitem', { name: 'Folders' }).getAttribute('aria-selected')).toBe('true');
    expect(await tree.locator('[tabindex="0"]').count()).toBe(1);
  });
});

describe('list', () => {
  const list = () => page.getByRole('grid', { name: 'Conversations' });
  const activeRow = () => list().locator('[role="row"][tabindex="0"]');
  const readScroll = () => list().evaluate((element) => element.scrollTop);

  it('moves by keys, over group heads, to both ends', async () => {
    await visit({ part: 'lists' });
    await activeRow().focus();
    await press('ArrowDown');
    await expect.poll(readFocus).toContain('3. ');
    await press('End');
    await expect.poll(readFocus).toContain('4999. ');
    await press('Home');
    await expect.poll(readFocus).toContain('1. ');
    await press('PageDown');
    await expect.poll(readFocus).not.toContain(' 1. ');
    expect(await list().getByRole('row').count()).toBeLessThan(40);
  });

  it('keeps the focused row however far one scrolls', async () => {
    await visit({ part: 'lists' });
    await activeRow().focus();
    await list().evaluate((element) => {
      element.scrollTop = 100_000;
    });
    await expect.poll(readScroll).toBe(100_000);
    await expect.poll(readFocus).toContain('2. ');
    await press('ArrowDown');
    await expect.poll(readFocus).toContain('3. ');
    await expect.poll(readScroll).toBeLessThan(1_000);
  });

  it('stays where it is when rows come above', async () => {
    await visit({ part: 'lists' });
    await list().evaluate((element) => {
      element.scrollTop = 3_000;
    });
    const row = list().locator('[data-key="mail-42"]');
    await row.waitFor();
    const before = await readTop(row, list());
    await page.getByRole('button', { name: 'Insert 5 above' }).click();
    await expect.poll(readScroll).toBe(3_000 + 5 * 76);
    expect(await readTop(row, list())).toBe(before);
  });

  it('hands the focus to the neighbour when the active row leaves', async () => {
    await visit({ part: 'lists' });
    await activeRow().focus();
    await press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
    await expect.poll(() => activeRow().getAttribute('data-key')).toBe('mail-3');
    await expect.poll(readFocus).toContain('3. ');
  });

  it('selects with Space, and with Ctrl and the mouse', async () => {
    await visit({ part: 'lists' });
    await activeRow().focus();
    await press('Space');
    await expect.poll(() => activeRow().getAttribute('aria-selected')).toBe('true');
    await list()
      .locator('[data-key="mail-4"]')
      .click({ modifiers: ['Control'] });
    await expect.poll(() => list().locator('[role="row"][aria-selected="true"]').count()).toBe(2);
    await expect.poll(readFocus).toContain('2. ');
    expect(await list().getByRole('checkbox').first().getAttribute('aria-label')).toMatch(/^Select /);
  });

  it('does not drift over rows of measured height', async () => {
    await visit({ part: 'lists' });
    const passages = page.getByRole('grid', { name: 'Passages' });
    await passages.evaluate((element) => {
      element.scrollTop = 20_000;
    });
    const first = await passages.evaluate((element) => {
      const top = element.getBoundingClientRect().top;
      return [...element.querySelectorAll('[role="row"]')].find((row) => row.getBoundingClientRect().top > top)
        ?.textContent;
    });
    const row = passages.getByText(first ?? '', { exact: true });
    const before = await readTop(row, passages);
    await passages.hover();
    for (let step = 0; step < 5; step += 1) await page.mouse.wheel(0, -12);
    await expect.poll(async () => (await readTop(row, passages)) - before).toBe(60);
  });

  it.each([
    ['comfortable', 76],
    ['default', 56],
    ['compact', 32],
  ])('has rows of exactly %s: %i px', async (density, height) => {
    await visit({ part: 'lists', query: { density } });
    expect((await readBox(activeRow())).height).toBe(height);
    expect((await readBox(activeRow().locator('time').locator('xpath=ancestor::*[@role="gridcell"]/*'))).height).toBe(
      height,
    );
  });
});

describe('text zoom', () => {
  it('makes the rows of a list grow with their words', async () => {
    await visit({ part: 'lists' });
    const row = page.getByRole('grid', { name: 'Conversations' }).locator('[role="row"][tabindex="0"]');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await expect.poll(async () => (await readBox(row)).height).toBe(2 * 76);
  });
});

describe('panes', () => {
  it('are pulled by keyboard, within their limits, and report it', async () => {
    await visit({ part: 'panes' });
    const sample = page.locator('[data-sample="panes"]');
    const line = sample.getByRole('separator', { name: 'Width of Sidebar' });
    const sidebar = sample.getByRole('region', { name: 'Sidebar' });
    await expect.poll(async () => Math.round((await readBox(sidebar)).width)).toBe(232);
    await line.focus();
    const readWidth = async () => Math.round((await readBox(sidebar)).width);
    await press('ArrowRight');
    await expect.poll(readWidth).toBe(248);
    await page.getByText('"sidebar":248').waitFor();
    expect(await line.getAttribute('aria-valuetext')).toBe('248 px');
    await press('End');
    await expect.poll(readWidth).toBe(320);
    await press('Home', 'ArrowLeft');
    await expect.poll(readWidth).toBe(200);
    await page.getByText('"sidebar":200').waitFor();
  });
});

describe('a narrow window', () => {
  it('shows everything at 420 px without scrolling sideways', async () => {
    await visit({ query: { language: 'de', sheet: 'states' }, width: 420 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
  });
});
