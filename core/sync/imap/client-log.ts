import type { Logger } from 'pino';

export interface ClientLog {
  /** What imapflow is given as its logger. */
  readonly logger: {
    debug(entry: unknown): void;
    info(entry: unknown): void;
    warn(entry: unknown): void;
    error(entry: unknown): void;
    isLevelEnabled(level: string): boolean;
  };
  /** The error behind the last `false`, once. */
  takeFailure(): unknown;
}

/**
 * Where a command fails, imapflow answers `false` and tells the reason only to its logger. So the reason is kept here
 * until somebody asks; the entries themselves quote commands and answers and never reach our log.
 */
export function createClientLog(log: Logger): ClientLog {
  let failure: unknown;
  const keep = (entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('err' in entry)) return;
    failure = entry.err;
    const { code } = (failure ?? {}) as { code?: unknown };
    log.debug({ code: typeof code === 'string' ? code : undefined }, 'imap command failed');
  };
  return {
    logger: {
      debug: () => {},
      info: () => {},
      warn: keep,
      error: keep,
      // Entries below would be built from whole messages for nobody.
      isLevelEnabled: (level) => level === 'warn' || level === 'error' || level === 'fatal',
    },
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  };
}
