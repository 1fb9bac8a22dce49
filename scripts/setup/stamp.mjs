import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The note that a step was finished, and for what. Removed before the step begins: one that was broken off runs again.
 *
 * @param {string} path
 * @returns {string | null}
 */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Unreadable is as good as absent: the step runs once more.
    return null;
  }
}

/** @param {string} path @param {string} value */
export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, value);
  renameSync(`${path}.new`, path);
}

/** @param {string} path */
export function removeStamp(path) {
  rmSync(path, { force: true });
}
