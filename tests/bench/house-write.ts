import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '#core/clock.ts';
import { openConnection, type Connection } from '#core/db/connection.ts';
import { statement } from '#core/db/drizzle.ts';
import { migrate } from '#core/db/migrate.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { openDatabase } from '#core/db/open.ts';
import { createEventBus } from '#core/events/bus.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { benchCause } from '../support/bench-profile.ts';
import { median } from '../support/bench-samples.ts';

const batchRows = 100;
const pairs = 120;
const warmUps = 20;
const key = new Uint8Array(32).fill(7);
const accountId = 'bench-account' as AccountId;
const threadId = 'bench-thread' as ThreadId;

const insertSql = `INSERT INTO messages (id, account_id, thread_id, rfc_id, from_name, from_address, to_list, cc_list,
  subject, sent_at, is_unread, is_starred, is_own, has_attachment, snippet)
  VALUES (${Array.from({ length: 15 }, () => '?').join(', ')})`;
// As the product stores the messages of a mailbox (core/threads/store-messages.ts).
const insertMessage = statement(insertSql);

/**
 * Rows a second through `db.write` over rows a second through the bare driver. Both write the same message rows into
 * databases of the product's schema with the same cipher and the same durability, a hundred to a transaction, and take turns (A B A B), so that whatever else
 * the machine does meets both. The kernel adds what a write means in the product: guard, audit row, event, statement log.
 */
export async function measureWriteRatio(): Promise<{
  ratio: number;
  kernelRowsPerSecond: number;
  rawRowsPerSecond: number;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-bench-'));
  const raw = openEmpty(join(folder, 'raw.db'));
  const insertRaw = raw.prepare(insertSql);
  const rawBatch = raw.transaction((rows: Row[]) => {
    for (const row of rows) insertRaw.run(...valuesOf(row));
  });

  const file = join(folder, 'kernel.db');
  const db = openDatabase({
    file,
    key,
    writer: openEmpty(file),
    clock: systemClock(),
    events: createEventBus(),
    log: pino({ level: 'silent' }),
    queryWorkerUrl: new URL('../../core/workers/query.worker.ts', import.meta.url),
  });
  const kernelBatch = (rows: Row[]) =>
    db.write(benchCause('bench.write'), (tx) => {
      const insert = insertMessage(tx.db);
      for (const row of rows) {
        insert.run(...valuesOf(row));
        tx.touch('threads', row.id);
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

function valuesOf(row: Row) {
  return [
    row.id,
    row.accountId,
    row.threadId,
    row.rfcId,
    row.fromName,
    row.fromAddress,
    JSON.stringify(row.to),
    JSON.stringify(row.cc),
    row.subject,
    row.sentAt,
    Number(row.isUnread),
    Number(row.isStarred),
    Number(row.isOwn),
    Number(row.hasAttachment),
    row.snippet,
  ];
}

function makeRows(batch: number) {
  return Array.from({ length: batchRows }, (_, index) => ({
    id: `${String(batch).padStart(8, '0')}-0000-7000-8000-${String(index).padStart(12, '0')}`,
    accountId,
    threadId,
    rfcId: `<${batch}.${index}@bench.example>`,
    fromName: 'Jörg Öhlmann',
    fromAddress: 'joerg@bench.example',
    to: [{ name: 'Me', address: 'me@bench.example' }],
    cc: [],
    subject: `Angebot für die Küche, Fassung ${index}`,
    sentAt: 1_790_000_000_000 + batch * batchRows + index,
    isUnread: index % 2 === 0,
    isStarred: false,
    isOwn: false,
    hasAttachment: index % 10 === 0,
    snippet:
      'Passt dir Freitag um zehn, oder lieber nach dem Mittag? Ich bringe die Unterlagen mit, auch die vom letzten Mal.',
  }));
}

/** A database of the product's schema with the one account and conversation that the rows hang on. */
function openEmpty(file: string): Connection {
  const connection = openConnection({ file, key, mode: 'write' });
  migrate(connection, { migrations, nowMs: 0, log: pino({ level: 'silent' }) });
  connection
    .prepare(
      "INSERT INTO accounts (id, kind, address, name, mark, created_at) VALUES (?, 'demo', 'me@bench.example', 'Bench', 1, 0)",
    )
    .run(accountId);
  connection
    .prepare(`INSERT INTO threads (id, account_id, subject, last_at, message_count, unread_count, is_starred, has_attachment,
       senders, snippet) VALUES (?, ?, 'Bench', 0, 0, 0, 0, 0, '[]', '')`)
    .run(threadId, accountId);
  return connection;
}

function timeSync(run: () => void): number {
  const startedMs = performance.now();
  run();
  return performance.now() - startedMs;
}
