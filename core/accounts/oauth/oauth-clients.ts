import { eq, inArray } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { ReadDb, WriteTx } from '../../context.ts';
import { secrets } from '../../db/tables/house.ts';
import type { OauthProvider } from './providers.ts';
import type { OauthClient } from './tokens.ts';

const nameOf = (provider: OauthProvider) => `oauth-client:${provider}`;

/** Providers let in only programs they know. The id is the user's own, or the organisation's. */
export function readOauthClient(read: ReadDb, provider: OauthProvider): OauthClient {
  const row = read
    .select()
    .from(secrets)
    .where(eq(secrets.name, nameOf(provider)))
    .get();
  if (row === undefined) throw new AppError('unavailable', 'no client id is set', { cause: 'no-client-id', provider });
  return JSON.parse(row.value) as OauthClient;
}

export function listOauthClients(read: ReadDb): Record<OauthProvider, string | null> {
  const rows = read
    .select()
    .from(secrets)
    .where(inArray(secrets.name, [nameOf('google'), nameOf('microsoft')]))
    .all();
  const idOf = (provider: OauthProvider) => {
    const row = rows.find(({ name }) => name === nameOf(provider));
    return row === undefined ? null : (JSON.parse(row.value) as OauthClient).clientId;
  };
  return { google: idOf('google'), microsoft: idOf('microsoft') };
}

export function keepOauthClient(tx: WriteTx, provider: OauthProvider, client: OauthClient | null): void {
  const name = nameOf(provider);
  if (client === null) {
    tx.db.delete(secrets).where(eq(secrets.name, name)).run();
  } else {
    const row = { value: JSON.stringify(client), changedAt: tx.now };
    tx.db
      .insert(secrets)
      .values({ name, ...row })
      .onConflictDoUpdate({ target: secrets.name, set: row })
      .run();
  }
  tx.touch('accounts');
}
