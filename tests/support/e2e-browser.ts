import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { afterAll } from 'vitest';
import { findChromium } from '../../scripts/setup/find-chromium.mjs';

let launched: Promise<Browser> | undefined;

/** One browser per test file; a context is as good as a new one. */
export async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  launched ??= chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return (await launched).newContext(options);
}

afterAll(async () => {
  const browser = await launched;
  launched = undefined;
  await browser?.close();
});
