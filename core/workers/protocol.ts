import { AppError, isErrorCode, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { translateStorageError } from '../db/storage-errors.ts';

/** What the core and the query worker say to each other. One question at a time, so a question can be called off. */
export interface WorkerStart {
  readonly file: string;
  readonly key: Uint8Array;
  /** One Int32: the id of the question that nobody wants an answer to any more. */
  readonly cancelled: SharedArrayBuffer;
}

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly params: unknown;
}

export type Answer =
  | { readonly id: number; readonly value: unknown; readonly tookMs: number }
  | { readonly id: number; readonly error: CarriedError };

export interface CarriedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

export function packError(error: unknown): CarriedError {
  const known = translateStorageError(error);
  if (known instanceof AppError) return { code: known.code, message: known.message, details: known.details };
  return { code: 'bug', message: error instanceof Error ? error.message : String(error), details: {} };
}

export function unpackError({ code, message, details }: CarriedError): AppError {
  return new AppError(isErrorCode(code) ? code : 'bug', message, details);
}
