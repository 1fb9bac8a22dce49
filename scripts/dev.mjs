// `npm run dev`: the program as `npm start` opens it, built again and started again whenever a source changes. A whole
// build takes seconds, so there is no second way of building that could differ from the first.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hashSources } from './setup/build.mjs';
import { findElectron, whyNoWindow } from './setup/electron.mjs';
import { fingerprint } from './setup/fingerprint.mjs';
import { followNpm } from './setup/follow-npm.mjs';
import { prepare } from './setup/prepare.mjs';
import { stopChildren } from './setup/run-child.mjs';
import { createTeller } from './setup/say.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { asksForWeb } from './setup/start-rules.mjs';

/** Reading all sources takes milliseconds; being told of changes loses files that an editor replaces. */
const lookEveryMs = 400;

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const teller = createTeller('en');

/** @type {import('node:child_process').ChildProcess | null} */
let app = null;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
followNpm(() => end('SIGTERM'));

let built = hashSources(root);
start([]);
for (;;) {
  await delay(lookEveryMs);
  const sources = hashSources(root);
  if (sources === built) continue;
  built = sources;
  await renew();
}

async function renew() {
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
  if (app) {
    const old = app;
    app = null;
    old.kill('SIGTERM');
    await once(old, 'exit');
  }
  start(isInBrowser ? ['--no-open'] : []);
}

/** What runs until it is started again; pages read the renderer anew by themselves. */
function hashPrograms() {
  return fingerprint(root, ['out/main', 'out/preload']);
}

/** @param {string[]} moreArgs */
function start(moreArgs) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args, ...moreArgs], {
    stdio: 'inherit',
  });
  app = child;
  // Closed by its user or broken: then there is nothing more to look after.
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
