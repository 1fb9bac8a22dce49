import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommandContext } from '#core/context.ts';
import { noRemote } from '#core/messages/index.ts';
import { settings } from '#core/db/tables/house.ts';
import { profileHandlers, type OpenProfile } from '#core/profile/index.ts';
import { bootIn, causedBy, tempDir, type TestBoot, useBundledWorker } from '#tests/support/db-harness.ts';
import { keepsakes, putKeepsake } from '#tests/support/db-profile.ts';

beforeAll(useBundledWorker);

const dayMs = 86_400_000;
let dir: ReturnType<typeof tempDir>;
let base: TestBoot;
let profile: OpenProfile;

beforeEach(async () => {
  dir = tempDir();
  base = await bootIn(dir.path);
  profile = await base.boot.ready;
});
afterEach(async () => {
  await base.boot.close();
  dir.remove();
});

function contextOf(action: string): CommandContext {
  const cause = causedBy('user', action);
  return {
    cause,
    read: profile.db.read,
    readSlow: profile.db.readSlow,
    raw: profile.openRaw({ url: new URL('nowhere.ts', import.meta.url), clock: base.clock, log: base.log.log }),
    remote: noRemote,
    clock: base.clock,
    log: base.log.log,
    signal: new AbortController().signal,
    write: (run) => profile.db.write(cause, run),
  };
}

test('is made while writes go on, and holds all that was committed before', async () => {
  for (let n = 0; n < 50; n += 1) await putKeepsake(base.boot, `before-${n}`);
  const making = profile.backUp('manual');
  let during = 0;
  const isMade = making.then(() => true);
  while (!(await Promise.race([isMade, new Promise<false>((resolve) => setImmediate(() => resolve(false)))]))) {
    await putKeepsake(base.boot, `during-${during}`);
    during += 1;
  }
  const backup = await making;
  expect(during).toBeGreaterThan(0);
  const other = tempDir();
  const copied = await restoredElsewhere(backup.id, other.path);
  const kept = keepsakes(copied.boot);
  expect(kept.filter((name) => name.startsWith('before-'))).toHaveLength(50);
  // A moment, not a mixture: what is there of the later writes is there without a gap.
  const later = kept.filter((name) => name.startsWith('during-')).map((name) => Number(name.slice(7)));
  expect(later.toSorted((a, b) => a - b)).toEqual(later.map((_, place) => place));
  await copied.boot.close();
  other.remove();
});

/** A profile of its own with that backup as its database. */
async function restoredElsewhere(id: string, path: string): Promise<TestBoot> {
  copyFileSync(join(dir.path, 'backups', `${id}.db`), join(path, 'hauspost.db'));
  copyFileSync(join(dir.path, 'key.json'), join(path, 'key.json'));
  return bootIn(path, { keyring: base.keyring });
}

test('keeps seven daily ones, five of migrations, and every one made by hand', async () => {
  const folder = join(dir.path, 'backups');
  await profile.backUp('daily');
  for (let day = 1; day <= 10; day += 1) {
    for (const reason of ['daily', 'manual', 'migration', 'restore']) {
      const stamp = new Date(base.clock.now() - day * dayMs).toISOString().replaceAll(':', '-');
      writeFileSync(join(folder, `${stamp}-${reason}.db`), '');
    }
  }
  writeFileSync(join(folder, 'notes.txt'), 'not ours');
  await profile.backUp('daily');
  const count = (reason: string) => profile.backups().filter((backup) => backup.reason === reason).length;
  expect([count('daily'), count('migration'), count('restore'), count('manual')]).toEqual([7, 5, 3, 10]);
  expect(readdirSync(folder)).toContain('notes.txt');
  expect(profile.backups().map(({ madeAt }) => madeAt)).toEqual(
    profile
      .backups()
      .map(({ madeAt }) => madeAt)
      .toSorted((a, b) => b - a),
  );
});

test('two in one millisecond have two names', async () => {
  const [one, two] = await Promise.all([profile.backUp('manual'), profile.backUp('manual')]);
  expect(one.id).not.toBe(two.id);
  expect(profile.backups()).toHaveLength(2);
});

test('the handlers tell status, make a copy and keep in the audit what was done', async () => {
  const handlers = profileHandlers(profile, '1.2.3');
  const made = await handlers.backupNow({}, contextOf('profile.backupNow'));
  const { recoveryCode } = await handlers.revealRecoveryCode({}, contextOf('profile.revealRecoveryCode'));
  expect(recoveryCode).toBe(profile.recoveryCode());
  expect(await handlers.status({}, contextOf('profile.status'))).toEqual({
    version: '1.2.3',
    profileDir: dir.path,
    sizeBytes: expect.any(Number),
    schemaVersion: profile.db.schemaVersion,
    keySource: 'keyring',
    isDemo: false,
    lastBackupAt: made.madeAt,
  });
  expect(await handlers.backups({}, contextOf('profile.backups'))).toEqual([made]);
  const audit = await handlers.audit({ limit: 10, after: null }, contextOf('profile.audit'));
  expect(audit.items.map(({ action, subject, ids }) => ({ action, subject, ids }))).toEqual([
    { action: 'profile.revealRecoveryCode', subject: 'profile', ids: [] },
    { action: 'profile.backupNow', subject: 'backups', ids: [made.id] },
  ]);
  const changed = handlers.changePassphrase({ current: 'guess', next: 'long enough' }, contextOf('x'));
  await expect(changed).rejects.toMatchObject({ code: 'not-allowed', details: { reason: 'wrong-passphrase' } });
});

test('the audit pages by cursor, newest first, without gap or repetition', async () => {
  const { audit } = profileHandlers(profile, '1.2.3');
  for (let n = 0; n < 25; n += 1) {
    profile.db.write(causedBy('rule', `test.${n}`), (tx) => {
      tx.db
        .insert(settings)
        .values({ key: `k${n}`, value: n, changedAt: 0 })
        .run();
    });
  }
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof audit>> = await audit({ limit: 10, after }, contextOf('profile.audit'));
    seen.push(...page.items.map(({ action }) => action));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `test.${24 - n}`));
  await expect(async () => audit({ limit: 1, after: 'x' }, contextOf('x'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
