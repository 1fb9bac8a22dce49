import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { translateStorageError } from '../db/storage-errors.ts';
import type { Layout } from './layout.ts';
import { readJson, writeText } from './small-file.ts';

/**
 * Whether the last run ended well, and which write-ahead log was its own. SQLite takes a log that is missing or
 * somebody else's for an empty one, and with it go all commits since the last checkpoint: only this file can tell.
 */
const runSchema = z.object({
  /** running: the log must be there. closing: it may be gone, the file wants a check. closed: all is in the file. */
  state: z.enum(['running', 'closing', 'closed']),
  /** First salt of the log when the run began; SQLite adds one each time it starts the log anew. */
  walSalt: z.number().int().nullable(),
});
type Run = z.infer<typeof runSchema>;

export type LostLog = 'missing' | 'empty' | 'foreign';
/** stray-log: closed properly, and yet there is a log. */
export type LastEnd = 'first' | 'closed' | 'crashed' | 'stray-log';
export type LastRun = { readonly kind: LastEnd } | { readonly kind: 'log-lost'; readonly what: LostLog };

/** No log is started anew that often between two starts of ours. */
const maxRestarts = 1_000_000;

export function readLastRun(layout: Layout): LastRun {
  const run = readRun(layout);
  const wal = readWal(layout);
  if (run === null) return { kind: hasContent(layout.database) ? 'crashed' : 'first' };
  if (run.state === 'closing') return { kind: 'crashed' };
  if (run.state === 'closed') return { kind: wal.salt === null ? 'closed' : 'stray-log' };
  if (wal.salt === null) return { kind: 'log-lost', what: wal.exists ? 'empty' : 'missing' };
  const restarts = (wal.salt - (run.walSalt ?? wal.salt)) >>> 0;
  return restarts < maxRestarts ? { kind: 'crashed' } : { kind: 'log-lost', what: 'foreign' };
}

/** Once the log exists. */
export function markRunning(layout: Layout): void {
  writeRun(layout, { state: 'running', walSalt: readWal(layout).salt });
}

export function markClosing(layout: Layout): void {
  writeRun(layout, { state: 'closing', walSalt: null });
}

/** Unless the log is still there: then it could not be folded in, and the next start has to look. */
export function markClosed(layout: Layout): void {
  if (readWal(layout).salt !== null) return;
  writeRun(layout, { state: 'closed', walSalt: null });
}

/** Longer than any marker. */
const runBytes = 128;

/**
 * Written over the old marker in place, always equally long: that works on a full disk as well, which is when a run
 * most needs to end in order. Torn by a power cut it proves nothing, and the file is checked.
 */
function writeRun(layout: Layout, run: Run): void {
  if (statSync(layout.runFile, { throwIfNoEntry: false })?.size !== runBytes) writeFresh(layout.runFile);
  try {
    const handle = openSync(layout.runFile, 'r+');
    try {
      writeSync(handle, `${JSON.stringify(run).padEnd(runBytes - 1)}\n`, 0);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw translateStorageError(error);
  }
}

function writeFresh(path: string): void {
  writeText(path, '\n'.padStart(runBytes));
}

/** An unreadable marker proves nothing, so the file is checked. */
function readRun(layout: Layout): Run | null {
  try {
    return runSchema.parse(readJson(layout.runFile));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Header of a write-ahead log: 32 bytes, the first salt at 16 (sqlite.org/fileformat2.html, 4.1); never encrypted. */
function readWal({ wal }: Layout): { exists: boolean; salt: number | null } {
  if (statSync(wal, { throwIfNoEntry: false }) === undefined) return { exists: false, salt: null };
  const header = Buffer.alloc(32);
  const handle = openSync(wal, 'r');
  try {
    const isWhole = readSync(handle, header, 0, header.length, 0) === header.length;
    return { exists: true, salt: isWhole ? header.readUInt32BE(16) : null };
  } finally {
    closeSync(handle);
  }
}

function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
