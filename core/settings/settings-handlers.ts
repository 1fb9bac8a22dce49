import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { settings } from '../db/tables/house.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { readSettings } from './read-settings.ts';

type Shell = Pick<ContractRouterClient<CoreShell>, 'info' | 'notify'>;

export function settingsHandlers(shell: Shell): HandlersOf<AppContract['settings']> {
  return {
    get: (_, { read }) => readSettings(read),

    set: (wanted, { read, write }) => {
      const known = readSettings(read);
      const changed = Object.entries(wanted).filter(
        ([key, value]) => value !== undefined && !isSame(value, known[key as keyof typeof known]),
      );
      if (changed.length === 0) return known;
      return write((tx) => {
        for (const [key, value] of changed) {
          const row = { value, changedAt: tx.now };
          tx.db
            .insert(settings)
            .values({ key, ...row })
            .onConflictDoUpdate({ target: settings.key, set: row })
            .run();
        }
        tx.touch('settings', ...changed.map(([key]) => key));
        return readSettings(tx.db);
      });
    },

    testNotification: async () => {
      const { capabilities } = await shell.info({});
      if (!capabilities.includes('notifications')) return { outcome: 'unsupported', reason: null };
      return shell.notify({ id: 'self-test', kind: 'selfTest', count: 1, from: null, subject: null, actions: [] });
    },
  };
}

/** Both are plain JSON from the same schema. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
