import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../context.ts';
import { keyBytes, openConnection } from '../db/connection.ts';
import { storageTroubleOf } from '../db/storage-errors.ts';
import {
  checkOf,
  isKeyOf,
  keepDamagedKeyFile,
  readKeyFile,
  writeKeyFile,
  type KeyFile,
  type KeyFileState,
} from './key-file.ts';
import type { Layout } from './layout.ts';
import { fromRecoveryCode } from './recovery-code.ts';
import type { Secrets } from './secrets.ts';
import { unwrapKey, wrapKey } from './vault.ts';

export type KeySource = 'keyring' | 'vault' | 'memory';
export type LockReason = 'passphrase' | 'keyring-unavailable' | 'key-lost' | 'wrong-key';
export type WayBack = 'passphrase' | 'recovery-code' | 'retry' | 'start-over';

export interface FoundKey {
  readonly kind: 'found';
  readonly key: Uint8Array;
  readonly source: KeySource;
  /** The key file it belongs to; `null` for a demo, and where only the recovery code is left. */
  readonly file: KeyFile | null;
  /** Typed in by the user: once it has opened the database it goes back to where it was kept. */
  readonly isRecovered?: boolean;
}

export type KeyLookup =
  | FoundKey
  | { readonly kind: 'needs-passphrase'; readonly keyringError: string | null }
  | { readonly kind: 'locked'; readonly reason: LockReason; readonly ways: WayBack[]; readonly detail: string | null }
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly detail: string };

export interface ProfileKeysOptions {
  readonly layout: Layout;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Logger;
  /** Opens a vault, or makes the first one, without asking. */
  readonly passphrase?: string;
}

/**
 * Finds, makes and wraps the data key of one profile. Its first rule: where there is or was a database, no new key is
 * ever made; a key that cannot be had is a locked profile with ways back.
 */
export class ProfileKeys {
  readonly #options: ProfileKeysOptions;

  constructor(options: ProfileKeysOptions) {
    this.#options = options;
  }

  async find(): Promise<KeyLookup> {
    const state = readKeyFile(this.#options.layout);
    if (state.kind === 'newer') return { kind: 'newer', detail: `key.json has version ${state.version}, unknown here` };
    if (state.kind === 'unreadable') return locked('key-lost', null, state.detail);
    const hasDatabase = this.#hasDatabase();
    if (state.kind === 'absent') {
      return hasDatabase ? locked('key-lost', null, 'key.json is missing') : this.#makeFirst();
    }
    if (state.file.hasDatabase && !hasDatabase) return { kind: 'missing' };
    const lookup = await this.#findIn(state.file);
    // Crashed between key and database: nothing was ever encrypted with that key.
    if (lookup.kind === 'locked' && !hasDatabase) return this.#makeFirst();
    return lookup;
  }

  async createVault(passphrase: string): Promise<FoundKey> {
    const key = randomBytes(keyBytes);
    const file = this.#newFile(key, { vault: await wrapKey(key, passphrase) });
    writeKeyFile(this.#options.layout, file);
    return { kind: 'found', key, source: 'vault', file };
  }

  async unlock(passphrase: string): Promise<FoundKey> {
    const file = this.#requireFile();
    if (file.vault === null) throw new AppError('conflict', 'this profile has no passphrase');
    const key = await unwrapKey(file.vault, passphrase);
    if (key === null) throw wrongPassphrase();
    return { kind: 'found', key, source: 'vault', file };
  }

  /** The code is the key. Whether it is this profile's the key file says or, where that is lost, the database. */
  readRecoveryCode(code: string): FoundKey {
    const key = fromRecoveryCode(code);
    const state = readKeyFile(this.#options.layout);
    const file = state.kind === 'found' ? state.file : null;
    const isOurs = file === null ? opensDatabase(this.#options.layout, key) : isKeyOf(file, key);
    if (!isOurs) throw new AppError('not-allowed', 'the recovery code of another profile', { reason: 'wrong-key' });
    return { kind: 'found', key, source: 'memory', file, isRecovered: true };
  }

  /**
   * Once the database has opened with a recovered key: puts the key back to where it was kept, or into the keyring
   * when nothing says where. Without a keyring the key lives in memory until the user sets a passphrase.
   */
  async restoreKey(found: FoundKey, profileId: string | null): Promise<FoundKey & { file: KeyFile }> {
    const { layout, clock } = this.#options;
    const before = found.file ?? this.#newFile(found.key, profileId === null ? {} : { profileId });
    const isVaultOnly = before.vault !== null && before.keyring === null;
    const keyring = isVaultOnly ? null : await this.#keepInKeyring(before.profileId, found.key);
    const file = { ...before, keyring: keyring?.name ?? before.keyring };
    if (readKeyFile(layout).kind === 'unreadable') keepDamagedKeyFile(layout, clock.now());
    writeKeyFile(layout, file);
    if (keyring?.name !== undefined) return { ...found, source: 'keyring', file };
    return { ...found, source: file.vault === null ? 'memory' : 'vault', file };
  }

  /** From now on a missing database is a loss. */
  markDatabaseMade(file: KeyFile): void {
    if (file.hasDatabase) return;
    writeKeyFile(this.#options.layout, { ...file, hasDatabase: true });
  }

  /** `current` is the passphrase or the recovery code: whoever forgot the one proves themselves with the other. */
  async changePassphrase(key: Uint8Array, current: string, next: string): Promise<void> {
    const file = this.#requireFile();
    if (!(await this.#isProof(file, key, current))) throw wrongPassphrase();
    writeKeyFile(this.#options.layout, { ...file, vault: await wrapKey(key, next) });
  }

  async #isProof(file: KeyFile, key: Uint8Array, current: string): Promise<boolean> {
    if (file.vault !== null && (await unwrapKey(file.vault, current)) !== null) return true;
    try {
      return Buffer.from(fromRecoveryCode(current)).equals(key);
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid-input') return false;
      throw error;
    }
  }

  async #findIn(file: KeyFile): Promise<KeyLookup> {
    const { passphrase } = this.#options;
    const fromKeyring = file.keyring === null ? null : await this.#readKeyring(file, file.keyring);
    if (fromKeyring?.kind === 'found') return fromKeyring;
    if (file.vault !== null && passphrase !== undefined) {
      const key = await unwrapKey(file.vault, passphrase);
      if (key !== null) return { kind: 'found', key, source: 'vault', file };
      return locked('passphrase', file, 'the passphrase given at the start is not this vault’s');
    }
    return fromKeyring ?? locked('passphrase', file, null);
  }

  async #readKeyring(file: KeyFile, name: string): Promise<KeyLookup> {
    let value: string | null;
    try {
      value = await this.#options.secrets.get(name);
    } catch (error) {
      return locked('keyring-unavailable', file, this.#describe(error));
    }
    if (value === null) return locked('key-lost', file, null);
    const key = new Uint8Array(Buffer.from(value, 'base64'));
    if (key.length !== keyBytes || !isKeyOf(file, key)) return locked('wrong-key', file, null);
    return { kind: 'found', key, source: 'keyring', file };
  }

  async #makeFirst(): Promise<KeyLookup> {
    if (this.#options.passphrase !== undefined) return this.createVault(this.#options.passphrase);
    const key = randomBytes(keyBytes);
    const file = this.#newFile(key, {});
    const kept = await this.#keepInKeyring(file.profileId, key);
    if (kept.name === undefined) return { kind: 'needs-passphrase', keyringError: kept.error };
    const keyed = { ...file, keyring: kept.name };
    writeKeyFile(this.#options.layout, keyed);
    return { kind: 'found', key, source: 'keyring', file: keyed };
  }

  /** Reads it back: a keyring that forgets at once would lock the user out at the next start. */
  async #keepInKeyring(profileId: string, key: Uint8Array): Promise<{ name?: string; error: string | null }> {
    const name = `hauspost/${profileId}`;
    const value = Buffer.from(key).toString('base64');
    try {
      await this.#options.secrets.set(name, value);
      if ((await this.#options.secrets.get(name)) === value) return { name, error: null };
      return { error: 'the keyring did not keep the key' };
    } catch (error) {
      return { error: this.#describe(error) };
    }
  }

  #describe(error: unknown): string {
    this.#options.log.warn({ err: error }, 'keyring unavailable');
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }

  #newFile(key: Uint8Array, parts: Partial<KeyFile>): KeyFile {
    return {
      version: 1,
      profileId: randomUUID(),
      madeAt: this.#options.clock.now(),
      cipher: 'aegis',
      check: checkOf(key),
      hasDatabase: false,
      keyring: null,
      vault: null,
      ...parts,
    };
  }

  #requireFile(): KeyFile {
    const state: KeyFileState = readKeyFile(this.#options.layout);
    if (state.kind !== 'found') throw new AppError('conflict', 'this profile has no readable key file');
    return state.file;
  }

  #hasDatabase(): boolean {
    const { database, wal } = this.#options.layout;
    return [database, wal].some((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0);
  }
}

function locked(reason: LockReason, file: KeyFile | null, detail: string | null): KeyLookup {
  const ways: WayBack[] = ['recovery-code', 'start-over'];
  if (reason !== 'passphrase') ways.unshift('retry');
  if (file !== null && file.vault !== null) ways.unshift('passphrase');
  return { kind: 'locked', reason, ways, detail };
}

function wrongPassphrase(): AppError {
  return new AppError('not-allowed', 'not the passphrase', { reason: 'wrong-passphrase' });
}

function opensDatabase({ database }: Layout, key: Uint8Array): boolean {
  try {
    openConnection({ file: database, key, mode: 'read' }).close();
    return true;
  } catch (error) {
    if (storageTroubleOf(error) === 'wrong-key') return false;
    throw error;
  }
}
