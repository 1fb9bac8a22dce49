import type { AppError } from '#shared/errors.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** RFC 5321 4.5.4.1: so long a server may ask to come back later; then the user hears that it did not work. */
export const giveUpAfterMs = 5 * day;
/** A mail that is this much behind its time is not sent without asking: it may be out of place by now. */
export const missedAfterMs = 10 * minute;

const whileOffline = [5 * second, 15 * second, 30 * second, minute, 2 * minute];
const whilePutOff = [minute, 5 * minute, 15 * minute, 30 * minute, hour];
/** A wrong password tried over and over locks accounts; the user's next login or certificate ends the wait. */
const whileRefused = [15 * minute, hour, 6 * hour];
const whileLooking = [10 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, day];

export function waitAfter(error: Pick<AppError, 'code'>, attempts: number): number {
  switch (error.code) {
    case 'offline':
    case 'cancelled':
      return step(whileOffline, attempts);
    case 'auth-expired':
    case 'server-rejected':
    case 'not-allowed':
      return step(whileRefused, attempts);
    default:
      return step(whilePutOff, attempts);
  }
}

export const waitAfterPutOff = (attempts: number): number => step(whilePutOff, attempts);
export const waitBetweenLooks = (looks: number): number => step(whileLooking, looks + 1);

function step(waits: readonly number[], attempts: number): number {
  return waits[Math.min(Math.max(attempts, 1), waits.length) - 1] ?? minute;
}
