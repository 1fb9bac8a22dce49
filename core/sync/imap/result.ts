import { AppError, isAppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { plainText } from './plain-text.ts';
import type { QuirkProfile } from './quirks.ts';
import { CertificateRefused } from './tls-transport.ts';

/**
 * The one place where imapflow's errors, `false` and `undefined` become ours. `details.cause` says what happened,
 * `details.text` what the server said about it (plain, at most 200 characters).
 */

/** What imapflow hangs on its errors; all of it comes from the network. */
interface ImapFailure {
  readonly code?: unknown;
  readonly responseStatus?: unknown;
  readonly responseText?: unknown;
  readonly response?: unknown;
  readonly serverResponseCode?: unknown;
  readonly authenticationFailed?: unknown;
  readonly mailboxMissing?: unknown;
  readonly tlsFailed?: unknown;
  readonly oauthError?: unknown;
  readonly throttleReset?: unknown;
  readonly reason?: unknown;
}

export interface FailureScene {
  readonly quirks: QuirkProfile;
  /** What was tried, for the log. */
  readonly action: string;
  readonly byToken?: boolean;
  readonly byeReason?: string | undefined;
  /** Before TLS anybody can have said it: such a text is not passed on. */
  readonly isSecure: boolean;
  readonly isCancelled?: boolean;
  /** We ended the line because it had gone quiet. */
  readonly isStalled?: boolean;
  readonly isClosed?: boolean;
}

export function translateFailure(error: unknown, scene: FailureScene): AppError {
  if (isAppError(error)) return error;
  if (scene.isCancelled) return new AppError('cancelled', `${scene.action}: cancelled`);
  if (error instanceof CertificateRefused) {
    return new AppError('not-allowed', `${scene.action}: certificate refused`, error.describe(), { cause: error });
  }
  const failure = (typeof error === 'object' && error !== null ? error : {}) as ImapFailure;
  const said = textOf(failure);
  const verdict = judge(failure, said, scene);
  const details: ErrorDetails = { cause: verdict.cause };
  const text = scene.isSecure ? plainText(said ?? scene.byeReason) : null;
  if (text !== null) details['text'] = text;
  if (typeof failure.throttleReset === 'number') details['retryAfterMs'] = failure.throttleReset;
  return new AppError(verdict.code, `${scene.action}: ${verdict.cause}`, details, { cause: error });
}

interface Verdict {
  readonly code: ErrorCode;
  readonly cause: string;
}

function judge(failure: ImapFailure, said: string | null, scene: FailureScene): Verdict {
  const code = typeof failure.code === 'string' ? failure.code : '';
  if (failure.authenticationFailed === true) return judgeLogin(failure, said ?? '', scene);
  if (code === 'STARTTLS_INJECTION' || (failure.tlsFailed === true && code === '')) return stripped;
  const byCode = byFailureCode[code] ?? (code.startsWith('ParserError') ? broken : undefined);
  if (byCode !== undefined) return byCode;
  if (/^ERR_(?:SSL|TLS)|^EPROTO$/.test(code)) return { code: 'not-allowed', cause: 'tls-handshake' };
  if (closedCodes.has(code) || (scene.isClosed && code === '')) {
    return scene.isStalled ? timeout : judgeClosed(scene.byeReason);
  }
  if (failure.mailboxMissing === true) return { code: 'not-found', cause: 'no-such-folder' };
  const byResponse = byResponseCode[responseCodeOf(failure, said)];
  if (byResponse !== undefined) return byResponse;
  if (failure.responseStatus !== undefined) {
    return isBusy(said ?? '') ? busy : { code: 'server-rejected', cause: 'refused-by-server' };
  }
  return { code: 'server-rejected', cause: 'unexpected-answer' };
}

/** The wording is the providers' own; where none fits, the quirk table knows what they want. */
function judgeLogin(failure: ImapFailure, said: string, scene: FailureScene): Verdict {
  const code = responseCodeOf(failure, said);
  if (code === 'UNAVAILABLE' || code === 'INUSE' || code === 'LIMIT' || isBusy(said)) return busy;
  // imapflow itself refused: nothing that we have is among what the server takes.
  if (failure.responseStatus === undefined) {
    return { code: 'auth-expired', cause: scene.byToken ? 'oauth-not-offered' : 'basic-auth-blocked' };
  }
  if (scene.byToken) return { code: 'auth-expired', cause: 'oauth-expired' };
  const cause = (() => {
    if (/basic\s?auth(?:entication)?\s?(?:is\s)?(?:blocked|disabled)|LogonDenied-BasicAuth/i.test(said))
      return 'basic-auth-blocked';
    if (/app(?:lication)?[- ]?(?:specific)?[- ]?password|web login required|InvalidSecondFactor/i.test(said))
      return 'app-password';
    if (scene.quirks.needsOauth) return 'basic-auth-blocked';
    return scene.quirks.needsAppPassword ? 'app-password' : 'login';
  })();
  return { code: 'auth-expired', cause };
}

function judgeClosed(byeReason: string | undefined): Verdict {
  if (byeReason === undefined) return { code: 'offline', cause: 'closed' };
  return isBusy(byeReason) ? busy : { code: 'unavailable', cause: 'bye' };
}

function isBusy(said: string): boolean {
  return /too many|simultaneous|connection limit|throttl|rate limit|try again|temporar|overquota for bandwidth/i.test(
    said,
  );
}

function textOf(failure: ImapFailure): string | null {
  if (isRecord(failure.oauthError)) {
    const { error_description: description, status } = failure.oauthError;
    const told = [description, status].find((one) => typeof one === 'string');
    if (told !== undefined) return told;
  }
  const told = [failure.responseText, failure.response].filter((one) => typeof one === 'string');
  return told.find((one) => one !== '') ?? null;
}

function responseCodeOf(failure: ImapFailure, said: string | null): string {
  if (typeof failure.serverResponseCode === 'string') return failure.serverResponseCode.toUpperCase();
  return /^\[([A-Z-]+)/i.exec(said ?? '')?.[1]?.toUpperCase() ?? '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** No upgrade offered, a line injected before it, PREAUTH: somebody stands between, or the server cannot do better. */
const stripped: Verdict = { code: 'not-allowed', cause: 'tls-stripped' };
const busy: Verdict = { code: 'unavailable', cause: 'busy' };
const broken: Verdict = { code: 'server-rejected', cause: 'broken-answer' };
const tooLarge: Verdict = { code: 'server-rejected', cause: 'too-large' };
const timeout: Verdict = { code: 'offline', cause: 'timeout' };
const invalid: Verdict = { code: 'invalid-input', cause: 'not-sendable' };

const byFailureCode: Readonly<Record<string, Verdict>> = {
  ENOTFOUND: { code: 'offline', cause: 'dns' },
  EAI_AGAIN: { code: 'offline', cause: 'dns' },
  EAI_FAIL: { code: 'offline', cause: 'dns' },
  ENODATA: { code: 'offline', cause: 'dns' },
  ECONNREFUSED: { code: 'offline', cause: 'refused' },
  EHOSTUNREACH: { code: 'offline', cause: 'unreachable' },
  ENETUNREACH: { code: 'offline', cause: 'unreachable' },
  ENETDOWN: { code: 'offline', cause: 'unreachable' },
  EADDRNOTAVAIL: { code: 'offline', cause: 'unreachable' },
  ETIMEDOUT: timeout,
  ETIMEOUT: timeout,
  CONNECT_TIMEOUT: timeout,
  GREETING_TIMEOUT: timeout,
  UPGRADE_TIMEOUT: timeout,
  LockTimeout: timeout,
  ETHROTTLE: busy,
  LineTooLarge: tooLarge,
  LiteralTooLarge: tooLarge,
  ResponseTooLarge: tooLarge,
  TooManyTokens: tooLarge,
  TooManyResponses: tooLarge,
  MAX_IMAP_NESTING_REACHED: broken,
  UnexpectedTag: broken,
  MissingTag: broken,
  InvalidResponse: broken,
  ResponseProcessingFailed: broken,
  Z_DATA_ERROR: broken,
  InvalidStringValue: invalid,
  InvalidTokenValue: invalid,
  InvalidTextValue: invalid,
  InvalidSequenceSet: invalid,
  InvalidSearchQuery: invalid,
  InvalidMessageContent: invalid,
  NoMailboxSelected: { code: 'not-found', cause: 'no-folder-open' },
  MissingServerExtension: { code: 'server-rejected', cause: 'not-supported' },
};

const closedCodes = new Set([
  'NoConnection',
  'EConnectionClosed',
  'StateLogout',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
]);

/** RFC 5530 and its neighbours. */
const byResponseCode: Readonly<Record<string, Verdict>> = {
  NONEXISTENT: { code: 'not-found', cause: 'no-such-folder' },
  TRYCREATE: { code: 'not-found', cause: 'no-such-folder' },
  ALREADYEXISTS: { code: 'conflict', cause: 'folder-exists' },
  OVERQUOTA: { code: 'server-rejected', cause: 'over-quota' },
  LIMIT: busy,
  THROTTLED: busy,
  UNAVAILABLE: busy,
  INUSE: busy,
  SERVERBUG: { code: 'unavailable', cause: 'server-bug' },
  NOPERM: { code: 'server-rejected', cause: 'no-permission' },
  CANNOT: { code: 'server-rejected', cause: 'not-supported' },
  TOOBIG: tooLarge,
  APPENDLIMIT: tooLarge,
  AUTHENTICATIONFAILED: { code: 'auth-expired', cause: 'login' },
  AUTHORIZATIONFAILED: { code: 'auth-expired', cause: 'login' },
  EXPIRED: { code: 'auth-expired', cause: 'login' },
  PRIVACYREQUIRED: stripped,
};
