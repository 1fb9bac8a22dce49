import { expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../db/connection.ts';
import { PageOrder } from './page-order.ts';

const shape = { pageSize: 16_384, reservedBytes: 64 };

/** Short mails, and now and then one with a file: what a mailbox is made of, the same each time. */
function makeRows(count: number): { id: number; packed: Uint8Array }[] {
  return Array.from({ length: count }, (_, id) => {
    const size = id % 9 === 0 ? 20_000 + ((id * 7_919) % 90_000) : 900 + ((id * 6_151) % 2_600);
    return { id, packed: new Uint8Array(size) };
  });
}

test('every row comes once', () => {
  const rows = makeRows(300);
  const arranged = new PageOrder(shape).arrange(rows);
  expect(arranged.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
  expect(new PageOrder(shape).arrange([])).toEqual([]);
});

test('the file gets smaller by it', () => {
  const rows = makeRows(1_000);
  const order = new PageOrder(shape);
  const batches = Array.from({ length: 20 }, (_, index) => rows.slice(index * 50, index * 50 + 50));
  const asTheyCame = countPages(batches);
  const arranged = countPages(batches.map((batch) => order.arrange(batch)));
  expect(arranged).toBeLessThan(asTheyCame * 0.97);
});

function countPages(batches: readonly { packed: Uint8Array }[][]): number {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-pages-'));
  const key = new Uint8Array(32).fill(7);
  const connection = openConnection({ file: join(folder, 'raw.db'), key, mode: 'write', pageSize: shape.pageSize });
  try {
    connection.exec('CREATE TABLE blobs (id INTEGER PRIMARY KEY, hash BLOB, size INTEGER, packed BLOB, at INTEGER)');
    const insert = connection.prepare('INSERT INTO blobs (hash, size, packed, at) VALUES (?, 12345, ?, 1700000000000)');
    for (const batch of batches) {
      connection.transaction(() => batch.forEach(({ packed }) => insert.run(new Uint8Array(32), packed)))();
    }
    return connection.pragma('page_count', { simple: true }) as number;
  } finally {
    connection.close();
    rmSync(folder, { recursive: true });
  }
}
