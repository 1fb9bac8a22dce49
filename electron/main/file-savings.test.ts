import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSavings } from './file-savings.ts';

let dir: string;
let asked: string[];
let answer: string | null;
let savings: FileSavings<null>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hauspost-save-'));
  asked = [];
  answer = dir;
  savings = new FileSavings({
    file: (name) => {
      asked.push(name);
      return Promise.resolve(answer === null ? null : join(answer, name));
    },
    folder: () => {
      asked.push('folder');
      return Promise.resolve(answer);
    },
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const begin = async (...names: string[]) => (await savings.begin(names, null)) ?? expect.fail('nothing began');

test('one file, in pieces; it stands there when it is whole and not before', async () => {
  writeFileSync(join(dir, 'brief.pdf'), 'the old one');
  const saving = await begin('brief.pdf');
  await savings.write(saving, 0, bytes('eins '), false);
  expect(readFileSync(join(dir, 'brief.pdf'), 'utf8')).toBe('the old one');
  await savings.write(saving, 0, bytes('zwei'), true);
  await savings.end(saving);
  expect(readdirSync(dir)).toEqual(['brief.pdf']);
  expect(readFileSync(join(dir, 'brief.pdf'), 'utf8')).toBe('eins zwei');
});

test('several go into a folder, and nothing there is written over', async () => {
  writeFileSync(join(dir, 'a.txt'), 'mine');
  const saving = await begin('a.txt', 'a.txt', 'b');
  for (const index of [0, 1, 2]) await savings.write(saving, index, bytes(`new ${index}`), true);
  await savings.end(saving);
  expect(asked).toEqual(['folder']);
  expect(readdirSync(dir).toSorted()).toEqual(['a (2).txt', 'a (3).txt', 'a.txt', 'b']);
  expect(readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('mine');
  expect(readFileSync(join(dir, 'a (2).txt'), 'utf8')).toBe('new 0');
});

test('an empty file is a file', async () => {
  const saving = await begin('leer');
  await savings.write(saving, 0, bytes(''), true);
  expect(readFileSync(join(dir, 'leer'), 'utf8')).toBe('');
});

test('what was broken off leaves nothing behind, what was whole stays', async () => {
  const saving = await begin('a', 'b');
  await savings.write(saving, 0, bytes('whole'), true);
  await savings.write(saving, 1, bytes('half'), false);
  await savings.end(saving);
  expect(readdirSync(dir)).toEqual(['a']);
  await expect(savings.write(saving, 1, bytes('more'), true)).rejects.toMatchObject({ code: 'not-found' });
});

test('a change of mind', async () => {
  answer = null;
  expect(await savings.begin(['a'], null)).toBeNull();
  expect(await savings.begin(['a', 'b'], null)).toBeNull();
});

test('a name is a name, never a place', async () => {
  const saving = await begin('../../etc/passwd', 'C:\\Windows\\x.ini', '..', 'a\0b:c');
  for (const index of [0, 1, 2, 3]) await savings.write(saving, index, bytes('x'), true);
  expect(readdirSync(dir).toSorted()).toEqual(['a_b_c', 'file', 'passwd', 'x.ini']);
});

test('a place that cannot be written to', async () => {
  answer = join(dir, 'nirgends');
  const saving = await begin('a');
  const written = savings.write(saving, 0, bytes('x'), true);
  await expect(written).rejects.toMatchObject({ code: 'unavailable', details: { cause: 'disk', code: 'ENOENT' } });
  await savings.end(saving);
});
