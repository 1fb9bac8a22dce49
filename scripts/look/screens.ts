import type { Page } from 'playwright-core';
import type { Look } from './looks.ts';
import type { Beginning, Stage } from './stage.ts';

export interface Screen {
  readonly name: string;
  /** Brings the page there. Texts differ by language, so parts are found by what they are. */
  show(stage: Stage, look: Look): Promise<void>;
  /** Where it exists; everywhere when left out. */
  on?(look: Look): boolean;
}

const rows = (page: Page) => page.locator('[data-pane="list"] [role="row"][tabindex]');
const isNarrow = ({ width }: Look) => width < 600;
const passphrase = 'drei kleine Apfelbäume';

async function goToInbox({ page, go }: Stage): Promise<void> {
  await go('inbox');
  await rows(page).first().waitFor();
}

/** Several people, attachments, and in the language of the picture. */
async function openConversation(stage: Stage, { locale }: Look): Promise<void> {
  await goToInbox(stage);
  await rows(stage.page)
    .filter({ hasText: locale === 'en' ? 'Tides on Tour' : 'Vitrinen in Raum 2' })
    .click();
  await stage.page.locator('[data-pane="reader"] h2').first().waitFor();
  // Or the row under the mouse would show its buttons.
  await stage.page.mouse.move(0, 0);
}

const sections = [
  'accounts',
  'outgoing',
  'writing',
  'appearance',
  'keyboard',
  'inbox',
  'senders',
  'notifications',
  'privacy',
  'backup',
  'transfer',
  'activity',
  'language',
  'system',
  'about',
];

const demoScreens: readonly Screen[] = [
  { name: 'inbox', show: goToInbox },
  { name: 'conversation', show: openConversation },
  {
    name: 'reader-below',
    on: (look) => !isNarrow(look),
    show: async (stage, look) => {
      await stage.core.settings.set({ readingPane: 'below', density: 'compact' });
      await openConversation(stage, look);
    },
  },
  {
    name: 'palette',
    show: async (stage, look) => {
      await stage.core.settings.set({ readingPane: 'right', density: 'comfortable' });
      await openConversation(stage, look);
      await stage.page.keyboard.press('Control+k');
      await stage.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.keyboard.press('?');
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'selection',
    show: async (stage) => {
      await goToInbox(stage);
      for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await stage.page.keyboard.press(key);
      await rows(stage.page).and(stage.page.locator('[aria-selected=true]')).nth(2).waitFor();
    },
  },
  {
    name: 'list-options',
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.locator('[data-pane="list"] header [aria-haspopup="menu"]').first().click();
      await stage.page.getByRole('menuitemradio').first().waitFor();
    },
  },
  {
    name: 'row-menu',
    show: async (stage) => {
      await goToInbox(stage);
      await rows(stage.page).nth(1).click({ button: 'right' });
      await stage.page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'folders',
    on: ({ width }) => width >= 1200,
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.locator('[role="tree"] [data-twist]').first().click();
      await stage.page.locator('[role="treeitem"][aria-level="2"]').nth(3).click();
      await rows(stage.page).first().waitFor();
    },
  },
  {
    name: 'folder-name',
    on: ({ width }) => width >= 1200,
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.getByRole('button', { name: /^(?:Neuer Ordner|New folder)$/ }).click();
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  ...['starred', 'snoozed', 'archive', 'attachments'].map((place) => ({
    name: place,
    show: async ({ page, go }: Stage) => {
      await go(place);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  })),
  {
    name: 'places',
    on: isNarrow,
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.getByRole('button', { name: /^(?:Orte|Places)$/ }).click();
    },
  },
  {
    name: 'draft',
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.keyboard.press('c');
      await stage.page.locator('[contenteditable=true], textarea').first().waitFor();
    },
  },
  ...sections.map((section) => ({
    name: `settings-${section}`,
    show: async ({ page, go }: Stage) => {
      await go(`settings/${section}`);
      // The page's, the section's, and the first of its groups: sections are loaded when they are opened.
      await page.getByRole('main').getByRole('heading').nth(1).waitFor();
    },
  })),
  // The last one: which filters were shown is kept.
  {
    name: 'filters',
    show: async (stage) => {
      await goToInbox(stage);
      await stage.page.locator('[data-pane="list"] header').getByRole('button', { name: 'Filter' }).click();
      const filters = stage.page.getByRole('group', { name: 'Filter' }).getByRole('button');
      await filters.nth(0).click();
      await filters.nth(2).click();
      await rows(stage.page).first().waitFor();
    },
  },
];

const firstScreens: readonly Screen[] = [
  { name: 'first-passphrase', show: ({ page }) => page.locator('input[type=password]').first().waitFor() },
  {
    name: 'first-passphrase-short',
    show: async ({ page }) => {
      await page.locator('input[type=password]').first().fill('kurz');
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid=true]').waitFor();
    },
  },
  {
    name: 'first-code',
    show: async ({ page }) => {
      for (const field of await page.locator('input[type=password]').all()) await field.fill(passphrase);
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox').waitFor();
    },
  },
  {
    name: 'welcome',
    show: async ({ page }) => {
      await page.getByRole('checkbox').click();
      await page.getByRole('button', { name: /^(?:Weiter|Continue)$/ }).click();
      await page
        .locator('input[type=email], input[autocomplete=email], input[autocomplete=username]')
        .first()
        .waitFor();
    },
  },
  {
    name: 'locked',
    show: async ({ page, restart }) => {
      await restart();
      await page.reload();
      await page.locator('input[type=password]').waitFor();
    },
  },
  {
    name: 'locked-wrong',
    show: async ({ page }) => {
      await page.locator('input[type=password]').fill('etwas ganz anderes');
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid=true]').waitFor();
    },
  },
  {
    name: 'recovery',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^(?:Code eingeben|Enter code)$/ }).click();
      await page.locator('input[type=password]').waitFor({ state: 'hidden' });
    },
  },
];

/** In the order in which they are walked; those of the first start stand on each other's shoulders. */
export const screens: Readonly<Record<Beginning, readonly Screen[]>> = { demo: demoScreens, first: firstScreens };
