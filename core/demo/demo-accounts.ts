import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { people } from '#resources/demo/people.ts';
import type { AccountId } from '#shared/ids.ts';
import { insertAccount } from '../accounts/index.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { accounts, type MailboxRole } from '../db/tables/mail.ts';
import { findMailbox } from '../threads/index.ts';
import type { DemoAccountKey } from './archive.ts';

export type DemoAccountIds = Record<DemoAccountKey, AccountId>;

const owners: Record<DemoAccountKey, { readonly name: string; readonly address: string }> = {
  work: { name: 'Studio Oelke', address: people.work.address },
  club: { name: 'Chor Querklang', address: people.club.address },
  family: { name: 'Familie', address: people.family.address },
  feldkamp: { name: 'Feldkamp Architektur', address: 'miriam.feldkamp@feldkamp-architektur.example' },
};
const keys = Object.keys(owners) as DemoAccountKey[];
const addresses = keys.map((key) => owners[key].address);
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
      const id = byAddress.get(owners[key].address);
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
    const account = { kind: 'demo' as const, ...owners[key], incoming: null, outgoing: null };
    const id = known[key] ?? insertAccount(tx, account);
    for (const role of roles) findMailbox(tx, id, role);
    return [key, id];
  });
  return Object.fromEntries(ids) as DemoAccountIds;
}
