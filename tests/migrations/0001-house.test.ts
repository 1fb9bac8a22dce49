import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { causedBy, openTestDatabase, type TestDatabase } from '#tests/support/db-harness.ts';
import * as engine from '#core/db/tables/engine.ts';
import * as house from '#core/db/tables/house.ts';
import * as invites from '#core/db/tables/invites.ts';
import * as mail from '#core/db/tables/mail.ts';
import * as reader from '#core/db/tables/reader.ts';
import * as triage from '#core/db/tables/triage.ts';
import * as trust from '#core/db/tables/trust.ts';
import * as unsubscribes from '#core/db/tables/unsubscribes.ts';
import * as writing from '#core/db/tables/writing.ts';

let base: TestDatabase;

beforeEach(() => {
  base = openTestDatabase();
});
afterEach(() => base.close());

const all = { ...house, ...mail, ...engine, ...triage, ...invites, ...reader, ...trust, ...unsubscribes, ...writing };
const tables = Object.values<unknown>(all).filter((value) => value instanceof SQLiteTable);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

function columnsOf(table: string): Column[] {
  return base.db.read.all(sql`SELECT name, type, "notnull", pk FROM pragma_table_info(${table})`);
}

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'drizzle sees %s as the migrations made it',
  (name, table) => {
    const columns = columnsOf(name);
    const drizzled = getTableConfig(table).columns;
    expect(drizzled.map((column) => column.name)).toEqual(columns.map((column) => column.name));
    // A key is never null, whether the table says so or not.
    const seen = drizzled.map((column) => [
      column.name,
      column.getSQLType().toUpperCase(),
      column.primary || column.notNull,
    ]);
    expect(seen).toEqual(columns.map(({ name: column, type, notnull, pk }) => [column, type, pk > 0 || notnull === 1]));
  },
);

test('drizzle knows every table that is there', () => {
  const there = base.db.read.all<{ name: string }>(
    // Without the tables of full-text search, which SQLite keeps for itself.
    sql`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  expect(tables.map((table) => getTableConfig(table).name).toSorted()).toEqual(
    there.map(({ name }) => name).toSorted(),
  );
});

test('every table is strict', () => {
  const lax = base.db.read.all(sql`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND strict = 0 AND name NOT LIKE 'sqlite_%'`);
  expect(lax).toEqual([]);
});

test.each([
  ['JSON that is none', sql`INSERT INTO settings VALUES ('x', '{broken', 0)`, 'CHECK constraint'],
  ['a number for a text', sql`INSERT INTO secrets VALUES ('x', x'00', 0)`, 'cannot store BLOB'],
  [
    'a state that is none',
    sql`INSERT INTO jobs (id, kind, run_at, state, correlation_id, made_at) VALUES ('j', 'k', 0, 'odd', '', 0)`,
    'CHECK constraint',
  ],
  [
    'an outbox op of no write',
    sql`INSERT INTO outbox (write_seq, account_id, kind, key, next_try_at, made_at) VALUES (99, 'a', 'k', 'key', 0, 0)`,
    'FOREIGN KEY',
  ],
  [
    'an undo entry of no write',
    sql`INSERT INTO undo_entries (token, write_seq, label, count, kind, made_at) VALUES ('t', 99, '', 1, 'k', 0)`,
    'FOREIGN KEY',
  ],
])('refuses %s', (_what, statement, refusal) => {
  expect(() => base.db.write(causedBy('system', 'test.bad'), (tx) => tx.db.run(statement) as object)).toThrow(refusal);
});
