import { is, sql } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { openTestDatabase } from '#tests/support/db-harness.ts';
import * as engine from './engine.ts';
import * as mail from './mail.ts';
import * as triage from './triage.ts';
import * as trust from './trust.ts';
import * as writing from './writing.ts';

const tables = Object.values({ ...mail, ...triage, ...trust, ...writing, ...engine }).filter((table) =>
  is(table, SQLiteTable),
);

test.each(tables.map((table) => ({ ...getTableConfig(table) })))('$name is as the migration made it', async (table) => {
  const test = openTestDatabase();
  const made = test.db.read.all<{ name: string; type: string; notnull: number; pk: number }>(
    sql`SELECT name, type, "notnull", pk FROM pragma_table_info(${table.name}) ORDER BY name`,
  );
  const keys = table.primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const mirrored = table.columns.map((column) => ({
    name: column.name,
    type: column.getSQLType().toUpperCase(),
    notnull: column.notNull ? 1 : 0,
    pk: column.primary ? 1 : keys.indexOf(column.name) + 1,
  }));
  expect(made).toEqual(mirrored.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  await test.close();
});

test('every table of the migration has its mirror', () => {
  expect(
    Object.values(mail)
      .filter((table) => is(table, SQLiteTable))
      .map((table) => getTableConfig(table).name)
      .toSorted(),
  ).toEqual([
    'accounts',
    'attachments',
    'drafts',
    'mailboxes',
    'message_mailboxes',
    'message_texts',
    'messages',
    'thread_views',
    'threads',
    'view_counts',
  ]);
});
