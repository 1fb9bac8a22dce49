import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempDir, testKey } from '#tests/support/db-harness.ts';
import { openConnection } from './connection.ts';
import { unpackedPath } from './native-path.ts';

let dir: ReturnType<typeof tempDir>;
let file: string;

beforeEach(() => {
  dir = tempDir();
  file = join(dir.path, 'x.db');
  const writer = openConnection({ file, key: testKey, mode: 'write' });
  writer.exec(`CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('canary-in-a-row')`);
  writer.close();
});
afterEach(() => dir.remove());

test('another key opens nothing, and neither does a key that differs in one bit', () => {
  const near = testKey.slice();
  near[31] = (near[31] ?? 0) ^ 1;
  for (const key of [new Uint8Array(32), near]) {
    const open = () => openConnection({ file, key, mode: 'read' });
    expect(open).toThrow(expect.objectContaining({ code: 'unavailable', details: { storage: 'wrong-key' } }));
  }
});

test('the key is used as it is: no derivation slows the opening', () => {
  const startedMs = performance.now();
  for (let count = 0; count < 20; count += 1) openConnection({ file, key: testKey, mode: 'read' }).close();
  // Argon2, the cipher's default derivation, takes more than this for one.
  expect((performance.now() - startedMs) / 20).toBeLessThan(20);
});

test('nothing in the file is readable, not even its header', () => {
  const bytes = readFileSync(file);
  expect(bytes.includes('canary-in-a-row')).toBe(false);
  expect(bytes.includes('CREATE TABLE')).toBe(false);
  expect(bytes.subarray(0, 16).includes('SQLite format 3')).toBe(false);
});

test('a writer is durable, strict about references, and sorts in memory', () => {
  const writer = openConnection({ file, key: testKey, mode: 'write' });
  const pragma = (name: string) => writer.pragma(name, { simple: true });
  expect({
    journal: pragma('journal_mode'),
    synchronous: pragma('synchronous'),
    foreignKeys: pragma('foreign_keys'),
    tempStore: pragma('temp_store'),
    busyTimeoutMs: pragma('busy_timeout'),
  }).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, tempStore: 2, busyTimeoutMs: 5_000 });
  writer.close();
});

test('vectors are there, in a reader too', () => {
  const reader = openConnection({ file, key: testKey, mode: 'read' });
  expect(reader.prepare('SELECT vec_distance_l2(?, ?)').pluck().get('[0, 3]', '[4, 0]')).toBe(5);
  expect(() => reader.exec('DELETE FROM t')).toThrow('readonly');
  reader.close();
});

test('native code is looked for outside of the archive', () => {
  expect(unpackedPath('/opt/Hauspost/resources/app.asar/node_modules/x/y.node')).toBe(
    '/opt/Hauspost/resources/app.asar.unpacked/node_modules/x/y.node',
  );
  expect(unpackedPath('C:\\Hauspost\\resources\\app.asar\\y.node')).toBe(
    'C:\\Hauspost\\resources\\app.asar.unpacked\\y.node',
  );
  expect(unpackedPath('/srv/hauspost/node_modules/y.node')).toBe('/srv/hauspost/node_modules/y.node');
});
