import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Trouble } from '#shared/contract/accounts.ts';
import { describeError } from './error-text.ts';
import { AppError } from '#shared/errors.ts';

/** By cause, because the same code means different things to do. */
const byCause: Readonly<Record<string, MessageDescriptor>> = {
  dns: msg`There is no server of this name. Check the spelling.`,
  refused: msg`The server is there, but nobody answers at this port. Check port and encryption.`,
  timeout: msg`The server does not answer in time. Check server, port and your connection.`,
  network: msg`There is no way to this server right now. Check your connection.`,
  'line-lost': msg`The line broke. It is tried again.`,
  tls: msg`No safe connection came about. Check port and encryption.`,
  'tls-handshake': msg`No safe connection came about. Check port and encryption.`,
  'tls-stripped': msg`The server offers no encryption here. Nothing was sent, not even the password.`,
  'tls-certificate': msg`Nobody vouches for this server's certificate.`,
  login: msg`The server does not take this name and password.`,
  'app-password': msg`The server wants an app password. You make one in the security settings of your account.`,
  'basic-auth-blocked': msg`The provider no longer takes passwords from mail programs. Sign in in the browser instead.`,
  'oauth-revoked': msg`The sign-in has ended. Sign in again; your mail here stays as it is.`,
  'oauth-expired': msg`The sign-in has ended. Sign in again; your mail here stays as it is.`,
  'oauth-not-offered': msg`The server offers no sign-in by browser. Use a password.`,
  'oauth-refused': msg`The provider refused the sign-in. Check the client id.`,
  'refused-by-user': msg`The sign-in was declined in the browser.`,
  'no-refresh-token': msg`The provider gave no lasting sign-in. Try once more.`,
  'no-client-id': msg`The provider lets in only programs it knows. Enter a client id first.`,
  'no-login': msg`Nobody has signed in to this account yet.`,
  'no-server': msg`This account has no server for that.`,
  busy: msg`The server is busy. It is tried again later.`,
  bye: msg`The server ended the conversation.`,
};

export function describeTrouble({ code, cause }: Pick<Trouble, 'code' | 'cause'>): MessageDescriptor {
  return (cause !== null && byCause[cause]) || describeError(new AppError(code, '')).what;
}

/** The sentence for an error whose details name a cause; `null` for the others. */
export function describeCause(error: unknown): MessageDescriptor | null {
  if (!(error instanceof AppError)) return null;
  const { cause } = error.details;
  return (typeof cause === 'string' && byCause[cause]) || null;
}
