import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import type { QueryTools } from '../workers/query-tools.ts';
import { openConnection, type Connection } from './connection.ts';
import { storageTroubleOf } from './storage-errors.ts';

/** What touches every page of the file. Runs in a worker of its own: seconds on a large mailbox. */
export interface CheckResult {
  /** `null`: every page decrypts, authenticates and hangs together. */
  readonly problem: string | null;
}

export function checkDatabase({ connection }: Pick<QueryTools, 'connection'>): CheckResult {
  try {
    const rows = connection.pragma('quick_check(5)') as { quick_check: string }[];
    const problems = rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
    return { problem: problems.length === 0 ? null : problems.join('; ').replace(/\s+/g, ' ').slice(0, 300) };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { problem: (error as Error).message };
  }
}

/**
 * A consistent copy under the same key, while others write. VACUUM INTO keeps cipher, key and rowids, and holds no
 * lock that the writer waits for. The copy is read back whole before anyone relies on it.
 */
export function copyDatabase({ connection, key }: QueryTools, { to }: { to: string }): { sizeBytes: number } {
  connection.prepare('VACUUM INTO ?').run(to);
  chmodSync(to, 0o600);
  syncFile(to);
  const copy = openConnection({ file: to, key, mode: 'read' });
  try {
    const { problem } = checkDatabase({ connection: copy });
    if (problem !== null) throw new Error(`the copy does not hold: ${problem}`);
    return { sizeBytes: sizeOf(copy) };
  } finally {
    copy.close();
  }
}

function sizeOf(connection: Connection): number {
  const [pages, bytes] = [
    connection.pragma('page_count', { simple: true }),
    connection.pragma('page_size', { simple: true }),
  ];
  return Number(pages) * Number(bytes);
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isDamage(error: unknown): boolean {
  const trouble = storageTroubleOf(error);
  return trouble === 'corrupt' || trouble === 'wrong-key';
}
