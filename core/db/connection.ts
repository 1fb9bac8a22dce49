/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import type { Database } from 'better-sqlite3';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { sqliteBindingPath, vectorExtensionPath } from './native-path.ts';
import { translateStorageError } from './storage-errors.ts';

export type Connection = Database;

export interface ConnectionOptions {
  readonly file: string;
  /** 32 bytes. Used as they are: a random key needs no slow derivation. */
  readonly key: Uint8Array;
  readonly mode: 'write' | 'read';
  /** Of a file that is made now; SQLite's own size where nothing is said. */
  readonly pageSize?: number;
}

export const keyBytes = 32;

/**
 * Opens one encrypted connection. AEGIS-256 authenticates every page, so a flipped bit is an error and never data,
 * and costs next to nothing: SQLCipher's format writes at half the speed and is checked five times slower.
 */
export function openConnection({ file, key, mode, pageSize }: ConnectionOptions): Connection {
  if (key.length !== keyBytes) throw new Error(`a key has ${keyBytes} bytes, not ${key.length}`);
  const isReader = mode === 'read';
  try {
    const connection = new Sqlite(file, {
      readonly: isReader,
      fileMustExist: isReader,
      timeout: 5_000,
      nativeBinding: sqliteBindingPath(),
    });
    try {
      prepareConnection(connection, key, isReader, pageSize);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    throw translateStorageError(error);
  }
}

function prepareConnection(connection: Connection, key: Uint8Array, isReader: boolean, pageSize?: number): void {
  connection.pragma(`cipher = 'aegis'`);
  connection.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
  if (pageSize !== undefined) connection.pragma(`page_size = ${pageSize}`);
  // Sorting and temporary tables would otherwise spill to plain files.
  connection.pragma('temp_store = MEMORY');
  connection.loadExtension(vectorExtensionPath());
  // The first page is read here: with a wrong key nothing past this line runs.
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (isReader) return;
  connection.pragma('journal_mode = WAL');
  // FULL: a commit is on the disk before its caller hears of it, so not even a power cut takes it back.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('cell_size_check = ON');
  connection.pragma('journal_size_limit = 67108864');
}
