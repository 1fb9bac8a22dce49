import { join } from 'node:path';
import { build, isBuilt } from '../../scripts/setup/build.mjs';
import { withLock } from '../../scripts/setup/lock.mjs';
import { createTeller } from '../../scripts/setup/say.mjs';
import { SetupError } from '../../scripts/setup/setup-error.mjs';

export const repository = join(import.meta.dirname, '..', '..');

/** Makes the bundles in `out/` those of the present sources; several test files at once build once. */
export async function ensureBuilt(): Promise<void> {
  if (isBuilt(repository)) return;
  await withLock(join(repository, '.hauspost', 'setup.lock'), async () => {
    if (isBuilt(repository)) return;
    try {
      await build(repository, createTeller('en'));
    } catch (error) {
      throw error instanceof SetupError ? new Error(`${error.message}\n${error.detail}`) : error;
    }
  });
}
