import * as oauth from 'openid-client';
import { AppError } from '#shared/errors.ts';
import type { OauthEndpoints, OauthProvider } from './providers.ts';

/** The program as the provider knows it. Google also gives desktop programs a "secret" that is none. */
export interface OauthClient {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

/** What is kept in the vault of an account. */
export interface StoredTokens extends OauthClient {
  readonly provider: OauthProvider;
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly expiresAt: number;
}

export function configure(endpoints: OauthEndpoints, client: OauthClient): oauth.Configuration {
  const server = {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorize,
    token_endpoint: endpoints.token,
  };
  const { clientId, clientSecret } = client;
  const authentication = clientSecret === null ? oauth.None() : oauth.ClientSecretPost(clientSecret);
  const configuration = new oauth.Configuration(server, clientId, {}, authentication);
  configuration.timeout = 20;
  // Only a test's server on this machine speaks plain HTTP.
  if (new URL(endpoints.token).hostname === '127.0.0.1') oauth.allowInsecureRequests(configuration);
  return configuration;
}

type TokenAnswer = oauth.TokenEndpointResponse & oauth.TokenEndpointResponseHelpers;

export function storable(
  answer: TokenAnswer,
  provider: OauthProvider,
  client: OauthClient,
  now: number,
  refreshToken: string | undefined = answer.refresh_token,
): StoredTokens {
  if (refreshToken === undefined) {
    throw new AppError('server-rejected', 'the provider gave no refresh token', { cause: 'no-refresh-token' });
  }
  // Half an hour where the provider does not say: asked for anew too often rather than too late.
  const expiresAt = now + (answer.expires_in ?? 1_800) * 1_000;
  return { ...client, provider, refreshToken, accessToken: answer.access_token, expiresAt };
}

/** Says what went wrong in our words. The provider's own text may come from anyone: one short line of it is kept. */
export function translateOauthError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    const isOver = error.error === 'invalid_grant' || error.error === 'interaction_required';
    const cause = error.error === 'access_denied' ? 'refused-by-user' : isOver ? 'oauth-revoked' : 'oauth-refused';
    return new AppError(isOver ? 'auth-expired' : 'server-rejected', 'the provider refused', {
      cause,
      text: error.error.slice(0, 100),
    });
  }
  if (error instanceof TypeError || (error instanceof Error && /timeout|abort|network|fetch/i.test(error.name))) {
    return new AppError('offline', 'the provider cannot be reached', { cause: 'network' }, { cause: error });
  }
  return new AppError('server-rejected', 'the provider answered oddly', { cause: 'oauth-protocol' }, { cause: error });
}

export async function refresh(
  endpoints: OauthEndpoints,
  tokens: StoredTokens,
  now: () => number,
): Promise<StoredTokens> {
  try {
    const answer = await oauth.refreshTokenGrant(configure(endpoints, tokens), tokens.refreshToken);
    const { provider, clientId, clientSecret } = tokens;
    // Some providers hand out a new refresh token each time, some only once.
    return storable(answer, provider, { clientId, clientSecret }, now(), answer.refresh_token ?? tokens.refreshToken);
  } catch (error) {
    throw translateOauthError(error);
  }
}
