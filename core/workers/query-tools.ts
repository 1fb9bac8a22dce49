import type { ReadDb } from '../context.ts';
import type { Connection } from '../db/connection.ts';

/** What a named query works with, in the worker. */
export interface QueryTools {
  /** drizzle's reading half. */
  readonly db: ReadDb;
  /** The connection itself, read-only, for statements that drizzle cannot word. */
  readonly connection: Connection;
  /** Throws `cancelled` when nobody waits any more; in SQL `go_on()` does the same, once per row it is asked for. */
  readonly goOn: () => void;
  readonly key: Uint8Array;
}
