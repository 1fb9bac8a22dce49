import { accessSync, closeSync, constants, copyFileSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { BootState } from '#shared/contract/boot.ts';
import type { Clock } from '../context.ts';
import { openConnection, type Connection } from '../db/connection.ts';
import { isNewDatabase, migrate, missingMigrations } from '../db/migrate.ts';
import type { Migration } from '../db/migrations/index.ts';
import { translateStorageError } from '../db/storage-errors.ts';
import type { CheckResult } from '../db/whole-file.ts';
import type { Backups } from '../profile/backups.ts';
import { fileStamp, type Layout } from '../profile/layout.ts';
import { markClosing, readLastRun, type LastEnd, type LostLog } from '../profile/run-marker.ts';
import { QueryClient } from '../workers/query-client.ts';
import { BootFailure, failureOf } from './failure.ts';

export type BootStep = Extract<BootState, { phase: 'opening' }>['step'];

export interface SequenceOptions {
  readonly layout: Layout;
  readonly clock: Clock;
  readonly log: Logger;
  readonly backups: Backups;
  readonly queryWorkerUrl: URL;
  readonly migrations: readonly Migration[];
  /** Only for a key that has never had a database. */
  readonly mayCreate: boolean;
  readonly onStep: (step: BootStep) => void;
}

export interface OpenedWriter {
  readonly writer: Connection;
  /** How long the check took; `null` when the last run had closed the database and none was needed. */
  readonly checkedMs: number | null;
}

/** Throws what is wrong with the folder before anything is opened in it. */
export function requireWritable(layout: Layout): void {
  const probe = join(layout.dir, '.probe');
  try {
    const handle = openSync(probe, 'w', 0o600);
    try {
      // A page: what the first write of the database needs.
      writeSync(handle, Buffer.alloc(4_096));
    } finally {
      closeSync(handle);
      rmSync(probe, { force: true });
    }
    if (sizeOf(layout.database) > 0) accessSync(layout.database, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw translateStorageError(error);
  }
}

/** From a key to a writer over a checked, migrated database: check, backup, migrate. */
export async function openWriter(options: SequenceOptions, key: Uint8Array): Promise<OpenedWriter> {
  const { layout } = options;
  if (!options.mayCreate && sizeOf(layout.database) === 0) throw new BootFailure('missing', 'hauspost.db is gone');
  const lastRun = readLastRun(layout);
  if (lastRun.kind === 'log-lost') return await refuseLostLog(options, key, lastRun.what);
  const checkedMs = await checkAfter(lastRun.kind, options, key);
  // From here until the run is marked the log comes and goes with the connection.
  if (checkedMs !== null) markClosing(layout);
  createPrivately(layout.database);
  const writer = openConnection({ file: layout.database, key, mode: 'write' });
  try {
    await bringUp(options, writer, key);
    return { writer, checkedMs };
  } catch (error) {
    writer.close();
    throw error;
  }
}

async function bringUp(options: SequenceOptions, writer: Connection, key: Uint8Array): Promise<void> {
  const { layout, clock, log, migrations } = options;
  const plan = { migrations, nowMs: clock.now(), log };
  const missing = missingMigrations(writer, plan);
  if (missing.length === 0) return;
  if (!isNewDatabase(writer)) {
    options.onStep('backup');
    await options.backups.make('migration', layout.database, key);
  }
  options.onStep('migrating');
  migrate(writer, plan);
}

/**
 * A log beside a file that was closed properly may be a newer one that somebody put back, and counts where it fits.
 * Where it does not, the file is whole without it. It is kept either way: if SQLite finds it to be none, the next
 * write overwrites it.
 */
async function checkAfter(kind: LastEnd, options: SequenceOptions, key: Uint8Array): Promise<number | null> {
  if (kind === 'first' || kind === 'closed') return null;
  if (kind === 'crashed') return check(options, key);
  const { layout, clock, log } = options;
  const kept = `${layout.wal}.stray-${fileStamp(clock.now())}`;
  copyFileSync(layout.wal, kept, constants.COPYFILE_FICLONE);
  try {
    return await check(options, key);
  } catch (error) {
    if (failureOf(error).reason !== 'corrupt') throw error;
    log.warn({ kept }, 'a log that does not belong to the database was set aside');
    for (const path of [layout.wal, layout.shm]) rmSync(path, { force: true });
    return await check(options, key);
  }
}

/** Reads every page through a connection that cannot write: what a crash left stays as it is until it is judged. */
async function check({ layout, queryWorkerUrl, onStep }: SequenceOptions, key: Uint8Array): Promise<number> {
  onStep('checking');
  const startedMs = performance.now();
  if (sizeOf(layout.database) === 0) return 0;
  const worker = new QueryClient({ url: queryWorkerUrl, file: layout.database, key });
  try {
    const { problem } = (await worker.ask('database.check', {})) as CheckResult;
    if (problem !== null) throw new BootFailure('corrupt', `the check found damage: ${problem}`);
    return Math.round(performance.now() - startedMs);
  } catch (error) {
    // Damage on the first page keeps the file from being opened at all.
    throw failureOf(error);
  } finally {
    await worker.close();
  }
}

/**
 * The log held commits that the file does not have. To open the file anyway would drop them for good, so that is left
 * to the user: as a backup of the file as it stands, where it holds without its log.
 */
async function refuseLostLog(options: SequenceOptions, key: Uint8Array, what: LostLog): Promise<never> {
  const { layout, backups, clock, log } = options;
  const newest = backups.list().find(({ reason }) => reason === 'restore');
  const standing = `${layout.database}.standing`;
  const changedAt = statSync(layout.database, { throwIfNoEntry: false })?.mtimeMs ?? clock.now();
  if (newest === undefined || newest.madeAt < changedAt) {
    options.onStep('backup');
    try {
      copyFileSync(layout.database, standing, constants.COPYFILE_FICLONE);
      await backups.make('restore', standing, key);
    } catch (error) {
      // Then there is one way back less; what is wrong is the log all the same.
      log.warn({ err: error }, 'the database does not hold without its log');
    } finally {
      for (const end of ['', '-wal', '-shm']) rmSync(`${standing}${end}`, { force: true });
    }
  }
  const detail: Record<LostLog, string> = {
    missing: 'hauspost.db-wal is gone: the last changes before the crash were in it',
    empty: 'hauspost.db-wal is empty: the last changes before the crash were in it',
    foreign: 'hauspost.db-wal belongs to another database: the last changes before the crash are missing',
  };
  throw new BootFailure('missing', detail[what]);
}

/** SQLite would make it readable for all. */
function createPrivately(path: string): void {
  if (sizeOf(path) > 0) return;
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw translateStorageError(error);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
