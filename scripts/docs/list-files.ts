import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Everything .gitignore leaves out; kept as a list because a checkout without git is checked, too. */
const leftOut = new Set([
  '.git',
  '.hauspost',
  'bench-results',
  'coverage',
  'dist',
  'node_modules',
  'out',
  'test-results',
]);

/** Paths below `root`, with forward slashes. */
export function listFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : listFiles(root, path);
    return [path];
  });
}
