import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { causedBy, collectLog, openTestDatabase } from '#tests/support/db-harness.ts';
import { fakeClock } from '#tests/support/fake-clock.ts';
import { shapeOf, StatementLog } from './statement-log.ts';

test('a shape has no values, whether bound or written out', () => {
  expect(shapeOf(`select "id",\n  "subject" from "messages" where "subject" = 'It''s private' and n > 42.5`)).toBe(
    'select id, subject from messages where subject = ? and n > ?',
  );
  expect(shapeOf('insert into t1 values (?, ?, ?), (?, ?, ?), (?, ?, ?)')).toBe('insert into t1 values (?…)…');
  expect(shapeOf(`select ${'x'.repeat(5_000)}`)).toHaveLength(200);
});

test('keeps what took over 40 ms: how often, how long at worst, when last', () => {
  const clock = fakeClock();
  const { log, lines } = collectLog();
  const statements = new StatementLog(clock, log);
  statements.note('quick', 39.9);
  statements.note('slow', 41);
  clock.advance(1_000);
  statements.note('slow', 80.26);
  statements.note('slow', 50);
  statements.note('slower', 200);
  expect(statements.list()).toEqual([
    { name: 'slower', count: 1, worstMs: 200, lastAt: clock.now() },
    { name: 'slow', count: 3, worstMs: 80.3, lastAt: clock.now() },
  ]);
  expect(lines.map(({ statement, tookMs }) => [statement, tookMs])).toEqual([
    ['slow', 41],
    ['slow', 80],
    ['slow', 50],
    ['slower', 200],
  ]);
});

test('forgets the fastest when there are too many', () => {
  const statements = new StatementLog(fakeClock(), collectLog().log);
  for (let place = 0; place < 150; place += 1) statements.note(`s${place}`, 100 + place);
  expect(statements.list()).toHaveLength(100);
  expect(statements.list().at(-1)?.name).toBe('s50');
});

const slowSelect = sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)
  SELECT count(*) AS total FROM n WHERE i != ${'private-value'}`;

test('finds slow reads and slow writes, by name and without values', async () => {
  const base = openTestDatabase();
  base.db.read.get(slowSelect);
  base.db.write(causedBy('user', 'threads.slow'), (tx) => tx.db.get(slowSelect) as object);
  const names = base.db.slowStatements().map(({ name }) => name);
  expect(names).toContainEqual(expect.stringMatching(/^WITH RECURSIVE n \(i\) AS \(SELECT \? UNION/));
  expect(names).toContain('write threads.slow');
  expect(JSON.stringify([base.db.slowStatements(), base.lines])).not.toContain('private-value');
  await base.close();
});
