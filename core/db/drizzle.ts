import type { Database as ClientShape } from 'better-sqlite3';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core/db';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core/dialect';
import type { WriteTx } from '../context.ts';
import type { MeasuredClient } from './measured-client.ts';

export type Drizzle = WriteTx['db'];

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
  return new BaseSQLiteDatabase('sync', dialect, session, undefined) as Drizzle;
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
