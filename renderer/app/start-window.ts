import {
  applyAppearance,
  followSystemContrast,
  plainAppearance,
  readKeptAppearance,
  withPrefs,
} from '../lib/appearance.ts';
import { keepOutsideLinks } from '../features/drafts/index.ts';
import { emitCoreEvents } from '../lib/core-events.ts';
import { coreConnection, queryClient, shell, shellClient, shellConnection } from '../lib/core.ts';
import { readHost } from '../lib/host.ts';
import { activateLanguage, resolveLanguage } from '../lib/i18n.ts';
import { followEvents } from '../lib/live.ts';
import { followShell } from '../lib/shell-events.ts';
import { followAddress } from '../state/navigate.ts';
import { registerCommands } from './commands/registry.ts';
import { allCommands } from './commands/index.ts';
import { followKeyboard } from './keys/follow-keyboard.ts';
import { followShellCommands } from './shell-commands.ts';

// At the very first start the shell's file knows how to paint; waiting longer would be worse than painting plain.
const prefsPatienceMs = 150;

/** Everything that lives as long as the window, in the order in which it is needed. */
export async function startWindow(): Promise<void> {
  const appearance = readKeptAppearance() ?? (await askShell());
  applyAppearance(appearance);
  followSystemContrast();
  await activateLanguage(resolveLanguage(appearance.language));

  followAddress();
  registerCommands(allCommands);
  followKeyboard();
  followEvents({ connection: coreConnection, queries: queryClient, onEvents: emitCoreEvents });
  keepOutsideLinks();
  followShell(shellConnection);
  followShellCommands();
  void markHost();
}

async function askShell() {
  const patience = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), prefsPatienceMs);
  });
  const prefs = await Promise.race([shellClient.prefs({}).catch(() => null), patience]);
  return prefs ? withPrefs(plainAppearance, prefs) : plainAppearance;
}

/** The desktop's window has no frame of its own: the heads of the panes leave room and move it. */
async function markHost(): Promise<void> {
  await queryClient.prefetchQuery(shell.info.queryOptions({ input: {} }));
  document.documentElement.dataset['host'] = readHost()?.host ?? 'web';
}
