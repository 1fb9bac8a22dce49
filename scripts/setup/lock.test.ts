import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hauspost-lock-'));
  lock = join(folder, 'deep', 'setup.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('lets one in after the other and leaves nothing behind', async () => {
  let inside = 0;
  let most = 0;
  let waited = 0;
  const visit = () =>
    withLock(
      lock,
      async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 15));
        inside -= 1;
      },
      { pollMs: 2, onWait: () => (waited += 1) },
    );
  await Promise.all([visit(), visit(), visit()]);
  expect(most).toBe(1);
  expect(waited).toBe(2);
  expect(existsSync(lock)).toBe(false);
});

test('gives the lock back when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock(lock, () => Promise.resolve('in'))).toBe('in');
});

test('takes over from a start that died', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(lock, String(deadProcess()));
  expect(await withLock(lock, () => Promise.resolve('in'), { pollMs: 2 })).toBe('in');
});

test('takes over a lock from before the machine came up, whoever has its number now', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(lock, String(process.ppid));
  utimesSync(lock, new Date(2001, 1, 1), new Date(2001, 1, 1));
  expect(await withLock(lock, () => Promise.resolve('in'), { pollMs: 2 })).toBe('in');
});

test('names the file when it has waited too long for a living one', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(lock, String(process.ppid));
  await expect(withLock(lock, () => Promise.resolve(), { pollMs: 2, limitMs: 10 })).rejects.toThrow(lock);
});
