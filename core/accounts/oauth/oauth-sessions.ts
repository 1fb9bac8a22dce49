import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../context.ts';
import { openLoginPage, type LoginPage } from './login-page.ts';
import { oauthEndpoints, type OauthEndpoints, type OauthProvider } from './providers.ts';
import type { OauthClient, StoredTokens } from './tokens.ts';

interface Options {
  readonly clock: Clock;
  readonly endpoints?: Readonly<Record<OauthProvider, OauthEndpoints>> | undefined;
}

/** A user has one browser: more pages than this are somebody else's doing. */
const mostOpen = 5;

/** Logins under way in the browser, from the page's opening until an account takes the tokens. */
export class OauthSessions {
  readonly #options: Options;
  readonly #open = new Map<string, LoginPage>();
  readonly #finished = new Map<string, StoredTokens>();

  constructor(options: Options) {
    this.#options = options;
  }

  async begin(
    provider: OauthProvider,
    client: OauthClient,
    address: string,
  ): Promise<{ session: string; url: string }> {
    if (this.#open.size >= mostOpen) throw new AppError('conflict', 'too many logins are open');
    const { clock, endpoints = oauthEndpoints } = this.#options;
    const page = await openLoginPage({
      provider,
      endpoints: endpoints[provider],
      client,
      address,
      now: () => clock.now(),
    });
    const session = crypto.randomUUID();
    this.#open.set(session, page);
    // A page that nobody waits for any more must not stay for ever.
    page.tokens.catch(() => this.#open.delete(session));
    return { session, url: page.url };
  }

  async finish(session: string, signal: AbortSignal): Promise<void> {
    const page = this.#open.get(session);
    if (page === undefined) throw new AppError('not-found', 'no such login');
    const onAbort = () => page.cancel();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      this.#finished.set(session, await page.tokens);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#open.delete(session);
    }
  }

  /** The tokens, for testing a connection; they stay for the account that will take them. */
  peek(session: string): StoredTokens {
    const tokens = this.#finished.get(session);
    if (tokens === undefined) throw new AppError('not-found', 'nobody has logged in there', { field: 'oauthSession' });
    return tokens;
  }

  forget(session: string): void {
    this.#finished.delete(session);
  }

  cancel(session: string): void {
    this.#open.get(session)?.cancel();
    this.forget(session);
  }

  close(): void {
    for (const page of this.#open.values()) page.cancel();
    this.#finished.clear();
  }
}
