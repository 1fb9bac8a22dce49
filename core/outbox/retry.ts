import { isAppError } from '#shared/errors.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const soon = [2 * second, 5 * second, 15 * second, minute, 5 * minute, 15 * minute];
/** The look that finds them takes seconds, and an attempt costs next to nothing. */
const moving = [second, 2 * second, 5 * second, 15 * second];
const refused = [30 * second, 2 * minute, 10 * minute, hour, 6 * hour];
const mostBugs = 5;

export type Verdict =
  | { readonly kind: 'again'; readonly inMs: number; readonly isLineLost: boolean }
  /** No later attempt can do it: the server's word is shown again. */
  | { readonly kind: 'never' };

/**
 * What a failed attempt means. A server that says no is asked again for as long as the user does not give up: quotas
 * are raised and folders come back. Only what cannot work by its nature ends by itself.
 */
export function judgeFailure(error: unknown, attempts: number): Verdict {
  const code = isAppError(error) ? error.code : 'bug';
  switch (code) {
    case 'offline':
    case 'auth-expired':
      return { kind: 'again', inMs: step(soon, attempts), isLineLost: true };
    // The folder is being looked at right now.
    case 'conflict':
      return { kind: 'again', inMs: step(moving, attempts), isLineLost: false };
    case 'cancelled':
    case 'unavailable':
      return { kind: 'again', inMs: step(soon, attempts), isLineLost: false };
    case 'server-rejected':
      return { kind: 'again', inMs: step(refused, attempts), isLineLost: false };
    case 'not-found':
    case 'not-allowed':
    case 'invalid-input':
      return { kind: 'never' };
    case 'bug':
      return attempts >= mostBugs
        ? { kind: 'never' }
        : { kind: 'again', inMs: step(soon, attempts), isLineLost: false };
  }
}

function step(delays: readonly number[], attempts: number): number {
  return delays[Math.min(attempts, delays.length) - 1] ?? delays[0] ?? second;
}
