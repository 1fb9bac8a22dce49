import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openConnection, type Connection } from '#core/db/connection.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import { openTestDatabase, tempDir, testKey } from '#tests/support/db-harness.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';

const kills = 200;
const lanes = 2;
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

interface Storm {
  readonly child: ChildProcess;
  readonly acknowledged: number[];
  readonly ready: Promise<void>;
  /** Settles with that many acknowledged writes. */
  reaches(count: number): Promise<void>;
  readonly closed: Promise<unknown>;
}

function spawnStorm(script: string): Storm {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  const closed = once(child, 'close');
  const ready = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let target = Number.POSITIVE_INFINITY;
  // A child that fails on its own is found by its missing signal.
  child.once('exit', () => [ready, reached].forEach(({ resolve }) => resolve()));
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'ready') return ready.resolve();
    if (acknowledged.push(Number(line)) >= target) reached.resolve();
    return undefined;
  });
  const reaches = (count: number) => {
    target = count;
    return reached.promise;
  };
  return { child, acknowledged, ready: ready.promise, reaches, closed };
}

/** Every acknowledged write is there with all that belongs to it, and nothing is there in part. */
function judge(connection: Connection, acknowledged: readonly number[]): void {
  expect(connection.pragma('quick_check', { simple: true })).toBe('ok');
  expect(connection.pragma('foreign_key_check')).toEqual([]);
  const whole = connection
    .prepare(
      `SELECT s.key FROM settings s
         JOIN outbox o ON o.key = s.key AND o.state = 'pending'
         JOIN audit a ON a.seq = o.write_seq AND a.correlation_id = s.key AND a.action = 'storm.write'
         JOIN undo_entries u ON u.write_seq = a.seq
         JOIN jobs j ON j.kind = 'storm' AND j.key = s.key`,
    )
    .pluck()
    .all();
  const kept = new Set(whole);
  expect(acknowledged.filter((n) => !kept.has(`storm-${n}`))).toEqual([]);
  for (const table of ['settings', 'outbox', 'undo_entries', 'jobs', `audit WHERE action = 'storm.write'`]) {
    expect({ table, rows: connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() }).toEqual({
      table,
      rows: whole.length,
    });
  }
}

async function killInLane(script: string, count: number, laneSeed: number): Promise<number> {
  const random = seededRandom(laneSeed);
  const dir = tempDir();
  const file = join(dir.path, 'storm.db');
  await openTestDatabase({ file }).close();
  const acknowledged: number[] = [];
  let next = 1;
  let waiting = spawnStorm(script);
  try {
    for (let round = 0; round < count; round += 1) {
      const storm = waiting;
      await storm.ready;
      storm.child.stdin?.write(JSON.stringify({ file, key: Buffer.from(testKey).toString('hex'), first: next }));
      // The next child gets ready meanwhile.
      waiting = spawnStorm(script);
      // One in five dies while it opens, the others at any moment of their storm.
      if (random() > 0.2) await storm.reaches(1 + Math.floor(random() * 40));
      await delay(random() * 20);
      storm.child.kill('SIGKILL');
      await storm.closed;
      expect(storm.child.signalCode).toBe('SIGKILL');
      acknowledged.push(...storm.acknowledged);
      // A last write may have been committed without its word having come out: its number is not used again.
      next = Math.max(next, storm.acknowledged.at(-1) ?? 0) + 100;
      // A writer folds the log in, a reader leaves it to the next child.
      const connection = openConnection({ file, key: testKey, mode: random() < 0.5 ? 'write' : 'read' });
      judge(connection, round === count - 1 ? acknowledged : storm.acknowledged);
      connection.close();
    }
    return acknowledged.length;
  } finally {
    waiting.child.kill('SIGKILL');
    await waiting.closed;
    dir.remove();
  }
}

test(`kill -9 at ${kills} random moments of a write storm (KILL_SEED=${seed})`, { timeout: 180_000 }, async () => {
  const script = await bundleChild('tests/support/db-storm-child.ts');
  const each = kills / lanes;
  const counts = await Promise.all(Array.from({ length: lanes }, (_, lane) => killInLane(script, each, seed + lane)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  // Fewer would mean that the children died before they wrote.
  expect(total).toBeGreaterThan(kills * 5);
  process.stdout.write(`KILL_SEED=${seed}: ${kills} kills, ${total} acknowledged writes, none lost\n`);
});
