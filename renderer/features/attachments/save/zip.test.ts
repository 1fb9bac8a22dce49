import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeZip, uniqueNames } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('another program unpacks what was packed, umlauts and twins included', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'hauspost-zip-'));
  try {
    const large = new Uint8Array(300_000).map((_, index) => index % 251);
    const entries = [
      { name: 'Grüße.txt', bytes: bytes('Guten Tag') },
      { name: 'grüße.txt', bytes: bytes('noch einmal') },
      { name: 'leer', bytes: bytes('') },
      { name: 'groß.bin', bytes: large },
    ];
    const path = join(dir, 'a.zip');
    writeFileSync(path, Buffer.from(await makeZip(entries).arrayBuffer()));
    // Python's zipfile checks every sum while it unpacks.
    const script =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2]); print("|".join(z.namelist()))';
    const names = execFileSync('python3', ['-c', script, path, dir], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
    });
    expect(names.trim().split('|')).toEqual(['Grüße.txt', 'grüße (2).txt', 'leer', 'groß.bin']);
    expect(readFileSync(join(dir, 'Grüße.txt'), 'utf8')).toBe('Guten Tag');
    expect(readFileSync(join(dir, 'groß.bin')).equals(Buffer.from(large))).toBe(true);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('names stay as they are where nothing else has them', () => {
  const names = (list: string[]) => uniqueNames(list.map((name) => ({ name }))).map(({ name }) => name);
  expect(names(['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf'])).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', 'a (2) (2).pdf']);
  expect(names(['.x', '.x'])).toEqual(['.x', '.x (2)']);
});
