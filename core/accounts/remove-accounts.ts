import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AccountId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';
import { nothingChanged, type Undoable } from '../threads/index.ts';
import { purgeKind, type PurgePayload } from './purge-job.ts';

/** How long what a removed account had is kept: a day longer than the undo journal can bring it back. */
export const keptMs = 31 * 86_400_000;

interface RemoveUndo {
  readonly ids: AccountId[];
  readonly removedAt: number;
}

/** One mark per account hides it with all its mail, so removing and undoing cost the same at any size. */
export function removeAccounts(tx: WriteTx, ids: readonly AccountId[], label: string): Undoable {
  const removed = tx.db
    .update(accounts)
    .set({ removedAt: tx.now })
    .where(and(inArray(accounts.id, [...ids]), isNull(accounts.removedAt)))
    .returning({ id: accounts.id })
    .all()
    .map((account) => account.id);
  if (removed.length === 0) return nothingChanged;
  for (const accountId of removed) {
    const payload: PurgePayload = { accountId, removedAt: tx.now };
    tx.planJob({ kind: purgeKind, payload, key: `${accountId}:${tx.now}`, runAt: tx.now + keptMs });
  }
  tx.touch('accounts', ...removed);
  tx.touch('threads');
  const payload: RemoveUndo = { ids: removed, removedAt: tx.now };
  return { undo: tx.undoable(label, removed.length, 'accounts.remove', payload), count: removed.length };
}

export function undoRemove(tx: WriteTx, payload: unknown): void {
  const { ids, removedAt } = payload as RemoveUndo;
  const isAsLeft = and(inArray(accounts.id, ids), eq(accounts.removedAt, removedAt));
  const back = tx.db.update(accounts).set({ removedAt: null }).where(isAsLeft).returning({ id: accounts.id }).all();
  if (back.length === 0) return;
  tx.touch('accounts', ...back.map((account) => account.id));
  tx.touch('threads');
}
