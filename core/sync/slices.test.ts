import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/db-harness.ts';
import type { WriteTx } from '../context.ts';
import { SliceWriter } from './slices.ts';

const accountId = 'account' as AccountId;
let house: TestDatabase;
let slices: SliceWriter;

beforeEach(() => {
  house = openTestDatabase();
  slices = new SliceWriter(house.db, house.clock, accountId, { isRepeatable: true });
});
afterEach(() => house.close());

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const keep = (tx: WriteTx, rows: readonly number[]) =>
  rows.forEach((row) => tx.db.run(sql`INSERT INTO meta VALUES (${`row ${String(row).padStart(4, '0')}`}, '1')`));
const finish = (tx: WriteTx) => tx.db.run(sql`INSERT INTO meta VALUES ('finished', '1')`);
const kept = () => house.db.read.all<{ key: string }>(sql`SELECT key FROM meta WHERE key LIKE 'row %' ORDER BY key`);
const writes = () =>
  house.db.read.get<{ count: number }>(sql`SELECT count(*) AS count FROM audit WHERE action = 'test.keep'`).count;
const isFinished = () => house.db.read.get(sql`SELECT 1 FROM meta WHERE key = 'finished'`) !== undefined;

test('every row is written once, at most so many at a time', async () => {
  const lengths: number[] = [];
  const apply = (tx: WriteTx, rows: readonly number[]) => {
    lengths.push(rows.length);
    keep(tx, rows);
  };
  await slices.write('test.keep', upTo(237), apply, finish, 25);
  expect(kept()).toHaveLength(237);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
  expect(writes()).toBe(lengths.length);
  expect(isFinished()).toBe(true);
});

test('without rows there is one write, of what follows alone', async () => {
  await slices.write('test.keep', [], keep, finish);
  expect(writes()).toBe(1);
  expect(isFinished()).toBe(true);
});

test('what follows is written with the last rows, or not at all', async () => {
  const fails = (tx: WriteTx, rows: readonly number[]) => {
    keep(tx, rows);
    if (rows.includes(11)) throw new Error('the last slice fails');
  };
  await expect(slices.write('test.keep', upTo(12), fails, finish)).rejects.toThrow('the last slice fails');
  expect(kept().length).toBeGreaterThan(0);
  expect(kept().map(({ key }) => key)).not.toContain('row 0011');
  expect(isFinished()).toBe(false);
});
