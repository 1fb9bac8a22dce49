import { test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';

const dir = '/tmp/frame-shots';
const only = process.env['ONLY'] ?? '';

for (const [locale, colorScheme, width] of [
  ['de-DE', 'light', 1440],
  ['en-GB', 'dark', 1440],
  ['de-DE', 'dark', 1024],
  ['de-DE', 'light', 420],
] as const) {
  test(`start ${locale} ${colorScheme} ${width}`, async () => {
    const app = await openApp({
      locale,
      colorScheme,
      passphrase: null,
      begin: 'welcome',
      viewport: { width, height: width === 420 ? 860 : 900 },
    });
    const tag = `${locale.slice(0, 2)}-${colorScheme}-${width}`;
    const p = app.page;
    const shot = async (name: string) => {
      await p.waitForTimeout(350);
      await p.screenshot({ path: `${dir}/${tag}-${name}.png` });
    };
    await p.waitForTimeout(500);
    await shot('first-passphrase');
    const fields = p.locator('input[type=password]');
    await fields.nth(0).fill('kurz');
    await p.keyboard.press('Enter');
    await shot('first-passphrase-short');
    await fields.nth(0).fill('drei kleine Apfelbäume');
    await fields.nth(1).fill('drei kleine Apfelbäume');
    await p.keyboard.press('Enter');
    await p.waitForTimeout(1500);
    await shot('first-code');
    await p.getByRole('checkbox').click();
    await p.getByRole('button', { name: /Weiter|Continue/ }).click();
    await p.waitForTimeout(500);
    await shot('welcome');
    await app.restart('kill');
    await p.waitForTimeout(2500);
    await shot('locked');
    await p.locator('input[type=password]').fill('falsch falsch');
    await p.keyboard.press('Enter');
    await p.waitForTimeout(800);
    await shot('locked-wrong');
    await p.getByRole('button', { name: /Code eingeben|Enter code/ }).click();
    await shot('recovery');
    app.problems.allow(/WebSocket/);
  }, 60000);
  test(`frame ${locale} ${colorScheme} ${width}`, async () => {
    const app = await openApp({
      locale,
      colorScheme,
      viewport: { width, height: width === 420 ? 860 : width === 1024 ? 768 : 900 },
    });
    const tag = `${locale.slice(0, 2)}-${colorScheme}-${width}`;
    const p = app.page;
    const shot = async (name: string) => {
      await p.waitForTimeout(300);
      await p.screenshot({ path: `${dir}/${tag}-${name}.png` });
    };
    await p.waitForTimeout(800);
    await shot('inbox');
    if (width < 1440) {
      await p.keyboard.press('Control+k');
      await p.waitForTimeout(500);
      await shot('palette');
      await p.keyboard.press('Escape');
      await p.waitForTimeout(300);
      await p.keyboard.press('?');
      await p.waitForTimeout(500);
      await shot('shortcuts');
      await p.keyboard.press('Escape');
    }
    if (width === 420) {
      await p.getByRole('button', { name: /Orte|Places/ }).click();
      await shot('places');
    }
    for (const s of [
      'accounts',
      'appearance',
      'keyboard',
      'notifications',
      'privacy',
      'backup',
      'activity',
      'language',
      'system',
      'about',
    ]) {
      await p.evaluate((h) => {
        location.hash = h;
      }, `#/settings/${s}`);
      await p.waitForTimeout(400);
      await shot(`settings-${s}`);
    }
    await app.core.settings.set({ readingPane: 'below' });
    await p.evaluate(() => {
      location.hash = '#/inbox';
    });
    await p.waitForTimeout(500);
    await p.keyboard.press('j');
    await p.keyboard.press('Enter');
    await p.waitForTimeout(600);
    await shot('below');
  }, 60000);
}
