import type { Logger } from 'pino';
import type { QueryClient } from '../workers/query-client.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { openConnection, type Connection } from './connection.ts';

/** So many pages in the log are folded aside: a page that was written ten times since is folded once. */
const pagesPerFold = 4_000;
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
  readonly #writer: Connection;
  #folding: Promise<void> | null = null;

  constructor(writer: Connection, worker: QueryClient, log: Logger) {
    this.#writer = writer;
    this.#worker = worker;
    this.#log = log;
  }

  async make(): Promise<void> {
    if (this.#folding === null && this.#unfoldedPages() >= pagesPerFold) {
      this.#folding = this.#fold().finally(() => {
        this.#folding = null;
      });
    }
    if (this.#folding !== null) await this.#folding;
  }

  /** Asks and folds nothing. */
  #unfoldedPages(): number {
    const [state] = this.#writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return state === undefined ? 0 : state.log - state.checkpointed;
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

/** Beside each reader, from the first time on: opening one costs more than a fold. */
const writers = new WeakMap<Connection, Connection>();

/** In the worker, over a connection of its own: its usual one can only read. It ends with the worker. */
export function foldLog({ connection, key }: QueryTools): null {
  const writer = writers.get(connection) ?? openConnection({ file: connection.name, key, mode: 'write' });
  writers.set(connection, writer);
  writer.pragma('wal_checkpoint(PASSIVE)');
  return null;
}
