// `npm run look -- FOLDER [--only NAME]`: every screen of the built program as a picture, light and dark, English and
// German, wide, middle and narrow. NAME is any part of a picture's name, such as `inbox` or `palette-de-dark-420`.
// `npm run look -- --readme` takes docs/screenshot.png anew, `npm run screens` all of docs/screens, small enough to keep.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBuilt, repository } from '#tests/support/built-app.ts';
import { chromiumArgs, chromiumPath } from '#tests/support/desktop-chromium.ts';
import { looks, nameOf, type Look } from './look/looks.ts';
import { screens } from './look/screens.ts';
import { withStage, type Beginning } from './look/stage.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    readme: { type: 'boolean', default: false },
    /** WebP, at a quality one sees no difference in: a fifth of the size. */
    small: { type: 'boolean', default: false },
  },
});
const readmePicture = 'conversation-en-light-1440';
const only = values.readme ? readmePicture : values.only;
const folder = values.readme ? join(repository, 'docs') : positionals[0];
if (folder === undefined) {
  console.error('npm run look -- FOLDER [--only NAME], or npm run look -- --readme');
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
// Of a screen that is gone no picture stays.
if (values.small && only === '') {
  for (const name of readdirSync(folder)) if (name.endsWith('.webp')) rmSync(join(folder, name));
}
await ensureBuilt();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
const walks = looks.flatMap((look) => (['first', 'demo'] as const).map((beginning) => ({ look, beginning })));
let taken = 0;
const missed: string[] = [];
await Promise.all([workOff(folder), workOff(folder)]);
await browser.close();
console.log(taken === 0 ? `no picture has ${only} in its name` : `${taken} pictures in ${resolve(folder)}`);
for (const line of missed) console.error(line);
process.exit(taken === 0 || missed.length > 0 ? 1 : 0);

async function workOff(into: string): Promise<void> {
  for (let next = walks.shift(); next; next = walks.shift()) await walk(browser, next.beginning, next.look, into);
}

async function walk(inBrowser: Browser, beginning: Beginning, look: Look, into: string): Promise<void> {
  const here = screens[beginning].filter(({ on }) => on?.(look) ?? true);
  const isWanted = (screen: string) => nameOf(screen, look).includes(only);
  const last = here.findLastIndex(({ name }) => isWanted(name));
  if (last < 0) return;
  await withStage(inBrowser, beginning, look, async (stage) => {
    for (const screen of here.slice(0, last + 1)) {
      // Those of the first start are only reached by way of those before.
      if (beginning === 'demo' && !isWanted(screen.name)) continue;
      try {
        await screen.show(stage, look);
      } catch (error) {
        // The others are wanted all the same.
        missed.push(`${nameOf(screen.name, look)}: ${(error as Error).message.split('\n', 1)[0]}`);
        continue;
      }
      if (!isWanted(screen.name)) continue;
      await stage.page.waitForLoadState('networkidle');
      await stage.page.evaluate('document.fonts.ready.then(() => true)');
      const name = values.readme ? 'screenshot' : nameOf(screen.name, look);
      await takePicture(stage.page, join(into, name));
      taken += 1;
    }
  });
}

/** Playwright writes PNG and JPEG; the browser itself also writes WebP. */
async function takePicture(page: Page, path: string): Promise<void> {
  if (!values.small) {
    await page.screenshot({ path: `${path}.png`, animations: 'disabled' });
    return;
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(`${path}.webp`, Buffer.from(data, 'base64'));
  await session.detach();
}
