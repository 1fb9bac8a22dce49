import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isAppError, type ErrorCode } from '#shared/errors.ts';

/** The user's sentences, by error code. `what` says what happened, `then` what is safe and what to do. */
export interface ErrorText {
  readonly what: MessageDescriptor;
  readonly then: MessageDescriptor;
}

const texts: Readonly<Record<ErrorCode, ErrorText>> = {
  'invalid-input': {
    what: msg`That did not fit`,
    then: msg`Nothing was changed. Check what you entered.`,
  },
  'not-found': {
    what: msg`That is no longer there`,
    then: msg`It was moved or removed in the meantime.`,
  },
  conflict: {
    what: msg`Something changed in between`,
    then: msg`Nothing was overwritten. Look again and repeat the step.`,
  },
  'not-allowed': {
    what: msg`That is not allowed here`,
    then: msg`Nothing was changed.`,
  },
  offline: {
    what: msg`There is no connection right now`,
    then: msg`What you did is kept and goes out later.`,
  },
  'auth-expired': {
    what: msg`The sign-in is no longer valid`,
    then: msg`Your mail here stays as it is. Sign in again.`,
  },
  'server-rejected': {
    what: msg`The server refused this`,
    then: msg`Nothing on this computer was lost.`,
  },
  cancelled: {
    what: msg`Stopped`,
    then: msg`What was finished by then stays.`,
  },
  unavailable: {
    what: msg`Hauspost does not answer`,
    then: msg`Your data is safe in its file. Try again in a moment.`,
  },
  bug: {
    what: msg`Hauspost made a mistake`,
    then: msg`Nothing was lost. The reference helps to find the cause.`,
  },
};

export function describeError(error: unknown): ErrorText {
  return texts[errorCodeOf(error)];
}

export function errorCodeOf(error: unknown): ErrorCode {
  return isAppError(error) ? error.code : 'bug';
}

/** What to tell when asking for help; it stands in the log beside the cause. `null` where there is none. */
export function referenceOf(error: unknown): string | null {
  if (!isAppError(error)) return null;
  const reference = error.details['reference'] ?? error.details['correlationId'];
  return typeof reference === 'string' ? reference : null;
}
