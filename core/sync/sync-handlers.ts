import { eq, isNull, and, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { FolderHealth, SyncAccount } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { accounts, mailboxes } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { readSetups, type AccountSetup } from './account-setup.ts';
import type { SyncEngine } from './sync-engine.ts';
import { verifyKind } from './verify-job.ts';

export function syncHandlers(engine: SyncEngine): HandlersOf<AppContract['sync']> {
  return {
    state: (_input, { read, clock }) => readSetups(read).map((setup) => stateOf(read, engine, setup, clock.now())),

    health: ({ accountId }, { readSlow, signal }) => readSlow<FolderHealth[]>('sync.health', { accountId }, signal),

    now: ({ accountId }) => {
      engine.lookNow(accountId);
      return {};
    },

    pause: ({ accountId, isPaused }, { write }) => {
      write((tx) => {
        const isIt = and(eq(accounts.id, accountId), isNull(accounts.removedAt));
        const changed = tx.db.update(accounts).set({ isPaused }).where(isIt).run();
        if (changed.changes === 0) throw new AppError('not-found', 'no such account');
        tx.touch('accounts', accountId);
        tx.touch('sync', accountId);
      });
      return {};
    },

    verify: ({ mailboxId }, { write }) =>
      write((tx) => {
        const folder = tx.db.select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.id, mailboxId)).get();
        if (folder === undefined) throw new AppError('not-found', 'no such folder');
        return { jobId: tx.planJob({ kind: verifyKind, payload: { mailboxId }, key: mailboxId }) };
      }),
  };
}

function stateOf(read: ReadDb, engine: SyncEngine, setup: AccountSetup, now: number): SyncAccount {
  const runner = engine.runnerOf(setup.id);
  const { total, headers, bodies } = countMail(read, setup.id);
  const doneAt = runner === null || headers + bodies === 2 * total ? null : runner.pace.doneAt(now, total - bodies);
  const kept = read.select({ trouble: accounts.trouble }).from(accounts).where(eq(accounts.id, setup.id)).get();
  return {
    accountId: setup.id,
    phase: runner?.phase ?? restingPhase(setup),
    total: Math.max(total, headers),
    headers,
    bodies,
    doneAt,
    nextTryAt: runner?.nextTryAt ?? null,
    trouble: runner === null ? (kept?.trouble ?? null) : runner.trouble,
  };
}

function restingPhase({ state, isPaused }: AccountSetup): SyncAccount['phase'] {
  if (state === 'login' || state === 'certificate') return state;
  return isPaused && state === 'active' ? 'paused' : 'off';
}

/** Copies, as the server counts them. What is not whole yet is in an index of its own. */
function countMail(read: ReadDb, accountId: AccountId): { total: number; headers: number; bodies: number } {
  const counts = read.get<{ total: number | null; headers: number; missing: number }>(sql`
    SELECT
      (SELECT sum(server_count) FROM mailbox_sync JOIN mailboxes ON id = mailbox_id WHERE account_id = ${accountId}) AS total,
      (SELECT coalesce(sum(count), 0) FROM mailbox_copies JOIN mailboxes ON id = mailbox_id WHERE account_id = ${accountId}) AS headers,
      (SELECT count(*) FROM messages WHERE account_id = ${accountId} AND raw_hash IS NULL AND gone_at IS NULL) AS missing`);
  const { headers } = counts;
  return { total: counts.total ?? 0, headers, bodies: Math.max(0, headers - counts.missing) };
}
