import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInstanceLock, type InstanceLock, type LockResult } from '#core/profile/index.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import { bootIn, tempDir } from '#tests/support/db-harness.ts';
import { keepsakes, putKeepsake } from '#tests/support/db-profile.ts';

let dir: ReturnType<typeof tempDir>;

beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

function lockOf(result: LockResult): InstanceLock {
  if ('lock' in result) return result.lock;
  throw new Error(`held by ${JSON.stringify(result.heldBy)}`);
}

test('the second names the first and how to reach it, and gets the profile once that is gone', () => {
  const first = lockOf(takeInstanceLock(dir.path, { host: 'web', url: 'http://127.0.0.1:4711/' }));
  const heldBy = { host: 'web', url: 'http://127.0.0.1:4711/', pid: process.pid };
  expect(takeInstanceLock(dir.path)).toEqual({ heldBy });
  expect(takeInstanceLock(dir.path)).toEqual({ heldBy });
  first.release();
  const second = lockOf(takeInstanceLock(dir.path, { host: 'desktop' }));
  expect(second.secure()).toBeNull();
  second.release();
});

test('another process that has the profile is named; killed, it holds nothing', async () => {
  const script = await bundleChild('tests/support/db-boot-child.ts');
  const child = spawn(process.execPath, [script, dir.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(takeInstanceLock(dir.path)).toEqual({ heldBy: { host: 'test', pid: child.pid } });
  child.kill('SIGKILL');
  await once(child, 'close');
  lockOf(takeInstanceLock(dir.path)).release();
});

test('a start that is refused leaves the running one untouched', async () => {
  const { boot } = await bootIn(dir.path);
  await putKeepsake(boot, 'one');
  const note = readFileSync(join(dir.path, 'instance.json'), 'utf8');
  expect('heldBy' in takeInstanceLock(dir.path)).toBe(true);
  expect(readFileSync(join(dir.path, 'instance.json'), 'utf8')).toBe(note);
  await putKeepsake(boot, 'two');
  expect(keepsakes(boot)).toEqual(['one', 'two']);
  await boot.close();
  lockOf(takeInstanceLock(dir.path)).release();
});
