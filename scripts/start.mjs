// `npm start`: installs what is missing, builds what is stale, opens Hauspost. In a window where Electron is there or
// can be fetched, otherwise as a page of the web shell. Runs on Node 20; Hauspost itself runs on the Node it installs.

import { join } from 'node:path';
import { downloadMb, fetchElectron, findElectron, hasFailedLately, whyNoWindow } from './setup/electron.mjs';
import { followNpm } from './setup/follow-npm.mjs';
import { findNode } from './setup/pinned-node.mjs';
import { prepare } from './setup/prepare.mjs';
import { runApp } from './setup/run-app.mjs';
import { runSetup } from './setup/run-setup.mjs';
import { createTeller, readLanguage } from './setup/say.mjs';
import { asksForWeb, crashedAtStart } from './setup/start-rules.mjs';

const root = join(import.meta.dirname, '..');
const teller = createTeller(readLanguage());
const args = process.argv.slice(2);

// Whatever runs at that moment, setup or program, ends as if it had been told itself.
followNpm(() => process.kill(process.pid, 'SIGTERM'));

const electron = await runSetup(teller, async () => {
  const hindrance = whyNoWindow({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  const wantsWindow = !asksForWeb(args) && hindrance === null;
  /** @type {Promise<string | null> | undefined} */
  let fetching;
  await prepare(root, teller, {
    // The download shares its time with the build.
    afterInstall: () => {
      if (wantsWindow && !findElectron(root) && !hasFailedLately(root)) fetching = fetchElectron(root, nodeOfOurs());
    },
  });
  if (asksForWeb(args)) return null;
  if (hindrance) {
    tellWebInstead(hindrance);
    return null;
  }
  if (fetching) {
    const step = teller.step({
      de: `Electron wird geladen (etwa ${downloadMb} MB)`,
      en: `Fetching Electron (about ${downloadMb} MB)`,
    });
    const reason = await fetching;
    if (reason === null) step.done();
    else {
      step.failed();
      tellWebInstead({
        de: `Electron war nicht zu laden (${reason})`,
        en: `Electron could not be fetched (${reason})`,
      });
    }
  } else if (!findElectron(root)) {
    tellWebInstead({
      de: 'Electron war heute schon einmal nicht zu laden',
      en: 'Electron could not be fetched earlier today',
    });
  }
  return findElectron(root);
});

if (electron) {
  teller.say({ de: 'Hauspost öffnet sein Fenster.', en: 'Opening the window of Hauspost.' });
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const end = await runApp(electron, [root, ...args], { env });
  if (!crashedAtStart(end)) process.exit(end.code);
  tellWebInstead({
    de: `Electron läuft auf diesem Rechner nicht (${end.signal ?? end.code})`,
    en: `Electron does not run on this machine (${end.signal ?? end.code})`,
  });
}

const web = await runApp(nodeOfOurs(), [join(root, 'out', 'main', 'web.js'), ...args], {});
process.exit(web.code);

function nodeOfOurs() {
  return /** @type {string} */ (findNode(root));
}

/** @param {import('./setup/say.mjs').Words} why */
function tellWebInstead(why) {
  teller.say({ de: `${why.de}: Hauspost läuft im Browser.`, en: `${why.en}: Hauspost runs in the browser.` });
}
