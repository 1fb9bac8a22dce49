import type { AccountId, MailboxId } from '#shared/ids.ts';
import { domainOf, type MailAddress } from '#shared/model/address.ts';
import { AppError } from '#shared/errors.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Account } from '#shared/contract/accounts.ts';
import type { MailboxRole } from '../db/tables/mail.ts';

export interface AccountFacts {
  readonly id: AccountId;
  readonly kind: Account['kind'];
  readonly incomingHost: string | null;
  isOwn(from: MailAddress | null): boolean;
}

const findAccount = statement<{ kind: Account['kind']; address: string; incomingHost: string | null }>(
  'SELECT kind, address, incoming_host AS "incomingHost" FROM accounts WHERE id = ?',
);
const findIdentities = statement<{ address: string }>('SELECT address FROM identities WHERE account_id = ?');
// Imported mail is of an address that another account here writes from.
const findAllOwn = statement<{ address: string }>(
  `SELECT address FROM identities UNION SELECT address FROM accounts WHERE kind <> 'local'`,
);
const findRole = statement<{ role: MailboxRole }>('SELECT role FROM mailboxes WHERE id = ? AND account_id = ?');

export function readAccountFacts(tx: WriteTx, id: AccountId): AccountFacts {
  const account = findAccount(tx.db).get(id);
  if (account === undefined) throw new AppError('not-found', 'no such account');
  const identities = account.kind === 'local' ? findAllOwn(tx.db).all() : findIdentities(tx.db).all(id);
  const own = new Set([account.address, ...identities.map((row) => row.address)].map((one) => one.toLowerCase()));
  const { kind } = account;
  // The demo's mail was taken in by servers of its own domains.
  const incomingHost = kind === 'demo' ? domainOf(account.address) : account.incomingHost;
  return { id, kind, incomingHost, isOwn: (from) => from !== null && own.has(from.address.toLowerCase()) };
}

export function readRole(tx: WriteTx, accountId: AccountId, mailboxId: MailboxId): MailboxRole {
  const found = findRole(tx.db).get(mailboxId, accountId);
  if (found === undefined) throw new AppError('not-found', 'no such mailbox');
  return found.role;
}
