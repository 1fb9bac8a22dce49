import { AppError } from '#shared/errors.ts';
import type { BootState } from '#shared/contract/boot.ts';
import { MigrationRefused } from '../db/migrate.ts';
import { storageTroubleOf } from '../db/storage-errors.ts';

type Failed = Extract<BootState, { phase: 'failed' }>;
export type FailureReason = Failed['reason'];
type Way = Failed['ways'][number];

/** Ends an attempt to open with a reason that the user is told. */
export class BootFailure extends Error {
  override readonly name = 'BootFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

const details: Partial<Record<FailureReason, string>> = {
  'disk-full': 'the disk takes no more data',
  'read-only': 'the profile folder cannot be written to',
};

export function failureOf(error: unknown): BootFailure {
  if (error instanceof BootFailure) return error;
  if (error instanceof MigrationRefused) return new BootFailure(error.reason, error.message, { cause: error });
  const trouble = storageTroubleOf(error);
  if (trouble === 'disk-full' || trouble === 'read-only') {
    return new BootFailure(trouble, details[trouble] ?? trouble, { cause: error });
  }
  if (trouble === 'corrupt' || trouble === 'wrong-key') {
    return new BootFailure('corrupt', 'a page of the database is damaged', { cause: error });
  }
  const message = error instanceof AppError || error instanceof Error ? error.message : String(error);
  return new BootFailure('unknown', message, { cause: error });
}

/** A backup helps against damage and loss; where the disk is the trouble there is only trying again. */
export function waysFrom(reason: FailureReason, hasBackups: boolean): Way[] {
  if (reason === 'disk-full' || reason === 'read-only') return ['retry'];
  if (reason === 'unknown') return ['retry', 'start-over'];
  return hasBackups ? ['restore', 'retry', 'start-over'] : ['retry', 'start-over'];
}
