import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { AccessTokens, tokensName } from '#core/accounts/oauth/access-tokens.ts';
import { keepSecret } from '#core/accounts/keep-secret.ts';
import { makeLogins } from '#core/accounts/login.ts';
import { OauthSessions } from '#core/accounts/oauth/oauth-sessions.ts';
import { oauthEndpoints, type OauthEndpoints, type OauthProvider } from '#core/accounts/oauth/providers.ts';
import type { StoredTokens } from '#core/accounts/oauth/tokens.ts';
import { addTestAccount, openMailbox, type Mailbox } from '#tests/support/mailbox.ts';

/** What the provider was asked at its token page, and what it will answer next. */
interface Provider {
  readonly server: OAuth2Server;
  readonly asked: Record<string, string>[];
  answer: { status: number; body: Record<string, unknown> } | null;
  tokenCount: number;
}

let provider: Provider;
let endpoints: Record<OauthProvider, OauthEndpoints>;
let mailbox: Mailbox;
let sessions: OauthSessions;
const client = { clientId: 'hauspost-test', clientSecret: null };
const never = new AbortController().signal;

beforeAll(async () => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  provider = { server, asked: [], answer: null, tokenCount: 0 };
  server.service.on('beforeResponse', (response: { body: unknown; statusCode: number }, request: { body: unknown }) => {
    provider.asked.push({ ...(request.body as Record<string, string>) });
    provider.tokenCount += 1;
    if (provider.answer !== null) {
      response.statusCode = provider.answer.status;
      response.body = provider.answer.body;
    } else {
      const token = provider.tokenCount;
      const isFirst = (request.body as Record<string, string>)['grant_type'] === 'authorization_code';
      response.body = {
        access_token: `access-${token}`,
        token_type: 'Bearer',
        expires_in: 3_600,
        ...(isFirst ? { refresh_token: 'refresh-1' } : {}),
      };
    }
  });
  const { port } = server.address();
  const base = `http://127.0.0.1:${port}`;
  const at = { issuer: server.issuer.url ?? '', authorize: `${base}/authorize`, token: `${base}/token` };
  endpoints = {
    google: { ...oauthEndpoints.google, ...at },
    microsoft: { ...oauthEndpoints.microsoft, ...at },
  };
});
afterAll(() => provider.server.stop());

beforeEach(() => {
  provider.asked.length = 0;
  provider.answer = null;
  provider.tokenCount = 0;
  mailbox = openMailbox();
  sessions = new OauthSessions({ clock: mailbox.clock, endpoints });
});
afterEach(async () => {
  sessions.close();
  await mailbox.close();
});

/** What a browser does with the page: follows the provider's redirect back to the loopback port. */
const visit = async (url: string) => (await fetch(url)).text();
const redirectOf = async (url: string) => {
  const response = await fetch(url, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? expect.fail('the provider did not redirect'));
};

/** What it failed with; listened to from the start, so that no failure goes unheard. */
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('logging in in the browser', () => {
  test('asks for mail alone, with PKCE and state, and keeps both tokens', async () => {
    const { session, url } = await sessions.begin('google', client, 'anna@gmail.com');
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'hauspost-test',
      scope: 'https://mail.google.com/',
      response_type: 'code',
      code_challenge_method: 'S256',
      access_type: 'offline',
      login_hint: 'anna@gmail.com',
    });
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(asked.get('state')).toMatch(/^[\w-]{40,}$/);

    const finished = sessions.finish(session, never);
    expect(await visit(url)).toContain('Du kannst dieses Fenster schließen');
    await finished;
    expect(sessions.peek(session)).toEqual({
      ...client,
      provider: 'google',
      refreshToken: 'refresh-1',
      accessToken: 'access-1',
      expiresAt: mailbox.clock.now() + 3_600_000,
    });
    expect(provider.asked[0]).toMatchObject({ grant_type: 'authorization_code', code_verifier: expect.any(String) });
  });

  test('takes no answer that it did not ask for', async () => {
    const { session, url } = await sessions.begin('google', client, 'anna@gmail.com');
    const finished = sessions.finish(session, never);
    const answer = await redirectOf(url);
    const forged = new URL(answer);
    forged.searchParams.set('state', 'guessed');
    expect((await fetch(forged)).status).toBe(404);
    expect((await fetch(new URL('/favicon.ico', answer))).status).toBe(404);
    expect((await fetch(answer, { method: 'POST' })).status).toBe(404);
    expect(provider.asked).toEqual([]);
    // The true one still counts.
    await fetch(answer);
    await finished;
    expect(provider.asked).toHaveLength(1);
  });

  test('says when the user refused', async () => {
    const { session, url } = await sessions.begin('google', client, 'anna@gmail.com');
    const finished = caught(sessions.finish(session, never));
    const wanted = {
      code: 'server-rejected',
      details: { cause: 'refused-by-user' },
    };
    const answer = await redirectOf(url);
    answer.searchParams.delete('code');
    answer.searchParams.set('error', 'access_denied');
    await fetch(answer);
    expect(await finished).toMatchObject(wanted);
  });

  test('closes its port when called off', async () => {
    const { session, url } = await sessions.begin('microsoft', client, 'anna@outlook.de');
    const { port } = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
    const finished = caught(sessions.finish(session, never));
    const wanted = { code: 'cancelled' };
    sessions.cancel(session);
    expect(await finished).toMatchObject(wanted);
    await expect.poll(() => isOpen(Number(port))).toBe(false);
  });

  test('keeps nothing without a refresh token', async () => {
    provider.answer = { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in: 60 } };
    const { session, url } = await sessions.begin('google', client, 'anna@gmail.com');
    const finished = caught(sessions.finish(session, never));
    const wanted = {
      details: { cause: 'no-refresh-token' },
    };
    await visit(url);
    expect(await finished).toMatchObject(wanted);
  });
});

describe('an access token', () => {
  let id: AccountId;
  let tokens: AccessTokens;
  const kept = (): StoredTokens => {
    const row = mailbox.db.read.get<{ value: string }>(sql`SELECT value FROM secrets WHERE name = ${tokensName(id)}`);
    return JSON.parse(row.value) as StoredTokens;
  };

  beforeEach(() => {
    id = addTestAccount(mailbox);
    tokens = new AccessTokens({ db: mailbox.db, clock: mailbox.clock, endpoints });
    mailbox.write((tx) => {
      const stored: StoredTokens = {
        ...client,
        provider: 'google',
        refreshToken: 'refresh-0',
        accessToken: 'access-0',
        expiresAt: tx.now + 3_600_000,
      };
      const auth = keepSecret(tx, id, { tokens: stored });
      tx.db.run(sql`UPDATE accounts SET auth = ${auth} WHERE id = ${id}`);
    });
  });

  test('is used while it lives, renewed before it ends, and one renewal serves all', async () => {
    expect(await tokens.tokenOf(id)).toBe('access-0');
    mailbox.clock.advance(3_600_000 - 30_000);
    expect(await Promise.all([tokens.tokenOf(id), tokens.tokenOf(id), tokens.tokenOf(id)])).toEqual(
      Array.from({ length: 3 }, () => 'access-1'),
    );
    expect(provider.asked).toHaveLength(1);
    expect(provider.asked[0]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-0' });
    expect(kept()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-0' });
  });

  test('is renewed when the server refused it, whatever the clock says', async () => {
    expect(await tokens.tokenOf(id, { isRefused: true })).toBe('access-1');
  });

  test('that was revoked asks the user, and nothing is lost', async () => {
    provider.answer = { status: 400, body: { error: 'invalid_grant', error_description: '<b>revoked</b>' } };
    await expect(tokens.tokenOf(id, { isRefused: true })).rejects.toMatchObject({
      code: 'auth-expired',
      details: { cause: 'oauth-revoked' },
    });
    expect(mailbox.db.read.get(sql`SELECT state FROM accounts WHERE id = ${id}`)).toEqual({ state: 'login' });
    expect(kept().refreshToken).toBe('refresh-0');
  });

  test('cannot be had while the provider is away: that is no reason to log in again', async () => {
    const away = { ...endpoints.google, token: 'http://127.0.0.1:1/token' };
    const offline = new AccessTokens({
      db: mailbox.db,
      clock: mailbox.clock,
      endpoints: { ...endpoints, google: away },
    });
    await expect(offline.tokenOf(id, { isRefused: true })).rejects.toMatchObject({ code: 'offline' });
    expect(mailbox.db.read.get(sql`SELECT state FROM accounts WHERE id = ${id}`)).toEqual({ state: 'active' });
  });

  test('is what the engine logs in with', async () => {
    const access = await makeLogins(mailbox.db.read, tokens).of(id, 'incoming');
    expect(access).toEqual({
      server: { host: 'mail.office.example', port: 993, security: 'tls', pinnedFingerprint: null },
      login: { user: 'me@office.example', accessToken: 'access-0' },
    });
  });
});

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
