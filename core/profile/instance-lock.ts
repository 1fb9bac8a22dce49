import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { sqliteBindingPath } from '../db/native-path.ts';
import { storageTroubleOf, translateStorageError } from '../db/storage-errors.ts';
import { layoutOf, type Layout } from './layout.ts';
import { readJson, writeJson } from './small-file.ts';

/** Who has the profile open and how to reach them: what the host gave, and the process. */
const instanceNote = z.record(z.string().max(60), z.union([z.string().max(2_000), z.number()]));
export type InstanceNote = z.infer<typeof instanceNote>;

export type LockResult = { readonly lock: InstanceLock } | { readonly heldBy: InstanceNote };

/**
 * Takes the profile for this process, or says who has it. The lock is an exclusive transaction on an empty SQLite
 * file: the system drops it with the process, however that ends, so there is no stale lock to reason about.
 * A folder that cannot be written to is no reason to refuse here: the lock then stays open until `secure` succeeds,
 * and boot, which asks for it before every attempt, shows what is wrong.
 */
export function takeInstanceLock(dir: string, note: InstanceNote = {}): LockResult {
  const lock = new InstanceLock(layoutOf(dir), { ...note, pid: process.pid });
  try {
    const heldBy = lock.secure();
    return heldBy === null ? { lock } : { heldBy };
  } catch (error) {
    if (storageTroubleOf(error) === null) throw error;
    return { lock };
  }
}

export class InstanceLock {
  readonly layout: Layout;
  readonly #note: InstanceNote;
  #connection: Connection | null = null;

  constructor(layout: Layout, note: InstanceNote) {
    this.layout = layout;
    this.#note = note;
  }

  /** Holds the lock from here on, or answers who does. Throws storage trouble. */
  secure(): InstanceNote | null {
    if (this.#connection !== null) return null;
    try {
      mkdirSync(this.layout.dir, { recursive: true, mode: 0o700 });
      const connection = new Sqlite(this.layout.lockFile, { timeout: 0, nativeBinding: sqliteBindingPath() });
      try {
        // Nothing is ever written: a journal beside the lock would only be one more file.
        connection.pragma('journal_mode = MEMORY');
        connection.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        connection.close();
        throw error;
      }
      this.#connection = connection;
      chmodSync(this.layout.lockFile, 0o600);
      writeJson(this.layout.instanceFile, this.#note);
      return null;
    } catch (error) {
      if (storageTroubleOf(error) === 'busy') return readNote(this.layout);
      this.release();
      throw translateStorageError(error);
    }
  }

  /** The note goes first: while there is one, its lock is held. */
  release(): void {
    if (this.#connection === null) return;
    rmSync(this.layout.instanceFile, { force: true });
    this.#connection.close();
    this.#connection = null;
  }
}

/** The holder may be between taking the lock and writing its note: then nobody can be named. */
function readNote(layout: Layout): InstanceNote {
  try {
    return instanceNote.parse(readJson(layout.instanceFile) ?? {});
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}
