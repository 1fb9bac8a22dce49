import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toRecoveryCode } from '#core/profile/recovery-code.ts';
import {
  bootIn,
  fakeKeyring,
  tempDir,
  type FakeKeyring,
  type TestBoot,
  type TestBootOptions,
} from '#tests/support/db-harness.ts';
import { ask, keepsakes, putKeepsake, stateOf } from '#tests/support/db-profile.ts';

const passphrase = 'ein langer Satz';
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

async function start(options: TestBootOptions = {}, path = dir.path): Promise<TestBoot> {
  const started = await bootIn(path, options);
  open.push(started);
  return started;
}

/** A profile with one keepsake, closed again. Answers its keyring and its recovery code. */
async function makeProfile(options: TestBootOptions = {}): Promise<{ keyring: FakeKeyring; code: string }> {
  const { boot, keyring } = await start(options);
  await putKeepsake(boot, 'letter');
  const code = (await boot.ready).recoveryCode();
  await boot.close();
  return { keyring, code };
}

const path = (name: string) => join(dir.path, name);

describe('with a keyring', () => {
  test('the first start makes key and database, the second finds them', async () => {
    const { keyring } = await makeProfile();
    expect([...keyring.entries.keys()]).toEqual([expect.stringMatching(/^hauspost\/[0-9a-f-]{36}$/)]);
    const { boot } = await start({ keyring });
    expect(boot.state).toEqual({ phase: 'ready', keySource: 'keyring', recovered: null });
    expect(keepsakes(boot)).toEqual(['letter']);
  });

  test.skipIf(process.platform === 'win32')('nobody else may read the folder and its files', async () => {
    const { boot } = await start({}, path('new'));
    await putKeepsake(boot, 'letter');
    await (await boot.ready).backUp('manual');
    const entries = ['.', ...readdirSync(path('new'), { recursive: true }).map(String)];
    expect(entries).toEqual(
      expect.arrayContaining(['hauspost.db', 'hauspost.db-wal', 'key.json', 'run.json', 'backups']),
    );
    const readable = entries.filter((name) => (statSync(join(path('new'), name)).mode & 0o077) !== 0);
    expect(readable).toEqual([]);
  });

  test('when it does not answer: locked, with ways; once it answers again, all is there', async () => {
    const { keyring } = await makeProfile();
    keyring.isAvailable = false;
    const { boot } = await start({ keyring });
    expect(boot.state).toEqual({
      phase: 'locked',
      reason: 'keyring-unavailable',
      ways: ['retry', 'recovery-code', 'start-over'],
      detail: 'no keyring answers on this session bus',
    });
    keyring.isAvailable = true;
    await ask(boot).retry({});
    expect(boot.state).toMatchObject({ phase: 'ready', keySource: 'keyring' });
    expect(keepsakes(boot)).toEqual(['letter']);
  });

  test('when it lost the key: locked, never a new empty profile; the code opens and puts the key back', async () => {
    const { keyring, code } = await makeProfile();
    keyring.entries.clear();
    const { boot } = await start({ keyring });
    expect(boot.state).toMatchObject({ phase: 'locked', reason: 'key-lost' });
    await ask(boot).recover({ recoveryCode: code.toLowerCase().replaceAll('-', ' ') });
    expect(boot.state).toMatchObject({ phase: 'ready', keySource: 'keyring' });
    expect(keepsakes(boot)).toEqual(['letter']);
    await boot.close();
    expect((await start({ keyring })).boot.state).toMatchObject({ phase: 'ready', keySource: 'keyring' });
  });

  test('when it holds another key: wrong-key', async () => {
    const { keyring } = await makeProfile();
    for (const name of keyring.entries.keys()) keyring.entries.set(name, Buffer.alloc(32, 1).toString('base64'));
    expect((await start({ keyring })).boot.state).toMatchObject({ phase: 'locked', reason: 'wrong-key' });
  });

  test('that forgets at once is none: the first start asks for a passphrase', async () => {
    const keyring = { ...fakeKeyring(), get: () => Promise.resolve(null) };
    const { boot } = await start({ keyring });
    expect(boot.state).toEqual({ phase: 'needsPassphrase', keyringError: 'the keyring did not keep the key' });
    expect(existsSync(path('hauspost.db'))).toBe(false);
  });

  test('gone for good: the code opens, and as proof it lets the user set a passphrase', async () => {
    const { keyring, code } = await makeProfile();
    keyring.isAvailable = false;
    const { boot } = await start({ keyring });
    await ask(boot).recover({ recoveryCode: code });
    expect(boot.state).toMatchObject({ phase: 'ready', keySource: 'memory' });
    const profile = await boot.ready;
    await expect(profile.changePassphrase('guess', passphrase)).rejects.toMatchObject({ code: 'not-allowed' });
    await profile.changePassphrase(code, passphrase);
    await boot.close();
    const again = await start({ keyring });
    expect(again.boot.state).toMatchObject({
      reason: 'keyring-unavailable',
      ways: expect.arrayContaining(['passphrase']),
    });
    await ask(again.boot).unlock({ passphrase });
    expect(keepsakes(again.boot)).toEqual(['letter']);
  });
});

describe('with a passphrase', () => {
  test('the first start asks, makes the vault, and the next start asks for it', async () => {
    const keyring = fakeKeyring(false);
    const first = await start({ keyring });
    expect(stateOf(first.boot, 'needsPassphrase').keyringError).toContain('no keyring');
    await ask(first.boot).createVault({ passphrase });
    expect(first.boot.state).toMatchObject({ phase: 'ready', keySource: 'vault' });
    await putKeepsake(first.boot, 'letter');
    await first.boot.close();

    const { boot, events } = await start({ keyring });
    const ways = ['passphrase', 'recovery-code', 'start-over'];
    expect(boot.state).toEqual({ phase: 'locked', reason: 'passphrase', ways, detail: null });
    const wrong = ask(boot).unlock({ passphrase: 'ein langer satz' });
    await expect(wrong).rejects.toMatchObject({ code: 'not-allowed', details: { reason: 'wrong-passphrase' } });
    expect(boot.state.phase).toBe('locked');
    events.published.length = 0;
    await ask(boot).unlock({ passphrase });
    expect(keepsakes(boot)).toEqual(['letter']);
    expect(
      events.published.filter((event) => event.type === 'changed' && event.topic === 'boot').length,
    ).toBeGreaterThan(1);
  });

  test('given at the start it opens without asking; a wrong one is asked for', async () => {
    await makeProfile({ passphrase });
    const { boot } = await start({ passphrase });
    expect(boot.state).toMatchObject({ phase: 'ready', keySource: 'vault' });
    await boot.close();
    const wrong = await start({ passphrase: 'another' });
    expect(wrong.boot.state).toMatchObject({ phase: 'locked', reason: 'passphrase', detail: expect.any(String) });
  });

  test('changed: the old one opens no more, the new one and the code do', async () => {
    const { code } = await makeProfile({ passphrase });
    const { boot } = await start({ passphrase });
    await (await boot.ready).changePassphrase(passphrase, 'ein neuer langer Satz');
    await boot.close();
    const again = await start();
    await expect(ask(again.boot).unlock({ passphrase })).rejects.toMatchObject({ code: 'not-allowed' });
    await ask(again.boot).unlock({ passphrase: 'ein neuer langer Satz' });
    expect(keepsakes(again.boot)).toEqual(['letter']);
    expect((await again.boot.ready).recoveryCode()).toBe(code);
  });

  test('forgotten: the code opens, the vault stays a vault, and the code sets a new passphrase', async () => {
    const { code, keyring } = await makeProfile({ passphrase });
    const { boot } = await start({ keyring });
    await ask(boot).recover({ recoveryCode: code });
    expect(boot.state).toMatchObject({ phase: 'ready', keySource: 'vault' });
    expect(keyring.entries.size).toBe(0);
    await (await boot.ready).changePassphrase(code, 'endlich gemerkt');
    await boot.close();
    expect((await start({ passphrase: 'endlich gemerkt' })).boot.state.phase).toBe('ready');
  });

  test('a mistyped code and the code of another profile are told apart', async () => {
    const { code } = await makeProfile({ passphrase });
    const { boot } = await start();
    const mistyped = ask(boot).recover({ recoveryCode: code.slice(0, -1) });
    await expect(mistyped).rejects.toMatchObject({ code: 'invalid-input', details: { reason: 'mistyped' } });
    const foreign = ask(boot).recover({ recoveryCode: toRecoveryCode(new Uint8Array(32)) });
    await expect(foreign).rejects.toMatchObject({ code: 'not-allowed', details: { reason: 'wrong-key' } });
    expect(boot.state.phase).toBe('locked');
  });
});

describe('never a silent new profile', () => {
  test('a database without its key file is locked; the code of this database opens it', async () => {
    const { keyring, code } = await makeProfile();
    rmSync(path('key.json'));
    const { boot } = await start({ keyring });
    expect(boot.state).toMatchObject({ phase: 'locked', reason: 'key-lost', detail: 'key.json is missing' });
    const foreign = ask(boot).recover({ recoveryCode: toRecoveryCode(new Uint8Array(32)) });
    await expect(foreign).rejects.toMatchObject({ code: 'not-allowed' });
    await ask(boot).recover({ recoveryCode: code });
    expect(keepsakes(boot)).toEqual(['letter']);
    await boot.close();
    expect((await start({ keyring })).boot.state).toMatchObject({ phase: 'ready', keySource: 'keyring' });
    expect(keyring.entries.size).toBe(1);
  });

  test('a key file that is not readable is kept, not replaced', async () => {
    const { keyring, code } = await makeProfile();
    writeFileSync(path('key.json'), '{"version": 1, "profi');
    const { boot, clock } = await start({ keyring });
    expect(boot.state).toMatchObject({ phase: 'locked', reason: 'key-lost', detail: 'key.json is not JSON' });
    expect(readFileSync(path('key.json'), 'utf8')).toBe('{"version": 1, "profi');
    await ask(boot).recover({ recoveryCode: code });
    expect(keepsakes(boot)).toEqual(['letter']);
    const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-');
    expect(readFileSync(path(`key.json.damaged-${stamp}`), 'utf8')).toBe('{"version": 1, "profi');
  });

  test('a key file of a newer version is refused', async () => {
    const { keyring } = await makeProfile();
    const file = JSON.parse(readFileSync(path('key.json'), 'utf8')) as object;
    writeFileSync(path('key.json'), JSON.stringify({ ...file, version: 2 }));
    expect((await start({ keyring })).boot.state).toMatchObject({ phase: 'failed', reason: 'newer' });
  });

  test('a key without its database is a loss, not a first start', async () => {
    const { keyring } = await makeProfile();
    const database = readFileSync(path('hauspost.db'));
    rmSync(path('hauspost.db'));
    const { boot } = await start({ keyring });
    expect(boot.state).toMatchObject({ phase: 'failed', reason: 'missing', ways: ['retry', 'start-over'] });
    writeFileSync(path('hauspost.db'), database);
    await ask(boot).retry({});
    expect(keepsakes(boot)).toEqual(['letter']);
  });

  test('a database that goes while the passphrase is asked for is missed, not made anew', async () => {
    await makeProfile({ passphrase });
    const { boot } = await start();
    rmSync(path('hauspost.db'));
    await ask(boot).unlock({ passphrase });
    expect(boot.state).toMatchObject({ phase: 'failed', reason: 'missing' });
    expect(existsSync(path('hauspost.db'))).toBe(false);
  });

  test.each([
    ['with its key in the keyring', true],
    ['with its key nowhere', false],
  ])('a first start that crashed between key and database heals, %s', async (_how, isKept) => {
    const { keyring } = await makeProfile();
    const file = JSON.parse(readFileSync(path('key.json'), 'utf8')) as object;
    for (const name of ['hauspost.db', 'run.json']) rmSync(path(name));
    writeFileSync(path('key.json'), JSON.stringify({ ...file, hasDatabase: false }));
    if (!isKept) keyring.entries.clear();
    const { boot } = await start({ keyring });
    expect(boot.state).toEqual({ phase: 'ready', keySource: 'keyring', recovered: null });
    await boot.close();
    expect((await start({ keyring })).boot.state.phase).toBe('ready');
  });

  test('starting over sets the whole old profile aside, openable where it lies', async () => {
    const { keyring } = await makeProfile();
    const [name, key] = [...keyring.entries][0] ?? ['', ''];
    keyring.entries.clear();
    const { boot } = await start({ keyring });
    const { keptAt } = (await ask(boot).startOver({ confirm: 'set aside' })) as { keptAt: string };
    expect(boot.state).toEqual({ phase: 'ready', keySource: 'keyring', recovered: null });
    expect(keepsakes(boot)).toEqual([]);
    keyring.entries.set(name, key);
    const old = await start({ keyring }, keptAt);
    expect(keepsakes(old.boot)).toEqual(['letter']);
  });

  test('starting over that crashed half-way is finished by the next start', async () => {
    const { keyring } = await makeProfile();
    const to = path('set-aside/half');
    writeFileSync(path('start-over.json'), JSON.stringify({ to }));
    mkdirSync(to, { recursive: true });
    renameSync(path('hauspost.db'), join(to, 'hauspost.db'));
    const { boot } = await start({ keyring });
    expect(boot.state.phase).toBe('ready');
    expect(keepsakes(boot)).toEqual([]);
    expect(existsSync(path('start-over.json'))).toBe(false);
    expect(keepsakes((await start({ keyring }, to)).boot)).toEqual(['letter']);
  });
});

test('a command that does not fit the state is refused', async () => {
  await makeProfile({ passphrase });
  const { boot } = await start({ passphrase });
  const calls = ask(boot);
  const inputs = {
    createVault: { passphrase },
    unlock: { passphrase },
    recover: { recoveryCode: 'x' },
    retry: {},
    restore: { backupId: 'x' },
    startOver: { confirm: 'set aside' },
  };
  for (const [name, input] of Object.entries(inputs)) {
    await expect(calls[name as keyof typeof inputs](input)).rejects.toMatchObject({ code: 'conflict' });
  }
  expect(boot.state.phase).toBe('ready');
});

test('a demo profile has its key in memory and leaves nothing behind', async () => {
  const keyring = fakeKeyring();
  const demo = await bootIn(null, { keyring });
  expect(demo.boot.state).toEqual({ phase: 'ready', keySource: 'memory', recovered: null });
  await putKeepsake(demo.boot, 'letter');
  const profile = await demo.boot.ready;
  expect(profile.isDemo).toBe(true);
  expect(() => profile.recoveryCode()).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  expect(existsSync(profile.dir)).toBe(true);
  await demo.boot.close();
  expect(existsSync(profile.dir)).toBe(false);
  expect(keyring.entries.size).toBe(0);
});
