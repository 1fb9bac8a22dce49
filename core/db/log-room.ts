import type { Logger } from 'pino';
import type { QueryClient } from '../workers/query-client.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { openConnection } from './connection.ts';

/** Writes in bulk are slices of some ten milliseconds; so many of them leave a few megabytes in the log. */
const slicesPerFold = 8;
/** Of the log, before a commit folds it by itself: more than bulk writers let gather. */
export const pagesBeforeFold = 8_000;

/**
 * Folding the log into the file means rewriting thousands of pages and waiting for the disk. SQLite does it within
 * some commit, on the core's own loop; here a worker does it, in the pauses that bulk writers make for it. Only while
 * nobody writes can it take all of the log, so that the log begins anew instead of growing.
 */
export class LogRoom {
  readonly #worker: QueryClient;
  readonly #log: Logger;
  #slices = 0;
  #folding: Promise<void> | null = null;

  constructor(worker: QueryClient, log: Logger) {
    this.#worker = worker;
    this.#log = log;
  }

  async make(): Promise<void> {
    this.#slices += 1;
    if (this.#slices >= slicesPerFold && this.#folding === null) {
      this.#slices = 0;
      this.#folding = this.#fold().finally(() => {
        this.#folding = null;
      });
    }
    if (this.#folding !== null) await this.#folding;
  }

  async #fold(): Promise<void> {
    try {
      await this.#worker.ask('database.fold', {});
    } catch (error) {
      // Then a later commit does it.
      this.#log.warn({ err: error }, 'the log could not be folded into the file aside');
    }
  }
}

/** In the worker, over a connection of its own for the moment: its usual one can only read. */
export function foldLog({ connection, key }: QueryTools): null {
  const writer = openConnection({ file: connection.name, key, mode: 'write' });
  try {
    writer.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    writer.close();
  }
  return null;
}
