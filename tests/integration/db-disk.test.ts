import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '#core/db/connection.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { settings } from '#core/db/tables/house.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import {
  bootIn,
  causedBy,
  fakeKeyring,
  openTestDatabase,
  tempDir,
  testKey,
  type FakeKeyring,
  type TestBoot,
  useBundledWorker,
} from '#tests/support/db-harness.ts';
import { ask, keepsakes, putKeepsake } from '#tests/support/db-profile.ts';
import { mountSmallDisk, type SmallDisk } from '#tests/support/db-small-disk.ts';

beforeAll(useBundledWorker);

const diskFull = { code: 'unavailable', details: { storage: 'disk-full' } };
let keyring: FakeKeyring;
let open: TestBoot[];

beforeEach(() => {
  keyring = fakeKeyring();
  open = [];
});

async function start(path: string, options: Parameters<typeof bootIn>[1] = {}): Promise<TestBoot> {
  const started = await bootIn(path, { keyring, ...options });
  open.push(started);
  return started;
}

/** Writes until the disk refuses. Answers the keys of what was acknowledged. */
function writeUntilRefused({ boot }: TestBoot): { kept: string[]; error: unknown } {
  const kept: string[] = [];
  for (let n = 0; n < 10_000; n += 1) {
    const key = `full-${n}`;
    try {
      boot.profile?.db.write(causedBy('user', 'test.fill'), (tx) => {
        tx.db
          .insert(settings)
          .values({ key, value: 'x'.repeat(3_000), changedAt: tx.now })
          .run();
        tx.touch('settings', key);
      });
      kept.push(key);
    } catch (error) {
      return { kept, error };
    }
  }
  throw new Error('the disk never filled up');
}

function writeRows({ boot }: TestBoot, count: number): void {
  boot.profile?.db.write(causedBy('user', 'test.fill'), (tx) => {
    for (let n = 0; n < count; n += 1) {
      tx.db
        .insert(settings)
        .values({ key: `full-${n}`, value: 'x'.repeat(3_000), changedAt: tx.now })
        .run();
    }
  });
}

function keysOf({ boot }: TestBoot): string[] {
  const rows = boot.profile?.db.read.select({ key: settings.key }).from(settings).all() ?? [];
  return rows.map(({ key }) => key).filter((key) => key.startsWith('full-'));
}

const disk: { current: SmallDisk | null } = { current: mountSmallDisk(1) };
const canMount = disk.current !== null;
disk.current?.remove();
if (!canMount) {
  process.stdout.write('No right to mount a small disk: a full one is shown by the limit on file sizes alone.\n');
}

test('a limit on file sizes: writes fail clearly, what was acknowledged stays', async () => {
  const child = await bundleChild('tests/support/db-full-child.ts');
  const dir = tempDir();
  const file = join(dir.path, 'full.db');
  await openTestDatabase({ file }).close();
  const key = Buffer.from(testKey).toString('hex');
  // 1 MiB per file, in bash's blocks of 1,024 bytes.
  const limited = `ulimit -f 1024; exec "$0" "$@"`;
  const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, child, file, key]);
  const said = JSON.parse(stdout) as { kept: number[]; failures: unknown[]; readable: number };
  expect(said.failures).toEqual(Array.from({ length: 10 }, () => ({ code: 'unavailable', storage: 'disk-full' })));
  expect(said.kept.length).toBeGreaterThan(20);
  expect(said.readable).toBe(said.kept.length);
  const connection = openConnection({ file, key: testKey, mode: 'write' });
  expect(connection.pragma('quick_check', { simple: true })).toBe('ok');
  const kept = connection.prepare(`SELECT key FROM settings ORDER BY changed_at, key`).pluck().all();
  expect(new Set(kept)).toEqual(new Set(said.kept.map((n) => `fill-${n}`)));
  connection.close();
  dir.remove();
});

describe.skipIf(!canMount)('a full disk', () => {
  let small: SmallDisk;
  let profile: string;

  beforeEach(() => {
    const mounted = mountSmallDisk(6);
    if (mounted === null) throw new Error('mounting worked a moment ago');
    small = mounted;
    profile = join(small.path, 'profile');
  });
  afterEach(async () => {
    for (const { boot } of open) await boot.close();
    small.remove();
  });

  test('refuses writes, keeps what it acknowledged, and takes more once there is room', async () => {
    const base = await start(profile);
    small.fill();
    base.events.published.length = 0;
    const { kept, error } = writeUntilRefused(base);
    expect(error).toMatchObject(diskFull);
    expect(keysOf(base)).toEqual(kept.toSorted());
    const seen = base.events.published.flatMap((event) =>
      event.type === 'changed' && event.topic === 'settings' ? event.ids : [],
    );
    expect(seen).toEqual(kept);
    small.free();
    await putKeepsake(base.boot, 'after');
    await base.boot.close();
    const again = await start(profile);
    expect(again.boot.state).toMatchObject({ phase: 'ready', recovered: null });
    expect(keysOf(again)).toEqual(kept.toSorted());
    expect(keepsakes(again.boot)).toEqual(['after']);
  });

  test('a process that ends on it loses nothing', async () => {
    const base = await start(profile);
    await putKeepsake(base.boot, 'letter');
    small.fill();
    const { kept } = writeUntilRefused(base);
    await base.boot.close();
    const full = await start(profile);
    expect(full.boot.state).toMatchObject({ phase: 'failed', reason: 'disk-full', ways: ['retry'] });
    small.free();
    await ask(full.boot).retry({});
    expect(keepsakes(full.boot)).toEqual(['letter']);
    expect(keysOf(full)).toEqual(kept.toSorted());
  });

  test('on the first start: said, and the retry makes the profile', async () => {
    small.fill();
    const { boot } = await start(profile);
    expect(boot.state).toMatchObject({ phase: 'failed', reason: 'disk-full', ways: ['retry'], backups: [] });
    small.free();
    await ask(boot).retry({});
    expect(boot.state).toEqual({ phase: 'ready', keySource: 'keyring', recovered: null });
  });

  test('a backup fails as a whole and leaves no part of itself', async () => {
    const base = await start(profile);
    const opened = await base.boot.ready;
    writeRows(base, 300);
    small.fill(300_000);
    await expect(opened.backUp('manual')).rejects.toMatchObject(diskFull);
    expect(opened.backups()).toEqual([]);
    expect(readdirSync(join(profile, 'backups'))).toEqual([]);
    small.free();
    expect(await opened.backUp('manual')).toMatchObject({ reason: 'manual' });
  });

  test('a migration that cannot be backed up first does not begin', async () => {
    const before = { migrations: migrations.slice(0, 1) };
    const base = await start(profile, before);
    writeRows(base, 300);
    await base.boot.close();
    small.fill(300_000);
    const failed = await start(profile);
    expect(failed.boot.state).toMatchObject({ phase: 'failed', reason: 'disk-full' });
    await failed.boot.close();
    const unchanged = await start(profile, before);
    expect(unchanged.boot.profile?.db.schemaVersion).toBe(1);
    await unchanged.boot.close();
    small.free();
    const migrated = await start(profile);
    expect(keysOf(migrated)).toHaveLength(300);
    expect(migrated.boot.profile?.backups()).toMatchObject([{ reason: 'migration' }]);
  });
});

describe('a folder that cannot be written to', () => {
  let dir: ReturnType<typeof tempDir>;

  beforeEach(() => {
    dir = tempDir();
  });
  afterEach(async () => {
    for (const { boot } of open) await boot.close();
    dir.remove();
  });

  /** Permission bits do not bind root: for the while it is somebody else. */
  async function whileReadOnly(run: () => Promise<void>): Promise<void> {
    const isRoot = process.getuid?.() === 0;
    const paths = ['.', ...readdirSync(dir.path, { recursive: true }).map(String)].map((name) => join(dir.path, name));
    const modes = paths.map((path) => statSync(path).mode);
    for (const path of paths) chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444);
    if (isRoot) process.seteuid?.(65_534);
    try {
      await run();
    } finally {
      if (isRoot) process.seteuid?.(0);
      paths.forEach((path, place) => chmodSync(path, modes[place] ?? 0o700));
    }
  }

  test('an existing profile: said, and opened once it is writable', async () => {
    const base = await start(dir.path);
    await putKeepsake(base.boot, 'letter');
    await base.boot.close();
    let locked: TestBoot | undefined;
    await whileReadOnly(async () => {
      locked = await start(dir.path);
      expect(locked.boot.state).toMatchObject({ phase: 'failed', reason: 'read-only', ways: ['retry'] });
      await ask(locked.boot).retry({});
      expect(locked.boot.state).toMatchObject({ phase: 'failed', reason: 'read-only' });
    });
    if (locked === undefined) throw new Error('never started');
    await ask(locked.boot).retry({});
    expect(keepsakes(locked.boot)).toEqual(['letter']);
  });

  test('no profile yet: said, nothing made', async () => {
    await whileReadOnly(async () => {
      const { boot } = await start(join(dir.path, 'new'));
      expect(boot.state).toMatchObject({ phase: 'failed', reason: 'read-only' });
    });
    expect(existsSync(join(dir.path, 'new'))).toBe(false);
    expect(keyring.entries.size).toBe(0);
  });

  test('a database that alone is read-only: said', async () => {
    const base = await start(dir.path);
    await base.boot.close();
    const isRoot = process.getuid?.() === 0;
    chmodSync(dir.path, 0o777);
    for (const name of readdirSync(dir.path)) chmodSync(join(dir.path, name), name === 'hauspost.db' ? 0o444 : 0o666);
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { boot } = await start(dir.path);
      expect(boot.state).toMatchObject({ phase: 'failed', reason: 'read-only' });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
