import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';

/**
 * Packages and bundles, each only when stale. Two starts at once do it one after the other, so the second finds it done.
 *
 * @param {string} root
 * @param {import('./say.mjs').Teller} teller
 * @param {{ afterInstall?: () => void }} hooks
 */
export async function prepare(root, teller, hooks = {}) {
  if (isInstalled(root) && isBuilt(root)) {
    hooks.afterInstall?.();
    return;
  }
  const onWait = () =>
    teller.say({ de: 'Ein anderer Start richtet gerade ein …', en: 'Another start is setting up …' });
  await withLock(
    join(root, '.hauspost', 'setup.lock'),
    async () => {
      if (!isInstalled(root)) await install(root, teller);
      hooks.afterInstall?.();
      if (!isBuilt(root)) await build(root, teller);
    },
    { onWait },
  );
}
