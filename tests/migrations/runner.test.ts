import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConnection, type Connection } from '#core/db/connection.ts';
import { checksumOf, migrate, schemaVersionOf } from '#core/db/migrate.ts';
import { migrations as shipped, type Migration } from '#core/db/migrations/index.ts';
import {
  bootIn,
  causedBy,
  collectLog,
  tempDir,
  testKey,
  type TestBoot,
  useBundledWorker,
} from '#tests/support/db-harness.ts';
import { ask, keepsakes, putKeepsake, stateOf } from '#tests/support/db-profile.ts';

beforeAll(useBundledWorker);

const one = { id: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT;' };
const two = { id: 2, name: 'two', sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a VALUES (2);' };
const three = { id: 3, name: 'three', sql: 'CREATE TABLE c (x INTEGER) STRICT;' };

describe('the runner', () => {
  let dir: ReturnType<typeof tempDir>;
  let connection: Connection;
  let log: ReturnType<typeof collectLog>;

  beforeEach(() => {
    dir = tempDir();
    connection = openConnection({ file: join(dir.path, 'm.db'), key: testKey, mode: 'write' });
    log = collectLog();
  });
  afterEach(() => {
    connection.close();
    dir.remove();
  });

  const run = (migrations: readonly Migration[]) => migrate(connection, { migrations, nowMs: 1_000, log: log.log });
  const tables = () =>
    connection
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations' ORDER BY 1`)
      .pluck()
      .all();
  const applied = () => connection.prepare('SELECT id FROM migrations ORDER BY id').pluck().all();

  test('applies all that is missing, in the order of ids, once', () => {
    run([three, one, two]);
    expect([tables(), applied()]).toEqual([
      ['a', 'b', 'c'],
      [1, 2, 3],
    ]);
    run([one, two, three]);
    expect(connection.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1);
  });

  test('applies one that came late although a later one is applied already', () => {
    run([one, three]);
    run([one, two, three]);
    expect([tables(), applied()]).toEqual([
      ['a', 'b', 'c'],
      [1, 2, 3],
    ]);
  });

  test('leaves nothing of a migration that fails, and all of those before it', () => {
    const broken = { id: 2, name: 'broken', sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);' };
    const attempt = () => run([one, broken, three]);
    expect(attempt).toThrow(
      expect.objectContaining({ reason: 'migration', message: expect.stringContaining('2 (broken)') }),
    );
    expect([tables(), applied()]).toEqual([['a'], [1]]);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    run([one, two, three]);
    expect(applied()).toEqual([1, 2, 3]);
  });

  test('may rebuild a table that others refer to, and refuses to leave them referring to nothing', () => {
    const parent = {
      id: 1,
      name: 'parent',
      sql: `CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE k (p INTEGER REFERENCES p (id) ON DELETE CASCADE) STRICT;
            INSERT INTO p VALUES (1); INSERT INTO k VALUES (1);`,
    };
    const rebuilt = 'CREATE TABLE p2 (id INTEGER PRIMARY KEY, more TEXT) STRICT;';
    const swap = 'DROP TABLE p; ALTER TABLE p2 RENAME TO p;';
    const keeping = { id: 2, name: 'keeping', sql: `${rebuilt} INSERT INTO p2 (id) SELECT id FROM p; ${swap}` };
    const losing = { id: 3, name: 'losing', sql: `${rebuilt} ${swap}` };
    run([parent, keeping]);
    expect(connection.prepare('SELECT count(*) FROM k').pluck().get()).toBe(1);
    expect(() => run([parent, keeping, losing])).toThrow('1 rows refer to rows that are not there');
    expect(connection.prepare('SELECT count(*) FROM p').pluck().get()).toBe(1);
  });

  test('refuses a database of a newer app, and touches nothing in it', () => {
    run([one, two, three]);
    expect(() => run([one, two])).toThrow(
      expect.objectContaining({ reason: 'newer', message: expect.stringContaining('three') }),
    );
    expect(() => run([one, { ...three, id: 4 }])).toThrow(expect.objectContaining({ reason: 'newer' }));
    expect(applied()).toEqual([1, 2, 3]);
    expect(schemaVersionOf(connection)).toBe(3);
  });

  test('reports one that was edited after it had been applied, and goes on', () => {
    run([one]);
    run([{ ...one, sql: one.sql.replace('x', 'y') }, two]);
    expect(log.lines.filter(({ level }) => level === 50)).toMatchObject([
      { migration: 1, msg: 'migration checksum differs' },
    ]);
    expect(applied()).toEqual([1, 2]);
    expect(checksumOf('a\r\nb')).toBe(checksumOf('a\nb'));
  });
});

describe('a profile that is brought up', () => {
  let dir: ReturnType<typeof tempDir>;
  let open: TestBoot[];

  beforeEach(() => {
    dir = tempDir();
    open = [];
  });
  afterEach(async () => {
    for (const { boot } of open) await boot.close();
    dir.remove();
  });

  const extra = { id: 9_001, name: 'extra', sql: 'CREATE TABLE extra (x TEXT) STRICT;' };

  async function start(migrations: readonly Migration[], before?: TestBoot): Promise<TestBoot> {
    await before?.boot.close();
    const started = await bootIn(dir.path, { migrations, keyring: before?.keyring });
    open.push(started);
    return started;
  }

  test('is backed up first, and only when there is something to lose', async () => {
    const old = await start(shipped);
    expect(old.boot.profile?.backups()).toEqual([]);
    await putKeepsake(old.boot, 'letter');
    const migrated = await start([...shipped, extra], old);
    expect(migrated.boot.profile?.backups()).toMatchObject([{ reason: 'migration' }]);
    expect(migrated.boot.profile?.db.schemaVersion).toBe(9_001);
    const again = await start([...shipped, extra], migrated);
    expect(again.boot.profile?.backups()).toHaveLength(1);
    expect(keepsakes(again.boot)).toEqual(['letter']);
  });

  test('by an app that is older is refused with a clear message, and opens again with the newer one', async () => {
    const newer = await start([...shipped, extra]);
    await putKeepsake(newer.boot, 'letter');
    const older = await start(shipped, newer);
    const state = stateOf(older.boot, 'failed');
    expect(state).toMatchObject({
      reason: 'newer',
      detail: 'written by a newer version: it has extra (9001), unknown here',
    });
    expect(keepsakes((await start([...shipped, extra], older)).boot)).toEqual(['letter']);
  });

  test('by a migration that fails: said, and the backup from before it brings everything back', async () => {
    const old = await start(shipped);
    await putKeepsake(old.boot, 'letter');
    const broken = { ...extra, sql: `${extra.sql} DELETE FROM settings; INSERT INTO nowhere VALUES (1);` };
    const failed = await start([...shipped, broken], old);
    const { backups, ...state } = stateOf(failed.boot, 'failed');
    expect(state).toMatchObject({ reason: 'migration', ways: ['restore', 'retry', 'start-over'] });
    const fixed = await start([...shipped, extra], failed);
    expect(keepsakes(fixed.boot)).toEqual(['letter']);
    expect(backups).toHaveLength(1);
  });

  test('restores a backup of an older schema and brings that up as well', async () => {
    const old = await start(shipped);
    await putKeepsake(old.boot, 'letter');
    const migrated = await start([...shipped, extra], old);
    migrated.boot.profile?.db.write(causedBy('user', 'test.x'), (tx) => tx.db.run(`DELETE FROM settings`) as object);
    const [backup] = migrated.boot.profile?.backups() ?? [];
    // An app that is older fails, which is one of the states that offer a backup.
    const failed = await start(shipped, migrated);
    await ask(failed.boot).restore({ backupId: backup?.id });
    expect(failed.boot.state).toMatchObject({ phase: 'ready', recovered: { restoredFrom: backup?.madeAt } });
    expect(keepsakes(failed.boot)).toEqual(['letter']);
  });
});
