import type { Trouble } from '#shared/contract/accounts.ts';
import { isAppError } from '#shared/errors.ts';

/** What the user's sentence is worded from. */
export function troubleOf(error: unknown, now: number): Trouble {
  if (!isAppError(error)) return { code: 'bug', cause: null, text: null, at: now };
  const { cause, text } = error.details;
  return { code: error.code, cause: line(cause, 60), text: line(text, 300), at: now };
}

/** Troubles that time does not heal: the user has to log in again, or look at a certificate. */
export function stateAfter(error: unknown): 'login' | 'certificate' | null {
  if (!isAppError(error)) return null;
  if (error.details['cause'] === 'tls-certificate') return 'certificate';
  return error.code === 'auth-expired' ? 'login' : null;
}

function line(value: unknown, most: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, most) : null;
}
