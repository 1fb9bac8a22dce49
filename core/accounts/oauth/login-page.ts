import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oauth from 'openid-client';
import { AppError } from '#shared/errors.ts';
import type { OauthEndpoints, OauthProvider } from './providers.ts';
import { configure, storable, translateOauthError, type OauthClient, type StoredTokens } from './tokens.ts';

const openMs = 10 * 60_000;

export interface LoginPage {
  /** To open in the user's browser. */
  readonly url: string;
  /** Settles when the user has logged in there, refused, or ten minutes have passed. */
  readonly tokens: Promise<StoredTokens>;
  cancel(): void;
}

interface Options {
  readonly provider: OauthProvider;
  readonly endpoints: OauthEndpoints;
  readonly client: OauthClient;
  readonly address: string;
  readonly now: () => number;
}

/**
 * Logging in at the provider's own page (RFC 8252): we listen on a free loopback port before the browser opens, so that
 * no other program can wait there; state and PKCE make an answer that was not asked for worthless.
 */
export async function openLoginPage({ provider, endpoints, client, address, now }: Options): Promise<LoginPage> {
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const configuration = configure(endpoints, client);
  const server = createServer();
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const redirectUri = `http://${endpoints.redirectHost}:${port}/`;
  const url = oauth.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: endpoints.scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    login_hint: address,
    ...endpoints.extra,
  });

  const ended = Promise.withResolvers<URL>();
  const timer = setTimeout(() => ended.reject(new AppError('cancelled', 'nobody logged in')), openMs);
  timer.unref();
  server.on('request', (request, response) => {
    const answer = new URL(request.url ?? '/', redirectUri);
    // Favicons, scanners and answers to somebody else's question: they change nothing.
    if (request.method !== 'GET' || answer.pathname !== '/' || answer.searchParams.get('state') !== state) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    response.writeHead(200, pageHeaders).end(page);
    ended.resolve(answer);
  });
  const tokens = ended.promise
    .then((answer) =>
      oauth.authorizationCodeGrant(configuration, answer, { pkceCodeVerifier: verifier, expectedState: state }),
    )
    .then((answer) => storable(answer, provider, client, now()))
    .catch((error: unknown) => {
      throw translateOauthError(error);
    })
    .finally(() => {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    });
  // Whoever opened the page may have gone away before it ends.
  tokens.catch(() => {});
  return {
    url: url.href,
    tokens,
    cancel: () => ended.reject(new AppError('cancelled', 'the login was called off')),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
};

const page = `<!doctype html><meta charset="utf-8"><title>Hauspost</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:17px/1.5 system-ui;max-width:28rem;margin:20vh auto;padding:0 1rem}</style>
<p lang="de">Angemeldet. Du kannst dieses Fenster schließen und zu Hauspost zurückkehren.</p>
<p lang="en">You are logged in. Close this window and go back to Hauspost.</p>`;
