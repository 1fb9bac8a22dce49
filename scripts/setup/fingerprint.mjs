import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over names and contents. Contents and not times: a checkout that goes back and forth builds nothing.
 *
 * @param {string} root
 * @param {string[]} paths files and folders below root; what does not exist counts as absent
 * @param {(path: string) => boolean} isIgnored
 */
export function fingerprint(root, paths, isIgnored = () => false) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => listFiles(root, start)).sort()) {
    if (isIgnored(path)) continue;
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    // A link could lead anywhere; sources have none.
    entry.isSymbolicLink() ? [] : listFiles(root, `${path}/${entry.name}`),
  );
}
