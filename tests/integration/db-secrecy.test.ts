import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { secrets, settings } from '#core/db/tables/house.ts';
import { fromRecoveryCode } from '#core/profile/recovery-code.ts';
import type { AccountId } from '#shared/ids.ts';
import { bootIn, causedBy, tempDir } from '#tests/support/db-harness.ts';
import { ask, filesBelow } from '#tests/support/db-profile.ts';

const canary = 'KANARIENVOGEL';
const passphrase = `${canary}-passphrase`;

interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

function spellings(name: string, word: string): Needle[] {
  return [
    { name: `${name} as UTF-8`, bytes: Buffer.from(word) },
    { name: `${name} as UTF-16`, bytes: Buffer.from(word, 'utf16le') },
  ];
}

function findTraces(dir: string, needles: readonly Needle[]): string[] {
  return filesBelow(dir).flatMap((path) => {
    const bytes = readFileSync(path);
    return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ name }) => `${path}: ${name}`);
  });
}

test('no file of a profile shows any of what is in it, nor its key', async () => {
  const dir = tempDir();
  const { boot, log, events } = await bootIn(dir.path, { passphrase });
  const profile = await boot.ready;
  const code = profile.recoveryCode();
  const key = Buffer.from(fromRecoveryCode(code));
  const needles = [
    ...spellings('canary', canary),
    ...spellings('text', 'Lorem ipsum'),
    ...spellings('schema', 'CREATE TABLE'),
    ...spellings('code', code),
    ...spellings('code', code.replaceAll('-', '')),
    ...spellings('key', key.toString('hex')),
    ...spellings('key', key.toString('base64').slice(0, 40)),
    { name: 'key', bytes: key },
  ];
  profile.db.write(causedBy('user', 'test.write'), (tx) => {
    for (let n = 0; n < 400; n += 1) {
      const value = `${canary}-value-${n} ${'Lorem ipsum '.repeat(200)}`;
      tx.db
        .insert(settings)
        .values({ key: `${canary}-${n}`, value, changedAt: tx.now })
        .run();
    }
    tx.db
      .insert(secrets)
      .values({ name: `${canary}-secret`, value: `${canary}-password`, changedAt: 0 })
      .run();
    const accountId = 'a' as AccountId;
    tx.queueRemote({ accountId, kind: 'send', payload: { text: `${canary}-mail` }, key: `${canary}-key` });
    tx.undoable('test', 1, 'test', { text: `${canary}-undo` });
    tx.planJob({ kind: 'test', payload: { text: `${canary}-job` } });
  });
  // A megabyte to sort: it would spill to a file if anything did.
  const sorted = sql`SELECT value FROM settings GROUP BY substr(value, 3) ORDER BY substr(value, 5) DESC LIMIT 1`;
  expect(profile.db.read.all(sorted)).toHaveLength(1);
  await profile.backUp('manual');
  // While it is open, with log and lock, and again when all is folded in.
  const names = filesBelow(dir.path).map((path) => path.slice(dir.path.length + 1));
  const expected = ['hauspost.db', 'hauspost.db-wal', 'hauspost.db-shm', 'key.json', 'run.json', 'instance.json'];
  expect(names).toEqual(expect.arrayContaining(expected));
  expect(findTraces(dir.path, needles)).toEqual([]);
  await expect(ask(boot).unlock({ passphrase })).rejects.toMatchObject({ code: 'conflict' });
  await boot.close();
  expect(findTraces(dir.path, needles)).toEqual([]);
  const said = Buffer.from(JSON.stringify([log.lines, events.published]));
  expect(needles.filter(({ bytes }) => said.includes(bytes))).toEqual([]);
  dir.remove();
});

test('the search finds a canary where there is one', () => {
  const dir = tempDir();
  writeFileSync(join(dir.path, 'leak'), Buffer.from(`....${canary}....`, 'utf16le'));
  expect(findTraces(dir.path, spellings('canary', canary))).toEqual([`${join(dir.path, 'leak')}: canary as UTF-16`]);
  dir.remove();
});
