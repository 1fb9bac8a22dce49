import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Layout } from './layout.ts';
import { readJson, writeJson } from './small-file.ts';

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
export type LastRun =
  /** stray-log: closed properly, and yet there is a log. It may be valid, so the file is checked with it. */
  | { readonly kind: 'first' | 'closed' | 'crashed' | 'stray-log' }
  | { readonly kind: 'log-lost'; readonly what: LostLog };

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

export function markClosed(layout: Layout): void {
  writeRun(layout, { state: 'closed', walSalt: null });
}

function writeRun(layout: Layout, run: Run): void {
  writeJson(layout.runFile, run);
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
