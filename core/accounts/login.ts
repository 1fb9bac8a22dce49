import { and, eq } from 'drizzle-orm';
import type { LoginSecret, Server } from '#shared/contract/accounts.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { secrets } from '../db/tables/house.ts';
import { pinnedCertificates } from '../db/tables/engine.ts';
import { accounts } from '../db/tables/mail.ts';
import type { AccessTokens } from './oauth/access-tokens.ts';
import { passwordName } from './password.ts';

export type Login = { user: string; password: string } | { user: string; accessToken: string };
export type PinnedServer = Server & { pinnedFingerprint: string | null };

export interface Access {
  readonly server: PinnedServer;
  readonly login: Login;
}

/** Where an account's servers are and what opens them; the one place that reads secrets for the engine. */
export interface Logins {
  /** `isRefused`: the server did not take the last login; a token is then renewed whatever the clock says. */
  of(id: AccountId, way: 'incoming' | 'outgoing', options?: { isRefused?: boolean }): Promise<Access>;
}

export function makeLogins(read: ReadDb, tokens: AccessTokens): Logins {
  return {
    async of(id, way, { isRefused = false } = {}) {
      const account = read.select().from(accounts).where(eq(accounts.id, id)).get();
      if (account === undefined) throw new AppError('not-found', 'no such account');
      const server =
        way === 'incoming'
          ? asServer(account.incomingHost, account.incomingPort, account.incomingSecurity)
          : asServer(account.outgoingHost, account.outgoingPort, account.outgoingSecurity);
      if (server === null) throw new AppError('unavailable', 'this account has no server', { cause: 'no-server' });
      const user = account.login ?? account.address;
      const login: Login =
        account.auth === 'password'
          ? { user, password: readPassword(read, id) }
          : { user, accessToken: await tokens.tokenOf(id, { isRefused }) };
      return { server: pin(read, server), login };
    },
  };
}

export function asServer(host: string | null, port: number | null, security: Server['security'] | null): Server | null {
  return host === null || port === null || security === null ? null : { host, port, security };
}

export function pin(read: ReadDb, server: Server): PinnedServer {
  const row = read
    .select({ fingerprint: pinnedCertificates.fingerprint })
    .from(pinnedCertificates)
    .where(and(eq(pinnedCertificates.host, server.host), eq(pinnedCertificates.port, server.port)))
    .get();
  return { ...server, pinnedFingerprint: row?.fingerprint ?? null };
}

function readPassword(read: ReadDb, id: AccountId): string {
  const row = read
    .select({ value: secrets.value })
    .from(secrets)
    .where(eq(secrets.name, passwordName(id)))
    .get();
  if (row === undefined) throw new AppError('auth-expired', 'no password is kept', { cause: 'no-login' });
  return row.value;
}

export function isPassword(secret: LoginSecret): secret is { password: string } {
  return 'password' in secret;
}
