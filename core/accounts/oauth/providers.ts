import type { AccountAuth } from '#shared/contract/accounts.ts';

export type OauthProvider = Exclude<AccountAuth, 'password'>;

/** Where a provider lets one log in, and what we ask for: its mail and nothing else. */
export interface OauthEndpoints {
  readonly issuer: string;
  readonly authorize: string;
  readonly token: string;
  readonly scope: string;
  readonly extra: Readonly<Record<string, string>>;
  /** Under which name the loopback redirect is registered; the port is free by RFC 8252. */
  readonly redirectHost: '127.0.0.1' | 'localhost';
}

export const oauthEndpoints: Readonly<Record<OauthProvider, OauthEndpoints>> = {
  google: {
    issuer: 'https://accounts.google.com',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    // Without asking for consent anew, Google gives no refresh token the second time.
    extra: { access_type: 'offline', prompt: 'consent' },
    redirectHost: '127.0.0.1',
  },
  microsoft: {
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    authorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    extra: { prompt: 'select_account' },
    redirectHost: 'localhost',
  },
};
