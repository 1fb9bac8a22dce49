import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { systemClock } from '#core/clock.ts';
import { openConnection } from '#core/db/connection.ts';
import { preparedOnce } from '#core/db/drizzle.ts';
import { migrate } from '#core/db/migrate.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { openDatabase } from '#core/db/open.ts';
import { createEventBus } from '#core/events/bus.ts';
import { benchCause } from '../support/bench-profile.ts';
import { median } from '../support/bench-samples.ts';

const batchRows = 100;
const pairs = 120;
const warmUps = 20;
const key = new Uint8Array(32).fill(7);
const table = `CREATE TABLE bench_rows (
  id TEXT PRIMARY KEY, thread TEXT NOT NULL, subject TEXT NOT NULL, sent_at INTEGER NOT NULL, is_unread INTEGER NOT NULL
) STRICT`;

const benchRows = sqliteTable('bench_rows', {
  id: text('id').primaryKey(),
  thread: text('thread').notNull(),
  subject: text('subject').notNull(),
  sentAt: integer('sent_at').notNull(),
  isUnread: integer('is_unread').notNull(),
});

const insertRow = preparedOnce((db) =>
  db
    .insert(benchRows)
    .values({
      id: sql.placeholder('id'),
      thread: sql.placeholder('thread'),
      subject: sql.placeholder('subject'),
      sentAt: sql.placeholder('sentAt'),
      isUnread: sql.placeholder('isUnread'),
    })
    .prepare(),
);

/**
 * Rows a second through `db.write` over rows a second through the bare driver. Both write the same rows into files with
 * the same cipher and the same durability, a hundred to a transaction, and take turns (A B A B), so that whatever else
 * the machine does meets both. The kernel adds what a write means in the product: guard, audit row, event, statement log.
 */
export async function measureWriteRatio(): Promise<{ ratio: number; kernelRowsPerSecond: number; rawRowsPerSecond: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-bench-'));
  const clock = systemClock();
  const log = pino({ level: 'silent' });
  const rawFile = join(folder, 'raw.db');
  const raw = openConnection({ file: rawFile, key, mode: 'write' });
  migrate(raw, { migrations, nowMs: clock.now(), log });
  raw.exec(table);
  const insertRaw = raw.prepare('INSERT INTO bench_rows VALUES (?, ?, ?, ?, ?)');
  const rawBatch = raw.transaction((rows: Row[]) => {
    for (const row of rows) insertRaw.run(row.id, row.thread, row.subject, row.sentAt, row.isUnread);
  });

  const file = join(folder, 'kernel.db');
  const writer = openConnection({ file, key, mode: 'write' });
  migrate(writer, { migrations, nowMs: clock.now(), log });
  writer.exec(table);
  const db = openDatabase({
    file,
    key,
    writer,
    clock,
    events: createEventBus(),
    log,
    queryWorkerUrl: new URL('../../core/workers/query.worker.ts', import.meta.url),
  });
  const kernelBatch = (rows: Row[]) =>
    db.write(benchCause('bench.write'), (tx) => {
      const insert = insertRow(tx.db);
      for (const row of rows) {
        insert.run(row);
        tx.touch('threads', row.thread);
      }
    });

  const kernelMs: number[] = [];
  const rawMs: number[] = [];
  for (let pair = -warmUps; pair < pairs; pair += 1) {
    const rows = makeRows(pair + warmUps);
    const kernel = timeSync(() => kernelBatch(rows));
    const bare = timeSync(() => rawBatch.immediate(rows));
    if (pair < 0) continue;
    kernelMs.push(kernel);
    rawMs.push(bare);
  }
  await db.close();
  raw.close();
  rmSync(folder, { recursive: true });
  return {
    // The median of the pairs' ratios: both halves of a pair met the same moment of the disk.
    ratio: median(kernelMs.map((ms, pair) => (rawMs[pair] ?? 0) / ms)),
    kernelRowsPerSecond: (batchRows / median(kernelMs)) * 1000,
    rawRowsPerSecond: (batchRows / median(rawMs)) * 1000,
  };
}

type Row = ReturnType<typeof makeRows>[number];

function makeRows(batch: number) {
  return Array.from({ length: batchRows }, (_, index) => ({
    id: `${batch}-${index}-${'0'.repeat(24)}`,
    thread: `thread-${(batch * batchRows + index) % 500}`,
    subject: `Angebot für die Küche, Fassung ${index}`,
    sentAt: 1_790_000_000_000 + index,
    isUnread: index % 2,
  }));
}

function timeSync(run: () => void): number {
  const startedMs = performance.now();
  run();
  return performance.now() - startedMs;
}
