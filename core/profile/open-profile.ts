import { statSync } from 'node:fs';
import type { Backup } from '#shared/contract/boot.ts';
import { AppError } from '#shared/errors.ts';
import { RawStore, type RawStoreOptions } from '../raw/raw-store.ts';
import type { Database } from '../db/open.ts';
import type { BackupReason, Backups } from './backups.ts';
import type { Layout } from './layout.ts';
import type { KeySource, ProfileKeys } from './profile-keys.ts';
import { toRecoveryCode } from './recovery-code.ts';

export interface OpenProfileParts {
  readonly layout: Layout;
  readonly db: Database;
  readonly key: Uint8Array;
  readonly keySource: KeySource;
  /** `null` for the demo profile, whose key lives in memory and dies with it. */
  readonly keys: ProfileKeys | null;
  readonly backups: Backups;
}

/** A profile that is unlocked, checked and at the app's schema. The key stays in here. */
export class OpenProfile {
  readonly db: Database;
  readonly dir: string;
  readonly keySource: KeySource;
  readonly isDemo: boolean;
  readonly #parts: OpenProfileParts;

  constructor(parts: OpenProfileParts) {
    this.#parts = parts;
    this.db = parts.db;
    this.dir = parts.layout.dir;
    this.keySource = parts.keySource;
    this.isDemo = parts.keys === null;
  }

  get sizeBytes(): number {
    const { database, wal, rawDatabase } = this.#parts.layout;
    return [database, wal, rawDatabase, `${rawDatabase}-wal`].reduce(
      (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }

  /** The messages themselves, under the key of this profile. Whoever opens it closes it, before the database. */
  openRaw(options: Omit<RawStoreOptions, 'file' | 'key'>): RawStore {
    return new RawStore({ ...options, file: this.#parts.layout.rawDatabase, key: this.#parts.key });
  }

  backups(): Backup[] {
    return this.#parts.backups.list();
  }

  backUp(reason: BackupReason): Promise<Backup> {
    return this.#parts.backups.make(reason, this.#parts.layout.database, this.#parts.key);
  }

  recoveryCode(): string {
    this.#requireLastingKey();
    return toRecoveryCode(this.#parts.key);
  }

  changePassphrase(current: string, next: string): Promise<void> {
    return this.#requireLastingKey().changePassphrase(this.#parts.key, current, next);
  }

  #requireLastingKey(): ProfileKeys {
    const { keys } = this.#parts;
    if (keys === null) throw new AppError('not-allowed', 'the demo profile has no lasting key', { reason: 'demo' });
    return keys;
  }
}
