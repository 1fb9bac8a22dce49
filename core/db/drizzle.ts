import type { Database as ClientShape } from 'better-sqlite3';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core/db';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core/dialect';
import type { WriteTx } from '../context.ts';
import type { MeasuredClient } from './measured-client.ts';

export type Drizzle = WriteTx['db'];

const clients = new WeakMap<Drizzle, MeasuredClient>();

/**
 * Put together from its parts: drizzle's front door for this driver imports the package `better-sqlite3`, which we do
 * not have; its session only calls `prepare` on what it is given.
 */
export function makeDrizzle(client: MeasuredClient): Drizzle {
  const dialect = new SQLiteSyncDialect();
  const session = new BetterSQLiteSession<Record<string, never>, Record<string, never>>(
    client as unknown as ClientShape,
    dialect,
    undefined,
  );
  const drizzle = new BaseSQLiteDatabase('sync', dialect, session, undefined) as Drizzle;
  clients.set(drizzle, client);
  return drizzle;
}

/**
 * Builds a query once per connection, for hot paths: drizzle spends more time on wording an insert than SQLite on
 * doing it. `build` uses `sql.placeholder` for what changes.
 */
export function preparedOnce<Prepared>(build: (db: Drizzle) => Prepared): (db: Drizzle) => Prepared {
  const known = new WeakMap<Drizzle, Prepared>();
  return (db) => {
    let prepared = known.get(db);
    if (prepared === undefined) {
      prepared = build(db);
      known.set(db, prepared);
    }
    return prepared;
  };
}

type Value = string | number | null | Uint8Array;

/** One prepared statement of a connection, its values in the order of its question marks. */
export interface Statement<Row> {
  run(...values: readonly Value[]): void;
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): Row[];
}

/**
 * SQL as it stands, prepared once per connection, for the few statements that run for every message of a mailbox:
 * under the same guard and clock as all others, without drizzle's cost per call. Values are bound, never written in.
 */
export function statement<Row = never>(text: string): (db: Drizzle) => Statement<Row> {
  return preparedOnce((db) => {
    const client = clients.get(db);
    if (client === undefined) throw new Error('not a connection of ours');
    return client.prepare(text) as unknown as Statement<Row>;
  });
}
