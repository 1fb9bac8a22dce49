import type { boot as bootContract, BootState } from '#shared/contract/boot.ts';
import { AppError } from '#shared/errors.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { Boot } from './boot.ts';

type Way = 'passphrase' | 'recovery-code' | 'retry' | 'restore' | 'start-over';

/** Each command checks its state within the queue: by then an earlier one may have changed it. */
export function bootHandlers(boot: Boot): HandlersOf<typeof bootContract> {
  return {
    state: () => boot.state,
    createVault: ({ passphrase }) =>
      boot.run(async () => {
        if (boot.state.phase !== 'needsPassphrase') throw notNow(boot.state);
        await boot.attempt(await boot.keys.createVault(passphrase));
        return {};
      }),
    unlock: ({ passphrase }) =>
      boot.run(async () => {
        requireWay(boot.state, 'passphrase');
        await boot.attempt(await boot.keys.unlock(passphrase));
        return {};
      }),
    recover: ({ recoveryCode }) =>
      boot.run(async () => {
        requireWay(boot.state, 'recovery-code');
        await boot.attempt(boot.keys.readRecoveryCode(recoveryCode));
        return {};
      }),
    retry: () =>
      boot.run(async () => {
        // The keyring may answer again although a passphrase is asked for.
        const isAsking = boot.state.phase === 'locked' || boot.state.phase === 'needsPassphrase';
        if (!isAsking) requireWay(boot.state, 'retry');
        await boot.attempt();
        return {};
      }),
    restore: ({ backupId }) =>
      boot.run(async () => {
        requireWay(boot.state, 'restore');
        await boot.restore(backupId);
        return {};
      }),
    startOver: () =>
      boot.run(async () => {
        requireWay(boot.state, 'start-over');
        return { keptAt: await boot.startOver() };
      }),
  };
}

function requireWay(state: BootState, way: Way): void {
  const ways: readonly Way[] = state.phase === 'locked' || state.phase === 'failed' ? state.ways : [];
  if (!ways.includes(way)) throw notNow(state);
}

function notNow(state: BootState): AppError {
  return new AppError('conflict', `not possible in this state: ${state.phase}`, { phase: state.phase });
}
