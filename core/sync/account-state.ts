import { and, eq } from 'drizzle-orm';
import type { Trouble } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import { accounts } from '../db/tables/mail.ts';
import { syncCause } from './cause.ts';
import type { SyncPorts } from './ports.ts';

type Ports = Pick<SyncPorts, 'db' | 'clock'>;

/** Kept for the next start: why an account stood still must not be forgotten with the window. */
export function setTrouble({ db, clock }: Ports, id: AccountId, trouble: Trouble | null): void {
  const before = db.read.select({ trouble: accounts.trouble }).from(accounts).where(eq(accounts.id, id)).get();
  // The time alone is no news; a write for every attempt of a long night would be.
  if (before === undefined || sameTrouble(before.trouble, trouble)) return;
  db.write(syncCause(id, 'sync.trouble', clock.now()), (tx) => {
    tx.db.update(accounts).set({ trouble }).where(eq(accounts.id, id)).run();
    tx.touch('accounts', id);
  });
}

/** Nothing moves any more until the user has acted. What the user decided meanwhile stands. */
export function setAccountState(
  { db, clock }: Ports,
  id: AccountId,
  state: 'login' | 'certificate',
  trouble: Trouble,
): void {
  db.write(syncCause(id, 'sync.needsUser', clock.now()), (tx) => {
    const isActive = and(eq(accounts.id, id), eq(accounts.state, 'active'));
    tx.db.update(accounts).set({ state, trouble }).where(isActive).run();
    tx.touch('accounts', id);
  });
}

function sameTrouble(a: Trouble | null, b: Trouble | null): boolean {
  return a?.code === b?.code && a?.cause === b?.cause && a?.text === b?.text;
}
