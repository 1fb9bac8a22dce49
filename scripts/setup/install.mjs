import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { findNode, linkNode } from './pinned-node.mjs';
import { lastLines, runChild } from './run-child.mjs';
import { SetupError } from './setup-error.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** What the tree takes once installed, without Electron; tests/integration/start-install.test.ts holds it to the truth. */
export const installedMb = 650;

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.hauspost', 'installed');

/** @param {string} root */
const wantedStamp = (root) => `${fingerprint(root, ['package-lock.json'])} ${process.platform} ${process.arch}`;

/** @param {string} root */
export function isInstalled(root) {
  return readStamp(stampPath(root)) === wantedStamp(root) && findNode(root) !== null;
}

/**
 * Installs what the lockfile names and nothing else; no package's own script runs (`.npmrc`).
 *
 * `npm ci` would be the word for it, but npm 11's refuses a lockfile as soon as the registry lacks one optional package
 * of another platform. `install --no-save` takes the same versions, checks the same integrity and leaves the lockfile.
 *
 * @param {string} root
 * @param {import('./say.mjs').Teller} teller
 */
export async function install(root, teller) {
  const isFirst = readStamp(stampPath(root)) === null;
  // A tree without our stamp was broken off half way, or is not ours: npm would take what is there for whole.
  if (isFirst) rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  const count = countPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const step = teller.step(
    isFirst
      ? {
          de: `Hauspost holt etwa ${count} Pakete (${installedMb} MB)`,
          en: `Installing about ${count} packages (${installedMb} MB)`,
        }
      : { de: 'Hauspost bringt die Pakete auf den Stand', en: 'Bringing the packages up to date' },
  );
  removeStamp(stampPath(root));
  const result = await runNpm(root, [
    'install',
    '--no-save',
    // A shell that says "production" would leave out what the build needs.
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (result.code !== 0) {
    step.failed();
    throw explainFailure(result.output);
  }
  linkNode(root);
  if (findNode(root) === null) {
    step.failed();
    throw new SetupError({
      de: `Für ${process.platform}-${process.arch} gibt es kein fertiges Node 24. Installiere es und starte neu.`,
      en: `There is no ready-made Node 24 for ${process.platform}-${process.arch}. Install it and start again.`,
    });
  }
  writeStamp(stampPath(root), wantedStamp(root));
  step.done();
}

/**
 * @param {string} root
 * @param {string[]} args
 */
async function runNpm(root, args) {
  // npm tells its scripts where it lies; calling that file needs no shell, which `npm.cmd` would on Windows.
  const cli = process.env['npm_execpath'];
  if (cli && basename(cli) === 'npm-cli.js') return runChild(process.execPath, [cli, ...args], { cwd: root });
  return runChild('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/** @typedef {{ os?: string | string[], cpu?: string | string[], libc?: string | string[], link?: boolean }} LockEntry */

/**
 * How many packages of the lockfile are for this machine, to the nearest ten: what those of other platforms need in turn
 * is not marked as theirs.
 *
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @param {{ os: string, cpu: string, libc: string }} machine
 */
export function countPackages(lock, machine = describeMachine()) {
  const own = Object.entries(lock.packages).filter(
    ([path, entry]) =>
      path !== '' &&
      !entry.link &&
      allows(entry.os, machine.os) &&
      allows(entry.cpu, machine.cpu) &&
      allows(entry.libc, machine.libc),
  );
  return Math.round(own.length / 10) * 10;
}

/**
 * @param {string | string[] | undefined} list names, or names that are left out (`!win32`)
 * @param {string} own
 */
function allows(list, own) {
  if (list === undefined) return true;
  const names = [list].flat();
  if (names.includes(`!${own}`)) return false;
  return names.includes(own) || names.every((name) => name.startsWith('!'));
}

function describeMachine() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  const libc = report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
  return { os: process.platform, cpu: process.arch, libc: process.platform === 'linux' ? libc : '' };
}

/** @param {string} output */
export function explainFailure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return new SetupError({
      de: 'npm erreicht das Paketverzeichnis nicht. Prüfe die Verbindung und starte neu.',
      en: 'npm cannot reach the package registry. Check the connection and start again.',
    });
  }
  if (output.includes('ENOSPC')) {
    return new SetupError({
      de: `Der Platz reicht nicht: Hauspost braucht etwa ${installedMb} MB.`,
      en: `There is not enough space: Hauspost needs about ${installedMb} MB.`,
    });
  }
  return new SetupError(
    { de: 'npm ist gescheitert. Seine letzten Zeilen:', en: 'npm failed. Its last lines:' },
    lastLines(output, 15),
  );
}
