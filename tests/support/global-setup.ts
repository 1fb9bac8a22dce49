import { findChromium } from '../../scripts/setup/find-chromium.mjs';
import { ensureBuilt } from './built-app.ts';

/** What every test in a browser stands on. Missing is an error and never a skipped test. */
export async function setup(): Promise<void> {
  if (findChromium() === null) {
    throw new Error('No Chromium. `npm test` installs it on Debian, or says what to install.');
  }
  await ensureBuilt();
}
