import { eq } from 'drizzle-orm';
import { AppError, isAppError } from '#shared/errors.ts';
import { newId, type AccountId, type CorrelationId } from '#shared/ids.ts';
import type { Cause, Clock, Db } from '../../context.ts';
import { secrets } from '../../db/tables/house.ts';
import { accounts } from '../../db/tables/mail.ts';
import { oauthEndpoints, type OauthEndpoints, type OauthProvider } from './providers.ts';
import { refresh, type StoredTokens } from './tokens.ts';

export const tokensName = (id: AccountId) => `oauth:${id}`;

const earlyMs = 60_000;

interface Ports {
  readonly db: Db;
  readonly clock: Clock;
  readonly endpoints?: Readonly<Record<OauthProvider, OauthEndpoints>>;
}

/** Access tokens of accounts, renewed when they are about to end; one renewal at a time, however many ask. */
export class AccessTokens {
  readonly #ports: Ports;
  readonly #renewing = new Map<AccountId, Promise<string>>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** `isRefused`: the server did not take the last one. A clock that was set back must not keep a dead token alive. */
  async tokenOf(id: AccountId, { isRefused = false } = {}): Promise<string> {
    const tokens = this.#read(id);
    if (!isRefused && tokens.expiresAt - earlyMs > this.#ports.clock.now()) return tokens.accessToken;
    const running = this.#renewing.get(id) ?? this.#renew(id, tokens).finally(() => this.#renewing.delete(id));
    this.#renewing.set(id, running);
    return running;
  }

  #read(id: AccountId): StoredTokens {
    const row = this.#ports.db.read
      .select()
      .from(secrets)
      .where(eq(secrets.name, tokensName(id)))
      .get();
    if (row === undefined) throw new AppError('auth-expired', 'nobody has logged in yet', { cause: 'no-login' });
    return JSON.parse(row.value) as StoredTokens;
  }

  async #renew(id: AccountId, tokens: StoredTokens): Promise<string> {
    const { db, clock, endpoints = oauthEndpoints } = this.#ports;
    try {
      const renewed = await refresh(endpoints[tokens.provider], tokens, () => clock.now());
      // In the meantime the user may have logged in anew: what is newer stays.
      db.write(this.#cause(id, 'accounts.renew-login'), (tx) => {
        const row = tx.db
          .select()
          .from(secrets)
          .where(eq(secrets.name, tokensName(id)))
          .get();
        const kept = row === undefined ? null : (JSON.parse(row.value) as StoredTokens);
        if (kept?.refreshToken !== tokens.refreshToken) return;
        tx.db
          .update(secrets)
          .set({ value: JSON.stringify(renewed), changedAt: tx.now })
          .where(eq(secrets.name, tokensName(id)))
          .run();
      });
      return renewed.accessToken;
    } catch (error) {
      if (isAppError(error, 'auth-expired')) {
        db.write(this.#cause(id, 'accounts.login-ended'), (tx) => {
          tx.db.update(accounts).set({ state: 'login' }).where(eq(accounts.id, id)).run();
          tx.touch('accounts', id);
        });
      }
      throw error;
    }
  }

  #cause(id: AccountId, action: string): Cause {
    return { by: { kind: 'sync', id }, action, correlationId: newId<CorrelationId>(this.#ports.clock.now()) };
  }
}
