/**
 * The one error that crosses borders. A code exists only because some caller acts differently on it;
 * `message` is for the log, the user's sentence is in the renderer's locale files, keyed by code.
 */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'not-allowed',
  'offline',
  'auth-expired',
  'server-rejected',
  'cancelled',
  'unavailable',
  'bug',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Plain data that helps a caller act: which field, which file, which id. Never mail text, never SQL. */
export type ErrorDetails = Record<string, string | number | boolean | null>;

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return errorCodes.includes(code as ErrorCode);
}
