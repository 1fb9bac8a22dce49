import { findChromium } from '../../scripts/setup/find-chromium.mjs';

export function chromiumPath(): string {
  const path = findChromium();
  if (path === null) throw new Error('No Chromium. `npm test` installs it on Debian, or says what to install.');
  return path;
}

/** Keeps it from talking to anybody. Tests run as root in containers, where its sandbox cannot. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];
