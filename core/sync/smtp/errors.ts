import type { NodemailerError } from 'nodemailer/lib/errors';
import { AppError, type ErrorDetails } from '#shared/errors.ts';
import { cleanLine, clip } from '#shared/model/line.ts';

const maxText = 200;

/** What a server said, as one plain line without its code. */
export function plainText(response: string | undefined): string {
  const lines = (response ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\d{3}[ -]?(?:\d\.\d{1,3}\.\d{1,3} ?)?/, ''));
  return clip(cleanLine(lines.join(' ')), maxText);
}

/** The enhanced code where there is one, else the three digits. */
export function statusOf(error: Pick<NodemailerError, 'response' | 'responseCode'>): string {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1] ?? String(error.responseCode ?? '');
}

/** Trouble before the server took the envelope, in our words. */
export function translateSmtpError(error: NodemailerError): AppError {
  const { code, responseCode, response } = error;
  const text = plainText(response);
  const make = (ours: AppError['code'], cause: string, more: ErrorDetails = {}) =>
    new AppError(ours, `smtp: ${cause}`, { cause, text, ...more }, { cause: error });
  if (responseCode === 421) return make('unavailable', 'busy');
  switch (code) {
    case 'EDNS':
      return make('offline', 'dns');
    case 'ETIMEDOUT':
      return make('offline', 'timeout');
    case 'EAUTH':
      return translateLogin(responseCode, response ?? '', make);
    case 'ETLS':
      return error.command === 'STARTTLS' && responseCode !== undefined
        ? make('server-rejected', 'tls-stripped')
        : make('offline', 'tls');
    case 'EPROTOCOL':
      return (responseCode ?? 0) >= 500 ? make('server-rejected', 'bye') : make('unavailable', 'busy');
    default:
      break;
  }
  if (responseCode !== undefined && responseCode >= 500) return make('server-rejected', 'bye');
  if (responseCode !== undefined && responseCode >= 400) return make('unavailable', 'busy');
  const original = (error as { originalCode?: unknown }).originalCode;
  if (original === 'ECONNREFUSED') return make('offline', 'refused');
  // OpenSSL's own words for a peer that does not speak TLS, or none that is safe enough.
  if (typeof original === 'string' && /^ERR_(?:SSL|TLS)|^EPROTO$/.test(original)) return make('offline', 'tls');
  return make('offline', 'line-lost');
}

function translateLogin(
  responseCode: number | undefined,
  response: string,
  make: (code: AppError['code'], cause: string) => AppError,
): AppError {
  if (responseCode === undefined) return make('offline', 'line-lost');
  if (responseCode < 500) return make('unavailable', 'busy');
  if (/5\.7\.139|basic auth\w* is disabled|SmtpClientAuthentication is disabled/i.test(response)) {
    return make('auth-expired', 'basic-auth-blocked');
  }
  const wantsAppPassword = /app(?:lication)?[- ]?(?:specific)?[- ]password|5\.7\.9 /i.test(response);
  return make('auth-expired', wantsAppPassword ? 'app-password' : 'login');
}
