import { ORPCError } from '@orpc/client';
import { AppError, isErrorCode, type ErrorDetails } from '../errors.ts';

/** Serving side: whatever was thrown becomes one of our codes. Only code and details cross; the message stays in the log. */
export function toWireError(error: unknown, reference: string): ORPCError<string, ErrorDetails> {
  const known = toServedError(error);
  const details = known.code === 'bug' ? { reference } : known.details;
  return new ORPCError(known.code, { defined: true, message: known.code, data: details });
}

/** The same as an AppError, with its message and cause, for the log. */
export function toServedError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) {
    if (isErrorCode(error.code)) return new AppError(error.code, error.message, error.data as ErrorDetails);
    // oRPC's own answer to an input that does not fit the schema, or to a frame it cannot decode.
    if (error.code === 'BAD_REQUEST') {
      return new AppError('invalid-input', error.message, firstIssue(error.data), { cause: error });
    }
  }
  if (isAbort(error)) return new AppError('cancelled', 'the caller left');
  return new AppError('bug', error instanceof Error ? error.message : String(error), {}, { cause: error });
}

/** Asking side: everything a call can fail with, as an AppError. */
export function fromWireError(error: unknown, signal: AbortSignal | undefined): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted || isAbort(error)) return new AppError('cancelled', 'the call was cancelled');
  if (error instanceof ORPCError) {
    const details = (error.data ?? {}) as ErrorDetails;
    if (isErrorCode(error.code)) return new AppError(error.code, error.code, details);
    if (error.code === 'NOT_FOUND') return new AppError('not-found', 'no such procedure');
    return new AppError('bug', error.message);
  }
  return new AppError('unavailable', error instanceof Error ? error.message : String(error));
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
}

function firstIssue(data: unknown): ErrorDetails {
  const issue = (data as { issues?: Issue[] } | undefined)?.issues?.[0];
  if (!issue) return {};
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return { field: path.join('.').slice(0, 200), reason: issue.message.slice(0, 200) };
}
