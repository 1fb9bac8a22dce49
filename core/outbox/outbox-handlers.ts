import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { outbox as contract, OutboxItem } from '#shared/contract/outbox.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import type { CommandContext, ReadDb } from '../context.ts';
import { outbox } from '../db/tables/house.ts';
import { accounts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { followServer } from '../threads/ingest.ts';
import { chunked } from './chunked.ts';
import { findEffect, type Effects } from './effect.ts';
import { changeOp, troubleIn, type OpRow } from './op-store.ts';

const waiting = ['pending', 'running', 'failed'] as const;

export function outboxHandlers(effects: Effects, wake: (accountId: AccountId) => void): HandlersOf<typeof contract> {
  return {
    list: ({ limit }, { read }) => listOps(read, effects, limit),

    retry: ({ id }, { read, write }) => {
      const op = requireOp(read, id);
      if (op.state === 'running') return {};
      if (op.state !== 'pending' && op.state !== 'failed') throw new AppError('conflict', 'it has ended', { id });
      write((tx) => {
        changeOp(tx, op, { state: 'pending', nextTryAt: tx.now, endedAt: null });
        tx.afterCommit(() => wake(op.accountId));
      });
      return {};
    },

    cancel: async ({ id }, context) => {
      const op = requireOp(context.read, id);
      if (op.state === 'running') throw new AppError('conflict', 'it is being carried out right now', { id });
      if (op.state !== 'pending' && op.state !== 'failed') return {};
      await cancelOp(context, effects, op);
      return {};
    },
  };
}

/** The server's word is shown again. */
async function cancelOp({ write }: CommandContext, effects: Effects, op: Op): Promise<void> {
  const effect = findEffect(effects, op.kind);
  write((tx) => {
    changeOp(tx, op, { state: 'cancelled', endedAt: tx.now, progress: null });
    effect?.onGivenUp?.(tx, op.payload);
  });
  for (const ids of chunked(effect?.messageIds(op.payload) ?? ([] as MessageId[]), 100)) {
    write((tx) => followServer(tx, ids));
    await setImmediate();
  }
}

type Op = Omit<OpRow, 'accountId'> & { readonly accountId: AccountId };

function requireOp(read: ReadDb, id: number): Op {
  const row = read.select().from(outbox).where(eq(outbox.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such op', { id });
  return row as Op;
}

/** Of accounts that are here: what a removed one still had to say waits with it. */
function listOps(read: ReadDb, effects: Effects, limit: number): OutboxItem[] {
  return read
    .select({ row: outbox, account: accounts })
    .from(outbox)
    .innerJoin(accounts, eq(accounts.id, outbox.accountId))
    .where(and(inArray(outbox.state, waiting)))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .all()
    .filter(({ account }) => account.removedAt === null)
    .map(({ row, account }) => ({
      id: row.id,
      accountId: account.id,
      kind: row.kind,
      state: row.state,
      count: findEffect(effects, row.kind)?.count(row.payload) ?? 1,
      attempts: row.attempts,
      madeAt: row.madeAt,
      nextTryAt: row.state === 'failed' ? null : row.nextTryAt,
      // Whatever waits says why: for its turn, or for the account.
      trouble: troubleIn(row) ?? (row.state === 'pending' ? account.trouble : null),
    }));
}
