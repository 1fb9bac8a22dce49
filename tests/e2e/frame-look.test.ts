import { test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';

const dir = '/tmp/frame-shots';

test('look', async () => {
  for (const [locale, colorScheme] of [['de-DE','light'],['en-GB','dark']] as const) {
    const app = await openApp({ locale, colorScheme });
    const tag = `${locale.slice(0,2)}-${colorScheme}`;
    const p = app.page;
    const shot = async (name: string) => { await p.waitForTimeout(300); await p.screenshot({ path: `${dir}/${tag}-${name}.png` }); };
    await p.waitForTimeout(800);
    await shot('inbox');
    await p.keyboard.press('Control+k');
    await p.waitForTimeout(500);
    await shot('palette');
    await p.keyboard.type('ei');
    await shot('palette-typed');
    await p.keyboard.press('Escape');
    await p.waitForTimeout(300);
    await p.keyboard.press('?');
    await p.waitForTimeout(500);
    await shot('shortcuts');
    await p.keyboard.press('Escape');
    await p.waitForTimeout(200);
    await p.keyboard.press('g');
    await shot('sequence');
    for (const s of ['accounts','appearance','keyboard','notifications','privacy','backup','activity','language','system','about']) {
      await p.evaluate((h) => { location.hash = h; }, `#/settings/${s}`);
      await p.waitForTimeout(400);
      await shot(`settings-${s}`);
    }
    console.log(app.problems.list());
  }
}, 120000);
