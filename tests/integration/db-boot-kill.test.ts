import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listJobs } from '#core/jobs/job-store.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import { bootIn, tempDir } from '#tests/support/db-harness.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const rounds = 16;

test(`a profile killed at any moment of its start and its work opens again (KILL_SEED=${seed})`, async () => {
  const script = await bundleChild('tests/support/db-boot-child.ts');
  const worker = await bundleChild('core/workers/query.worker.ts');
  const random = seededRandom(seed);
  const dir = tempDir();
  let last = 0;
  // Each kill may swallow the word of one number that was kept.
  let unheard = 0;
  const starts: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(process.execPath, [script, dir.path, worker], { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    const ready = Promise.withResolvers<void>();
    const counted: number[] = [];
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('ready')) return counted.push(Number(line));
      starts.push(line);
      return ready.resolve();
    });
    // Every other one dies while it starts: key, check, migration, first writes.
    if (round % 2 === 1) await Promise.race([ready.promise, closed]);
    await delay(random() * (round % 2 === 1 ? 150 : 500));
    child.kill('SIGKILL');
    await closed;
    expect(child.signalCode).toBe('SIGKILL');
    unheard += 1;
    const [first] = counted;
    if (first === undefined) continue;
    // Resumed after the last number that was kept: none twice, none left out.
    expect(first).toBeGreaterThan(last);
    expect(first).toBeLessThanOrEqual(last + unheard);
    unheard = 1;
    expect(counted).toEqual(counted.map((_, place) => first + place));
    last = counted.at(-1) ?? first;
  }
  expect(last).toBeGreaterThan(rounds);
  expect(starts).toContain('ready recovered');
  const { boot } = await bootIn(dir.path, { passphrase: 'a passphrase for a test' });
  expect(boot.state).toMatchObject({ phase: 'ready', recovered: { restoredFrom: null } });
  const [job] = listJobs((await boot.ready).db.read);
  expect(job).toMatchObject({ kind: 'test.count', state: 'running' });
  expect(job?.done).toBeGreaterThanOrEqual(last);
  expect(job?.done).toBeLessThanOrEqual(last + unheard);
  await boot.close();
  dir.remove();
});
