import { join } from 'node:path';
import { findProgram, isProgram } from './find-program.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The browser that tests and benches drive: Debian's Chromium, or a Chrome that is there already.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  for (const name of names) {
    const path = findProgram(name, env);
    if (path) return path;
  }
  const places = {
    darwin: ['Chromium', 'Google Chrome'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
    win32: [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    ),
  };
  const own = process.platform === 'darwin' || process.platform === 'win32' ? places[process.platform] : [];
  return own.find(isProgram) ?? null;
}
