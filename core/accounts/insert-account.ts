import { isNull } from 'drizzle-orm';
import type { Account, Server } from '#shared/contract/accounts.ts';
import { newId, type AccountId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';

export interface NewAccount {
  readonly kind: Account['kind'];
  readonly address: string;
  readonly name: string;
  readonly incoming: Server | null;
  readonly outgoing: Server | null;
}

const marks = [1, 2, 3, 4, 5, 6];

export function insertAccount(tx: WriteTx, account: NewAccount): AccountId {
  const id = newId<AccountId>(tx.now);
  const { kind, address, name } = account;
  tx.db
    .insert(accounts)
    .values({ id, kind, address, name, mark: pickMark(tx), ...serverColumns(account), createdAt: tx.now })
    .run();
  tx.touch('accounts', id);
  return id;
}

export function serverColumns({ incoming, outgoing }: Pick<NewAccount, 'incoming' | 'outgoing'>) {
  return {
    incomingHost: incoming?.host ?? null,
    incomingPort: incoming?.port ?? null,
    incomingSecurity: incoming?.security ?? null,
    outgoingHost: outgoing?.host ?? null,
    outgoingPort: outgoing?.port ?? null,
    outgoingSecurity: outgoing?.security ?? null,
  };
}

/** The mark that fewest accounts wear, so that neighbours in the unified list differ as long as they can. */
function pickMark(tx: WriteTx): number {
  const worn = tx.db.select({ mark: accounts.mark }).from(accounts).where(isNull(accounts.removedAt)).all();
  const wearers = (mark: number) => worn.filter((account) => account.mark === mark).length;
  return marks.toSorted((a, b) => wearers(a) - wearers(b) || a - b)[0] ?? 1;
}
