// `npm run build`: the bundles in out/, whether stale or not; the packages first, where they are.

import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { install, isInstalled } from './setup/install.mjs';
import { withLock } from './setup/lock.mjs';
import { runSetup } from './setup/run-setup.mjs';
import { createTeller, readLanguage } from './setup/say.mjs';

const root = join(import.meta.dirname, '..');
const teller = createTeller(readLanguage());

await runSetup(teller, () =>
  withLock(join(root, '.hauspost', 'setup.lock'), async () => {
    if (!isInstalled(root)) await install(root, teller);
    await build(root, teller);
  }),
);
