import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';
import { keepAllowedFields, describeError, scrubText } from './redact.ts';

const rotateAtBytes = 5_000_000;

/**
 * Structured lines of JSON. What may stand in a line is an allow-list (redact.ts): a field nobody listed is left out,
 * so that a careless call cannot put mail into the log.
 */
export function createLog(destination: DestinationStream, level = 'info'): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: {
        level: (label) => ({ level: label }),
        log: keepAllowedFields,
      },
      hooks: {
        logMethod(args, method) {
          const [first, second] = args as unknown[];
          const message = typeof second === 'string' ? scrubText(second) : '';
          // Only (fields, message) or (message): pino's printf arguments would carry values past the allow-list.
          if (typeof first === 'string') method.call(this, {}, scrubText(first));
          else if (first instanceof Error) method.call(this, { err: first }, message);
          else method.call(this, first as object, message);
        },
      },
    },
    destination,
  );
  // A child's own fields pass no formatter of pino's; children inherit this method.
  const makeChild = log.child;
  log.child = function child(this: Logger, bindings: Record<string, unknown>, options) {
    return makeChild.call(this, keepAllowedFields(bindings), options);
  } as typeof log.child;
  return log;
}

/** The log of a profile: written at once, so that the last line before a crash is there; the older file is kept. */
export function openLogFile(profileDir: string): DestinationStream {
  const folder = join(profileDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'hauspost.log');
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeBytes > rotateAtBytes) renameSync(file, join(folder, 'hauspost.1.log'));
  return pino.destination({ dest: file, sync: true, mode: 0o600 });
}
