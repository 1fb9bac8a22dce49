import { eq } from 'drizzle-orm';
import type { AccountAuth } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { secrets } from '../db/tables/house.ts';
import { tokensName } from './oauth/access-tokens.ts';
import type { StoredTokens } from './oauth/tokens.ts';
import { passwordName } from './password.ts';

export type Kept = { password: string } | { tokens: StoredTokens };

/** Keeps what opens an account, and forgets what opened it before in the other way. Answers which way it is now. */
export function keepSecret(tx: WriteTx, id: AccountId, kept: Kept): AccountAuth {
  const [name, value, other] =
    'password' in kept
      ? [passwordName(id), kept.password, tokensName(id)]
      : [tokensName(id), JSON.stringify(kept.tokens), passwordName(id)];
  const row = { value, changedAt: tx.now };
  tx.db
    .insert(secrets)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: secrets.name, set: row })
    .run();
  tx.db.delete(secrets).where(eq(secrets.name, other)).run();
  return 'password' in kept ? 'password' : kept.tokens.provider;
}
