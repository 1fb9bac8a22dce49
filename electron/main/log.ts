import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';

/** All that main ever has to say. The shell sees links and notification texts: none of these fields can hold one. */
export interface LogFields {
  readonly code?: number | string;
  readonly ms?: number;
  readonly failures?: number;
  readonly procedure?: string;
  readonly reference?: string;
  readonly kind?: string;
}

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const rotateAtBytes = 1_000_000;

export function openLog(logDir: string): Log {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const path = join(logDir, 'shell.log');
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeBytes > rotateAtBytes) renameSync(path, join(logDir, 'shell.1.log'));
  const destination = pino.destination({ dest: path, sync: true, mode: 0o600 });
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
