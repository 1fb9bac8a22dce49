import type { ContractRouterClient } from '@orpc/contract';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { Secrets } from './secrets.ts';

/** The system's keyring, through the host that can reach it. */
export function shellSecrets(
  shell: Pick<ContractRouterClient<CoreShell>, 'secretGet' | 'secretSet' | 'secretDelete'>,
): Secrets {
  return {
    get: async (name) => (await shell.secretGet({ name })).value,
    set: async (name, value) => {
      await shell.secretSet({ name, value });
    },
    delete: async (name) => {
      await shell.secretDelete({ name });
    },
  };
}
