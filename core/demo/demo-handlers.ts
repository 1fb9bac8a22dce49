import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import { removeAccounts } from '../accounts/index.ts';
import type { JobId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { deliverKind } from './deliver-job.ts';
import { findDemoAccounts } from './demo-accounts.ts';
import { loadKind } from './load-job.ts';

/** Loading twice is loading once: while one is under way it is the one that answers. */
export function planDemo(tx: WriteTx): JobId {
  return tx.planJob({ kind: loadKind, key: 'demo' });
}

export const demoHandlers: HandlersOf<AppContract['demo']> = {
  open: (_, { write }) => write((tx) => ({ jobId: planDemo(tx) })),

  close: (_, { write }) => write((tx) => removeAccounts(tx, Object.values(findDemoAccounts(tx.db)), 'demo.close')),

  deliver: (_, { write }) =>
    write((tx) => {
      if (Object.keys(findDemoAccounts(tx.db)).length === 0) throw new AppError('not-found', 'the demo is not open');
      return { jobId: tx.planJob({ kind: deliverKind }) };
    }),
};
