import { and, eq, isNull } from 'drizzle-orm';
import type { AccountState } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';

/** What the owner of an account's connections has to know of it. Whatever changes here makes it begin anew. */
export interface AccountSetup {
  readonly id: AccountId;
  readonly address: string;
  readonly state: AccountState;
  readonly isPaused: boolean;
  readonly keepDays: number | null;
  readonly maxConnections: number;
  readonly host: string | null;
  readonly port: number | null;
  readonly security: 'tls' | 'starttls' | null;
  readonly login: string | null;
  readonly auth: string;
}

const columns = {
  id: accounts.id,
  address: accounts.address,
  state: accounts.state,
  isPaused: accounts.isPaused,
  keepDays: accounts.keepDays,
  maxConnections: accounts.maxConnections,
  host: accounts.incomingHost,
  port: accounts.incomingPort,
  security: accounts.incomingSecurity,
  login: accounts.login,
  auth: accounts.auth,
};

/** Accounts with a server, whether or not anything may be done there now. */
export function readSetups(read: ReadDb): AccountSetup[] {
  return read
    .select(columns)
    .from(accounts)
    .where(and(eq(accounts.kind, 'imap'), isNull(accounts.removedAt)))
    .all();
}

export function mayRun({ state, isPaused, host }: AccountSetup): boolean {
  return state === 'active' && !isPaused && host !== null;
}
