import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/index.ts';
import { translateStorageError } from './storage-errors.ts';

/** Why a database does not come up to the app's schema. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly reason: 'newer' | 'migration';

  constructor(reason: 'newer' | 'migration', message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

interface Applied {
  readonly id: number;
  readonly name: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  readonly log: Logger;
}

/** What a database still lacks. By difference, not by the newest: branches that meet late lose nothing. */
export function missingMigrations(connection: Connection, { migrations, log }: MigrateOptions): Migration[] {
  const applied = new Map(readApplied(connection).map((row) => [row.id, row]));
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  for (const row of applied.values()) {
    const migration = known.get(row.id);
    if (migration === undefined) {
      throw new MigrationRefused('newer', `written by a newer version: it has ${row.name} (${row.id}), unknown here`);
    }
    if (checksumOf(migration.sql) !== row.checksum) {
      const error = new AppError('bug', `migration ${row.id} was edited after it had been applied`);
      log.error({ err: error, migration: row.id }, 'migration checksum differs');
    }
  }
  return migrations.filter(({ id }) => !applied.has(id)).toSorted((a, b) => a.id - b.id);
}

export function isNewDatabase(connection: Connection): boolean {
  return readApplied(connection).length === 0;
}

export function schemaVersionOf(connection: Connection): number {
  return Math.max(0, ...readApplied(connection).map(({ id }) => id));
}

/** Applies each missing migration in its own transaction: what stands afterwards is a whole step, also after a crash. */
export function migrate(connection: Connection, options: MigrateOptions): void {
  const missing = missingMigrations(connection, options);
  if (missing.length === 0) return;
  // Rebuilding a table drops it for a moment; within a transaction this pragma would do nothing.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const migration of missing) {
      const apply = connection.transaction(() => applyOne(connection, migration, options.nowMs));
      apply.immediate();
      options.log.info({ migration: migration.id, name: migration.name }, 'migration applied');
    }
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function applyOne(connection: Connection, migration: Migration, nowMs: number): void {
  try {
    connection.exec(migration.sql);
    const broken = connection.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows refer to rows that are not there`);
    connection.exec(
      `CREATE TABLE IF NOT EXISTS migrations (
         id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
       ) STRICT`,
    );
    const keep = connection.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)');
    keep.run(migration.id, migration.name, checksumOf(migration.sql), nowMs);
  } catch (error) {
    const translated = translateStorageError(error);
    if (translated instanceof AppError) throw translated;
    const what = `migration ${migration.id} (${migration.name})`;
    throw new MigrationRefused('migration', `${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function readApplied(connection: Connection): Applied[] {
  const exists = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migrations'`).get();
  if (exists === undefined) return [];
  return connection.prepare('SELECT id, name, checksum FROM migrations ORDER BY id').all() as Applied[];
}

/** Line ends do not count: a checkout on Windows may change them. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
