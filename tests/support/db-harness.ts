import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino, type Logger } from 'pino';
import type { Actor } from '#shared/contract/values.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type CorrelationId } from '#shared/ids.ts';
import { Boot, type BootOptions } from '#core/boot/index.ts';
import type { Cause, EventBus } from '#core/context.ts';
import { openConnection } from '#core/db/connection.ts';
import { migrate } from '#core/db/migrate.ts';
import { migrations as allMigrations, type Migration } from '#core/db/migrations/index.ts';
import { openDatabase, type Database } from '#core/db/open.ts';
import { createEventBus } from '#core/events/index.ts';
import { takeInstanceLock, type Secrets } from '#core/profile/index.ts';
import { bundleChild } from './db-bundle-child.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';

/** The worker's own source: Node strips its types. */
let queryWorkerUrl = new URL('../../core/workers/query.worker.ts', import.meta.url);

export const workerUrl = (): URL => queryWorkerUrl;

/** For files that start dozens of workers: from one file they start ten times faster. */
export async function useBundledWorker(): Promise<void> {
  queryWorkerUrl = pathToFileURL(await bundleChild('core/workers/query.worker.ts'));
}

/** A key that no real profile has. */
export const testKey = new Uint8Array(32).map((_, place) => place * 7);

export function tempDir(prefix = 'hauspost-test-'): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), prefix));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface LogLines {
  readonly log: Logger;
  readonly lines: Record<string, unknown>[];
}

export function collectLog(): LogLines {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

export function causedBy(kind: Actor['kind'], action: string): Cause {
  return { by: { kind, id: null }, action, correlationId: newId<CorrelationId>(0) };
}

/** What the bus was given, as it came. */
export function recordingBus(): EventBus & { published: AppEvent[] } {
  const bus = createEventBus();
  const published: AppEvent[] = [];
  return {
    published,
    publish(events) {
      published.push(...events);
      bus.publish(events);
    },
    subscribe: (signal) => bus.subscribe(signal),
  };
}

export interface TestDatabase extends LogLines {
  readonly db: Database;
  readonly clock: FakeClock;
  readonly events: ReturnType<typeof recordingBus>;
  readonly file: string;
  /** How often damage was reported. */
  readonly damage: () => number;
  close(): Promise<void>;
}

/** One database without a profile around it. */
export function openTestDatabase(
  options: { file?: string; migrations?: readonly Migration[]; workerUrl?: URL } = {},
): TestDatabase {
  const dir = options.file === undefined ? tempDir() : null;
  const file = options.file ?? join(dir?.path ?? '', 'test.db');
  const clock = fakeClock();
  const events = recordingBus();
  const { log, lines } = collectLog();
  const writer = openConnection({ file, key: testKey, mode: 'write' });
  migrate(writer, { migrations: options.migrations ?? allMigrations, nowMs: clock.now(), log });
  let damage = 0;
  const db = openDatabase({
    file,
    key: testKey,
    writer,
    clock,
    events,
    log,
    queryWorkerUrl: options.workerUrl ?? workerUrl(),
    onDamage: () => {
      damage += 1;
    },
  });
  return {
    db,
    clock,
    events,
    log,
    lines,
    file,
    damage: () => damage,
    async close() {
      await db.close();
      dir?.remove();
    },
  };
}

export interface FakeKeyring extends Secrets {
  readonly entries: Map<string, string>;
  isAvailable: boolean;
}

/** The system's keyring, which a test can lock, empty and swap. */
export function fakeKeyring(isAvailable = true): FakeKeyring {
  const entries = new Map<string, string>();
  const answer = <Result>(run: () => Result): Promise<Result> =>
    keyring.isAvailable
      ? Promise.resolve(run())
      : Promise.reject(new AppError('unavailable', 'no keyring answers on this session bus'));
  const keyring: FakeKeyring = {
    entries,
    isAvailable,
    get: (name) => answer(() => entries.get(name) ?? null),
    set: (name, value) => answer(() => void entries.set(name, value)),
    delete: (name) => answer(() => void entries.delete(name)),
  };
  return keyring;
}

export interface TestBoot {
  readonly boot: Boot;
  readonly keyring: FakeKeyring;
  readonly clock: FakeClock;
  readonly events: ReturnType<typeof recordingBus>;
  readonly log: LogLines;
}

export type TestBootOptions = Partial<Pick<BootOptions, 'passphrase' | 'migrations'>> & {
  keyring?: FakeKeyring;
  clock?: FakeClock;
  log?: LogLines;
};

/** A boot over `dir`, begun and brought to its first rest: ready, locked, asking or failed. */
export async function bootIn(dir: string | null, options: TestBootOptions = {}): Promise<TestBoot> {
  const { keyring = fakeKeyring(), clock = fakeClock(), log = collectLog(), ...rest } = options;
  const events = recordingBus();
  const taken = dir === null ? null : takeInstanceLock(dir);
  if (taken !== null && 'heldBy' in taken) throw new Error('another test has this profile');
  const boot = new Boot({
    lock: taken?.lock ?? null,
    secrets: keyring,
    clock,
    events,
    log: log.log,
    version: '0.0.0-test',
    workerUrl,
    ...rest,
  });
  boot.start();
  await settled(boot);
  return { boot, keyring, clock, events, log };
}

/** Waits for everything that was asked of the boot so far. */
export async function settled(boot: Boot): Promise<void> {
  await boot.run(() => Promise.resolve());
}
