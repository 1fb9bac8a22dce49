import { isAppError } from '#shared/errors.ts';
import type { JobRow } from './job-store.ts';

/** What an ended run makes of its row. */
export type Outcome = Pick<JobRow, 'state'> & Partial<Pick<JobRow, 'endedAt' | 'attempts' | 'runAt' | 'error'>>;

const firstRetryMs = 5_000;
const longestRetryMs = 3_600_000;

/** Four times longer after each failure: 5 s, 20 s, 80 s … up to an hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(firstRetryMs * 4 ** (attempts - 1), longestRetryMs);
}

export function outcomeOfFailure(error: unknown, attempts: number, maxAttempts: number, now: number): Outcome {
  const code = isAppError(error) ? error.code : 'bug';
  if (attempts >= maxAttempts) return { state: 'failed', endedAt: now, error: code };
  return { state: 'pending', runAt: now + retryDelayMs(attempts), error: code };
}
