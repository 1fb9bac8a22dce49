// `npm run dev`: the program as `npm start` opens it, built again and started again whenever a source changes. A whole
// build takes seconds, so there is no second way of building that could differ from the first.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { buildSources, isBuilt } from './setup/build.mjs';
import { findElectron, whyNoWindow } from './setup/electron.mjs';
import { fingerprint } from './setup/fingerprint.mjs';
import { followNpm } from './setup/follow-npm.mjs';
import { prepare } from './setup/prepare.mjs';
import { stopChildren } from './setup/run-child.mjs';
import { createTeller } from './setup/say.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { asksForWeb } from './setup/start-rules.mjs';

/** An editor that saves many files at once is waited for. */
const settleMs = 150;

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const teller = createTeller('en');

/** @type {import('node:child_process').ChildProcess | null} */
let app = null;
start([]);
followNpm(() => end('SIGTERM'));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);

let renewing = Promise.resolve();
/** @type {NodeJS.Timeout | undefined} */
let settling;
const onChange = () => {
  clearTimeout(settling);
  settling = setTimeout(() => (renewing = renewing.then(renew)), settleMs);
};
for (const source of buildSources) {
  if (statSync(join(root, source)).isDirectory()) watch(join(root, source), { recursive: true }, onChange);
}
// Files are watched by their folder: an editor that replaces one would leave us looking at the old.
watch(root, onChange);

async function renew() {
  if (app === null || isBuilt(root)) return;
  const before = hashPrograms();
  try {
    await prepare(root, teller);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    teller.say(error.words);
    process.stdout.write(`${error.detail}\n`);
    return;
  }
  const isInBrowser = asksForWeb(args) || findElectron(root) === null || whyNoWindow(describeMachine()) !== null;
  if (isInBrowser && hashPrograms() === before) {
    teller.say({ de: 'Lade die Seite neu.', en: 'Reload the page.' });
    return;
  }
  const old = app;
  app = null;
  old.kill('SIGTERM');
  await once(old, 'exit');
  start(isInBrowser ? ['--no-open'] : []);
}

/** What runs until it is started again; the renderer is read anew by every page. */
function hashPrograms() {
  return fingerprint(root, ['out/main', 'out/preload']);
}

/** @param {string[]} moreArgs */
function start(moreArgs) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args, ...moreArgs], {
    stdio: 'inherit',
  });
  app = child;
  // Closed by its user or broken: then there is nothing more to watch for.
  child.once('exit', (code) => {
    if (app === child) process.exit(code ?? 1);
  });
}

/** @param {NodeJS.Signals} signal */
function end(signal) {
  stopChildren();
  if (app === null) process.exit(1);
  else app.kill(signal);
}

function describeMachine() {
  return { platform: process.platform, env: process.env, uid: process.getuid?.() };
}
