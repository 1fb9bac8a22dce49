import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { afterAll } from 'vitest';
import { findChromium } from '../../scripts/setup/find-chromium.mjs';

const launched = new Map<string, Promise<Browser>>();

/** One browser per test file, and per way of starting it; a context is as good as a new one. */
export async function newContext(
  options: BrowserContextOptions,
  moreArgs: readonly string[] = [],
): Promise<BrowserContext> {
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const key = moreArgs.join(' ');
  const browser =
    launched.get(key) ?? chromium.launch({ executablePath: findChromium() ?? undefined, args: [...args, ...moreArgs] });
  launched.set(key, browser);
  return (await browser).newContext(options);
}

afterAll(async () => {
  const browsers = await Promise.all(launched.values());
  launched.clear();
  await Promise.all(browsers.map((browser) => browser.close()));
});
