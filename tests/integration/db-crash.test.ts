import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '#core/db/connection.ts';
import { settings } from '#core/db/tables/house.ts';
import {
  bootIn,
  causedBy,
  fakeKeyring,
  settled,
  tempDir,
  testKey,
  type FakeKeyring,
  type TestBoot,
  useBundledWorker,
} from '#tests/support/db-harness.ts';
import { ask, crashCopy, keepsakes, putKeepsake, stateOf } from '#tests/support/db-profile.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';

beforeAll(useBundledWorker);

type Dir = ReturnType<typeof tempDir>;
let keyring: FakeKeyring;
let dirs: Dir[];
let open: TestBoot[];

beforeEach(() => {
  keyring = fakeKeyring();
  dirs = [];
  open = [];
});
afterEach(async () => {
  for (const { boot } of open) await boot.close();
  for (const dir of dirs) dir.remove();
});

async function start(path: string): Promise<TestBoot> {
  const started = await bootIn(path, { keyring });
  open.push(started);
  return started;
}

/** A folder as a crash leaves it: 'old' folded into the file, 'new' in the log alone. */
async function crashed(): Promise<string> {
  const dir = tempDir();
  const first = await start(dir.path);
  await putKeepsake(first.boot, 'old');
  await first.boot.close();
  const second = await start(dir.path);
  await putKeepsake(second.boot, 'new');
  const copy = crashCopy(dir.path);
  await second.boot.close();
  dirs.push(dir, copy);
  return copy.path;
}

async function closedProfile(): Promise<string> {
  const dir = tempDir();
  dirs.push(dir);
  const { boot } = await start(dir.path);
  await putKeepsake(boot, 'old');
  await (await boot.ready).backUp('manual');
  await putKeepsake(boot, 'new');
  fill(boot);
  await boot.close();
  return dir.path;
}

/** Enough pages that damage can be told from a damaged first page. */
function fill(boot: TestBoot['boot']): void {
  boot.profile?.db.write(causedBy('user', 'test.fill'), (tx) => {
    for (let n = 0; n < 300; n += 1) {
      tx.db
        .insert(settings)
        .values({ key: `fill-${n}`, value: 'x'.repeat(1_500), changedAt: 0 })
        .run();
    }
  });
}

function flipBytes(path: string, count: number, from = 0, to = statSync(path).size): void {
  const random = seededRandom(20_261_121);
  const handle = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  for (let n = 0; n < count; n += 1) {
    const at = from + Math.floor(random() * (to - from));
    readSync(handle, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 0xff;
    writeSync(handle, byte, 0, 1, at);
  }
  closeSync(handle);
}

describe('after a crash', () => {
  test('the file is checked, all commits are there, and the state says so', async () => {
    const { boot, events } = await start(await crashed());
    expect(keepsakes(boot)).toEqual(['new', 'old']);
    expect(boot.state).toMatchObject({
      phase: 'ready',
      recovered: { checkedMs: expect.any(Number), restoredFrom: null },
    });
    expect(events.published.length).toBeGreaterThan(3);
    await boot.close();
  });

  test('once closed properly the next start needs no check', async () => {
    const path = await crashed();
    await (await start(path)).boot.close();
    expect(readdirSync(path)).not.toContain('hauspost.db-wal');
    expect((await start(path)).boot.state).toMatchObject({ phase: 'ready', recovered: null });
  });

  test.each([
    ['missing', (wal: string) => rmSync(wal), 'is gone'],
    ['emptied', (wal: string) => truncateSync(wal, 0), 'is empty'],
    ['cut within its header', (wal: string) => truncateSync(wal, 20), 'is empty'],
    ['of another database', replaceByForeignLog, 'belongs to another database'],
  ])('a log that is %s: said, nothing dropped, and put back all is there', async (_what, damage, detail) => {
    const path = await crashed();
    const wal = join(path, 'hauspost.db-wal');
    const kept = readFileSync(wal);
    const database = readFileSync(join(path, 'hauspost.db'));
    damage(wal);
    const { boot } = await start(path);
    const state = stateOf(boot, 'failed');
    expect(state).toMatchObject({ reason: 'missing', ways: ['restore', 'retry', 'start-over'] });
    expect(state.detail).toContain(detail);
    expect(readFileSync(join(path, 'hauspost.db')).equals(database)).toBe(true);
    writeFileSync(wal, kept);
    await ask(boot).retry({});
    expect(keepsakes(boot)).toEqual(['new', 'old']);
  });

  test('a log that stays lost: the file as it stands is offered as a backup', async () => {
    const path = await crashed();
    rmSync(join(path, 'hauspost.db-wal'));
    const { boot } = await start(path);
    const { backups } = stateOf(boot, 'failed');
    expect(backups).toMatchObject([{ reason: 'restore' }]);
    await ask(boot).restore({ backupId: backups[0]?.id });
    expect(boot.state).toMatchObject({ phase: 'ready', recovered: { restoredFrom: backups[0]?.madeAt } });
    expect(keepsakes(boot)).toEqual(['old']);
    expect(readdirSync(path).filter((name) => name.startsWith('hauspost.db.damaged-'))).toHaveLength(1);
  });

  test('a log beside a file that was closed properly is kept, and does no harm', async () => {
    const path = await closedProfile();
    replaceByForeignLog(join(path, 'hauspost.db-wal'));
    const { boot } = await start(path);
    expect(boot.state).toMatchObject({ phase: 'ready', recovered: { restoredFrom: null } });
    expect(keepsakes(boot)).toEqual(['new', 'old']);
    expect(readdirSync(path).filter((name) => name.startsWith('hauspost.db-wal.stray-'))).toHaveLength(1);
  });
});

function replaceByForeignLog(wal: string): void {
  const dir = tempDir();
  dirs.push(dir);
  const file = join(dir.path, 'other.db');
  const other = openConnection({ file, key: testKey, mode: 'write' });
  other.exec('CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES (1)');
  copyFileSync(`${file}-wal`, wal);
  other.close();
}

describe('a damaged page', () => {
  test('after a crash: found before anything is opened, nothing of the evidence is touched', async () => {
    const path = await crashed();
    const database = join(path, 'hauspost.db');
    flipBytes(database, 40, 8_192);
    const [bytes, log] = [readFileSync(database), readFileSync(`${database}-wal`)];
    const { boot } = await start(path);
    expect(boot.state).toMatchObject({ phase: 'failed', reason: 'corrupt', ways: ['retry', 'start-over'] });
    expect(readFileSync(database).equals(bytes)).toBe(true);
    expect(readFileSync(`${database}-wal`).equals(log)).toBe(true);
  });

  test('on the first page: corrupt, not a wrong key; a backup brings it back, the damaged file stays', async () => {
    const path = await closedProfile();
    const database = join(path, 'hauspost.db');
    flipBytes(database, 1_000, 0, 4_096);
    const damaged = readFileSync(database);
    const { boot } = await start(path);
    const { backups, ...state } = stateOf(boot, 'failed');
    expect(state).toMatchObject({ reason: 'corrupt', ways: ['restore', 'retry', 'start-over'] });
    await ask(boot).restore({ backupId: backups[0]?.id });
    expect(boot.state).toMatchObject({ phase: 'ready', recovered: { restoredFrom: backups[0]?.madeAt } });
    expect(keepsakes(boot)).toEqual(['old']);
    const [kept] = readdirSync(path).filter((name) => name.startsWith('hauspost.db.damaged-'));
    expect(readFileSync(join(path, kept ?? '')).equals(damaged)).toBe(true);
  });

  test('met while the app runs: the reader is told, what lives on the profile is taken down, boot fails', async () => {
    const path = await closedProfile();
    const database = join(path, 'hauspost.db');
    // The last pages hold nothing but the filling, so the profile still opens.
    flipBytes(database, 2_000, statSync(database).size - 100 * 4_096);
    const { boot, log } = await start(path);
    const read = () => boot.profile?.db.read.select().from(settings).all();
    expect(read).toThrow(expect.objectContaining({ code: 'unavailable', details: { storage: 'corrupt' } }));
    await settled(boot);
    expect(boot.state).toMatchObject({ phase: 'failed', reason: 'corrupt' });
    expect(boot.profile).toBeNull();
    expect(log.lines.some(({ msg }) => msg === 'the profile could not be opened')).toBe(true);
    await boot.close();
    // Not taken for a proper end: the next start checks and finds it at once.
    expect((await start(path)).boot.state).toMatchObject({ phase: 'failed', reason: 'corrupt' });
  });

  test('a backup that is not there is refused before anything moves', async () => {
    const path = await closedProfile();
    flipBytes(join(path, 'hauspost.db'), 1_000, 0, 4_096);
    const { boot } = await start(path);
    for (const backupId of ['no-such', '../../etc/passwd', '']) {
      await expect(ask(boot).restore({ backupId })).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(boot.state.phase).toBe('failed');
    expect(existsSync(join(path, 'hauspost.db'))).toBe(true);
  });
});

test('what cannot be built on a profile closes it again, and the retry builds it', async () => {
  const path = await closedProfile();
  const { boot } = await start(path);
  let isBroken = true;
  boot.onOpened(() => {
    if (isBroken) throw new Error('a feature does not start');
  });
  await boot.run(() => boot.attempt());
  expect(boot.state).toMatchObject({ phase: 'failed', reason: 'unknown', detail: 'a feature does not start' });
  expect(boot.profile).toBeNull();
  isBroken = false;
  await ask(boot).retry({});
  expect(boot.state).toMatchObject({ phase: 'ready', recovered: null });
  await Promise.all([boot.close(), boot.close()]);
});

test('what lives on a profile is built at each opening and taken down before each closing', async () => {
  const path = await closedProfile();
  const { boot } = await start(path);
  const calls: string[] = [];
  boot.onOpened((profile) => {
    calls.push(`built on ${profile.db.schemaVersion > 0 ? 'a profile' : 'nothing'}`);
    return async () => {
      // Closing comes later: a last write still works.
      profile.db.write(causedBy('system', 'test.last'), () => {});
      calls.push('taken down');
    };
  });
  await boot.run(() => boot.attempt());
  await boot.close();
  expect(calls).toEqual(['built on a profile', 'taken down']);
});
