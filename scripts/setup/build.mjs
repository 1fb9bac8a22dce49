import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { findNode } from './pinned-node.mjs';
import { lastLines, runChild } from './run-child.mjs';
import { SetupError } from './setup-error.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** Everything a bundle can be made of. Versions of packages come in through the lockfile. */
export const buildSources = [
  'core',
  'electron',
  'renderer',
  'resources',
  'server',
  'shared',
  'electron.vite.config.ts',
  'lingui.config.ts',
  'package-lock.json',
  'package.json',
];

const isTest = (/** @type {string} */ path) => /\.test\.tsx?$/.test(path);

/** @param {string} root */
const stampPath = (root) => join(root, 'out', '.built');

/** @param {string} root */
export function hashSources(root) {
  return fingerprint(root, buildSources, isTest);
}

/** @param {string} root */
export function isBuilt(root) {
  return existsSync(join(root, 'out', 'renderer', 'index.html')) && readStamp(stampPath(root)) === hashSources(root);
}

/**
 * @param {string} root
 * @param {import('./say.mjs').Teller} teller
 */
export async function build(root, teller) {
  const step = teller.step({ de: 'Hauspost wird gebaut', en: 'Building Hauspost' });
  // Read before the build: a file that changes while it runs makes the next start build again.
  const sources = hashSources(root);
  removeStamp(stampPath(root));
  const result = await runChild(
    /** @type {string} */ (findNode(root)),
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' } },
  );
  if (result.code !== 0) {
    step.failed();
    throw new SetupError(
      { de: 'Der Bau ist gescheitert. Seine letzten Zeilen:', en: 'The build failed. Its last lines:' },
      lastLines(result.output, 30),
    );
  }
  writeStamp(stampPath(root), sources);
  step.done();
}
