import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runChild } from './run-child.mjs';

/** A slow line may take its time; a line that stands still may not keep anybody from their mail. */
const fetchLimitMs = 150_000;
const retryAfterMs = 24 * 60 * 60_000;

export const downloadMb = 120;

/** @typedef {import('./say.mjs').Words} Words */

/**
 * Why no window can be opened on this machine; null where one can.
 *
 * @param {{ platform: string, env: NodeJS.ProcessEnv, uid: number | undefined }} machine
 * @returns {Words | null}
 */
export function whyNoWindow({ platform, env, uid }) {
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { de: 'Hier gibt es keinen Bildschirm', en: 'There is no display here' };
  }
  // Chromium refuses its sandbox to root, and without it Hauspost opens no window.
  if (uid === 0) return { de: 'Als root öffnet Electron kein Fenster', en: 'Electron opens no window for root' };
  return null;
}

/**
 * @param {string} root
 * @returns {string | null}
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : null;
  } catch {
    // No path.txt: nothing has been fetched yet.
    return null;
  }
}

/** @param {string} root */
const failureNote = (root) => join(root, 'node_modules', '.hauspost', 'electron-failed');

/**
 * Whether the last try failed less than a day ago: then the start does not wait for the next one.
 *
 * @param {string} root
 */
export function hasFailedLately(root) {
  const note = statSync(failureNote(root), { throwIfNoEntry: false });
  return note !== undefined && Date.now() - note.mtimeMs < retryAfterMs;
}

/**
 * Fetches Electron's binary with Electron's own installer, which checks it against the checksums of the package.
 *
 * @param {string} root
 * @param {string} node
 * @param {number} limitMs
 * @returns {Promise<string | null>} why it could not be had; null when it is there
 */
export async function fetchElectron(root, node, limitMs = fetchLimitMs) {
  const { code, output, timedOut } = await runChild(node, [join(root, 'node_modules', 'electron', 'install.js')], {
    cwd: root,
    limitMs,
  });
  if (code === 0 && findElectron(root)) return null;
  const reason = timedOut ? `> ${Math.round(limitMs / 1000)} s` : readReason(output);
  mkdirSync(dirname(failureNote(root)), { recursive: true });
  writeFileSync(failureNote(root), reason);
  return reason;
}

/**
 * One short reason out of a stack: the network's own word where there is one.
 *
 * @param {string} output
 */
function readReason(output) {
  const code = /\bE[A-Z_]{4,}\b/.exec(output)?.[0];
  return (
    code ??
    output
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.replace(/^(\w*Error: )/, '') ??
    '?'
  );
}
