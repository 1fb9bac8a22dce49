import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const oldestMajor = 24;

/**
 * The Node that runs everything of ours: the binary that npm put beside the other packages. Where this platform has
 * none there, the one running now, if it is new enough.
 *
 * @param {string} root
 * @returns {string | null}
 */
export function findNode(root) {
  const binary = findBinary(root);
  if (binary) return join(root, 'node_modules', binary);
  return Number(process.versions.node.split('.')[0]) >= oldestMajor ? process.execPath : null;
}

/**
 * Puts that Node where npm looks first when it runs a script. npm 10 leaves no link, because several packages, each
 * for another platform, offer the same command.
 *
 * @param {string} root
 */
export function linkNode(root) {
  const binary = findBinary(root);
  if (!binary) return;
  const folder = join(root, 'node_modules', '.bin');
  mkdirSync(folder, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'node.cmd'), `@"%~dp0\\..\\${binary.replaceAll('/', '\\')}" %*\r\n`);
  } else if (!existsSync(join(folder, 'node'))) {
    rmSync(join(folder, 'node'), { force: true });
    symlinkSync(`../${binary}`, join(folder, 'node'));
  }
  // Headers for compiling add-ons, 67 MB: nothing here compiles any.
  rmSync(join(root, 'node_modules', /** @type {string} */ (binary.split('/')[0]), 'include'), {
    recursive: true,
    force: true,
  });
}

/**
 * @param {string} root
 * @returns {string | null} relative to node_modules
 */
function findBinary(root) {
  const folder = join(root, 'node_modules');
  if (!existsSync(folder)) return null;
  const wanted = Object.keys(readPackage(root).optionalDependencies ?? {}).filter((name) => name.startsWith('node-'));
  const name = readdirSync(folder).find((entry) => wanted.includes(entry));
  const binary = `${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  return name && existsSync(join(folder, binary)) ? binary : null;
}

/**
 * @param {string} root
 * @returns {{ optionalDependencies?: Record<string, string> }}
 */
function readPackage(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}
