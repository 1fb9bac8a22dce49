import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '#tests/support/desktop-chromium.ts';

/** Makes the PNG files of resources/icons from the drawings beside them: `node scripts/render-icons.ts`. */
const folder = join(import.meta.dirname, '../resources/icons');
const sizesPx: Record<string, { px: number; isDoubled: boolean }> = {
  app: { px: 1_024, isDoubled: false },
  tray: { px: 22, isDoubled: true },
  'tray-unread': { px: 22, isDoubled: true },
  trayTemplate: { px: 18, isDoubled: true },
  'tray-unreadTemplate': { px: 18, isDoubled: true },
  overlay: { px: 16, isDoubled: true },
};

const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
for (const [name, { px, isDoubled }] of Object.entries(sizesPx)) {
  const svg = await readFile(join(folder, `${name}.svg`), 'utf8');
  for (const scale of isDoubled ? [1, 2] : [1]) {
    const page = await browser.newPage({ viewport: { width: px, height: px }, deviceScaleFactor: scale });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${px}px;height:${px}px}</style>${svg}`);
    const path = join(folder, `${name}${scale === 2 ? '@2x' : ''}.png`);
    await page.screenshot({ path, omitBackground: true });
    await page.close();
  }
}
await browser.close();
