import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { Backup } from '#shared/contract/boot.ts';
import type { Clock } from '../context.ts';
import { translateStorageError } from '../db/storage-errors.ts';
import { QueryClient } from '../workers/query-client.ts';
import { fileStamp, type Layout } from './layout.ts';
import { syncFolder } from './small-file.ts';

export type BackupReason = Backup['reason'];

export interface BackupOptions {
  readonly layout: Layout;
  readonly clock: Clock;
  readonly queryWorkerUrl: URL;
}

/** How many of each kind stay. What the user made by hand stays until the user removes it. */
const kept: Record<BackupReason, number> = {
  daily: 7,
  migration: 5,
  restore: 3,
  manual: Number.POSITIVE_INFINITY,
};

const maxListed = 100;
const namePattern = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)-(migration|daily|manual|restore)\.db$/;

/** Copies of the database under the same key, whole and checked, in one folder of the profile. */
export class Backups {
  readonly #options: BackupOptions;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: BackupOptions) {
    this.#options = options;
  }

  /** Newest first. */
  list(): Backup[] {
    return this.#all().slice(0, maxListed);
  }

  find(id: string): Backup & { path: string } {
    const backup = this.#all().find((one) => one.id === id);
    if (backup === undefined) throw new AppError('not-found', 'no such backup', { field: 'backupId' });
    return { ...backup, path: join(this.#options.layout.backups, `${id}.db`) };
  }

  /** Copies `file`, which others may be writing; one at a time. */
  make(reason: BackupReason, file: string, key: Uint8Array): Promise<Backup> {
    const made = this.#queue.then(() => this.#copy(reason, file, key));
    this.#queue = made.catch(() => {});
    return made;
  }

  async #copy(reason: BackupReason, file: string, key: Uint8Array): Promise<Backup> {
    const { layout, clock } = this.#options;
    const folder = layout.backups;
    const part = join(folder, 'part.db');
    // A worker of its own: the copy takes seconds, and no search should wait for it.
    const worker = new QueryClient({ url: this.#options.queryWorkerUrl, file, key });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      removeDatabase(part);
      await worker.ask('database.copy', { to: part });
      const madeAt = this.#freeInstant(clock.now(), reason);
      const id = `${fileStamp(madeAt)}-${reason}`;
      renameSync(part, join(folder, `${id}.db`));
      syncFolder(folder);
      this.#prune();
      return { id, madeAt, sizeBytes: statSync(join(folder, `${id}.db`)).size, reason };
    } catch (error) {
      removeDatabase(part);
      throw translateStorageError(error);
    } finally {
      await worker.close();
    }
  }

  #freeInstant(at: number, reason: BackupReason): number {
    const taken = new Set(this.#all().map(({ id }) => id));
    let free = at;
    while (taken.has(`${fileStamp(free)}-${reason}`)) free += 1;
    return free;
  }

  #prune(): void {
    const seen: Partial<Record<BackupReason, number>> = {};
    for (const { id, reason } of this.#all()) {
      const place = (seen[reason] ?? 0) + 1;
      seen[reason] = place;
      if (place > kept[reason]) rmSync(join(this.#options.layout.backups, `${id}.db`), { force: true });
    }
  }

  #all(): Backup[] {
    const folder = this.#options.layout.backups;
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
    return readdirSync(folder)
      .flatMap((name) => readBackup(folder, name) ?? [])
      .toSorted((a, b) => b.madeAt - a.madeAt || b.id.localeCompare(a.id));
  }
}

/** `null`: not one of ours. */
function readBackup(folder: string, name: string): Backup | null {
  const [, stamp, reason] = namePattern.exec(name) ?? [];
  const file = statSync(join(folder, name), { throwIfNoEntry: false });
  if (stamp === undefined || reason === undefined || file === undefined) return null;
  const madeAt = Date.parse(stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
  return { id: name.replace(/\.db$/, ''), madeAt, sizeBytes: file.size, reason: reason as BackupReason };
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}
