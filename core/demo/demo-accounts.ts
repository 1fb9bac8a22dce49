import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { DemoAccount } from '#resources/demo/format.ts';
import { people } from '#resources/demo/index.ts';
import type { AccountId } from '#shared/ids.ts';
import { insertAccount } from '../accounts/index.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { accounts, type MailboxRole } from '../db/tables/mail.ts';
import { findMailbox } from '../threads/index.ts';

export type DemoAccountIds = Record<DemoAccount, AccountId>;

const names: Record<DemoAccount, string> = { work: 'Studio Oelke', club: 'Chor Querklang', family: 'Familie' };
const keys = Object.keys(names) as DemoAccount[];
const addresses = keys.map((key) => people[key].address);
const roles: MailboxRole[] = ['inbox', 'sent', 'drafts', 'archive', 'spam', 'trash'];
const isDemo = and(eq(accounts.kind, 'demo'), inArray(accounts.address, addresses));

/** The demo's accounts that are there now. */
export function findDemoAccounts(read: ReadDb): Partial<DemoAccountIds> {
  const rows = read
    .select({ id: accounts.id, address: accounts.address })
    .from(accounts)
    .where(and(isDemo, isNull(accounts.removedAt)))
    .all();
  const byAddress = new Map(rows.map((row) => [row.address, row.id]));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const id = byAddress.get(people[key].address);
      return id === undefined ? [] : [[key, id]];
    }),
  );
}

/** Those of an earlier demo that was closed and waits for its undo. */
export function findClosedAccounts(read: ReadDb): { accountId: AccountId; removedAt: number }[] {
  return read
    .select({ accountId: accounts.id, removedAt: accounts.removedAt })
    .from(accounts)
    .where(and(isDemo, isNotNull(accounts.removedAt)))
    .all()
    .map(({ accountId, removedAt }) => ({ accountId, removedAt: removedAt ?? 0 }));
}

export function addDemoAccounts(tx: WriteTx): DemoAccountIds {
  const known = findDemoAccounts(tx.db);
  const ids = keys.map((key) => {
    const { address } = people[key];
    const account = { kind: 'demo' as const, address, name: names[key], incoming: null, outgoing: null };
    const id = known[key] ?? insertAccount(tx, account);
    for (const role of roles) findMailbox(tx, id, role);
    return [key, id];
  });
  return Object.fromEntries(ids) as DemoAccountIds;
}
