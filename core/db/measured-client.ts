import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { shapeOf, type StatementLog } from './statement-log.ts';
import { storageTroubleOf, translateStorageError } from './storage-errors.ts';

type RawStatement = Statement<unknown[]>;
type Method = 'run' | 'get' | 'all';

const maxCached = 300;
/** Wider than this are bulk statements whose text hardly comes twice. */
const maxCachedLength = 10_000;

export interface ClientOptions {
  /** `null`: somebody else takes the time. */
  readonly log: StatementLog | null;
  /** Throws when a statement may not run now. */
  readonly guard?: () => void;
  /** Told once a page turns out to be damaged. */
  readonly onDamage: () => void;
}

/**
 * What drizzle is given in the place of a connection: keeps prepared statements, times them, and turns what the disk
 * does into our errors.
 */
export class MeasuredClient {
  readonly #connection: Connection;
  readonly #options: ClientOptions;
  readonly #cached = new Map<string, RawStatement>();

  constructor(connection: Connection, options: ClientOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  prepare(sql: string): MeasuredStatement {
    return new MeasuredStatement(this, sql, this.#find(sql), false);
  }

  /** drizzle's own transactions would commit behind the kernel's back. */
  transaction(): never {
    throw new Error('db.write is the transaction');
  }

  call(statement: RawStatement, sql: string, method: Method, isRaw: boolean, values: unknown[]): unknown {
    this.#options.guard?.();
    const startedMs = performance.now();
    try {
      if (statement.reader) statement.raw(isRaw);
      return statement[method](...values);
    } catch (error) {
      const trouble = storageTroubleOf(error);
      if (trouble === 'corrupt' || trouble === 'wrong-key') this.#options.onDamage();
      throw translateStorageError(error);
    } finally {
      const tookMs = performance.now() - startedMs;
      if (tookMs > 1) this.#options.log?.note(shapeOf(sql), tookMs);
    }
  }

  #find(sql: string): RawStatement {
    const cached = this.#cached.get(sql);
    if (cached !== undefined) return cached;
    const statement = this.#connection.prepare<unknown[]>(sql);
    if (sql.length > maxCachedLength) return statement;
    this.#cached.set(sql, statement);
    if (this.#cached.size > maxCached) {
      const [oldest] = this.#cached.keys();
      if (oldest !== undefined) this.#cached.delete(oldest);
    }
    return statement;
  }
}

/** The four methods that drizzle's session calls. */
class MeasuredStatement {
  readonly #client: MeasuredClient;
  readonly #sql: string;
  readonly #statement: RawStatement;
  readonly #isRaw: boolean;

  constructor(client: MeasuredClient, sql: string, statement: RawStatement, isRaw: boolean) {
    this.#client = client;
    this.#sql = sql;
    this.#statement = statement;
    this.#isRaw = isRaw;
  }

  /** better-sqlite3 switches the statement itself; ours is shared, so the switch belongs to the caller. */
  raw(): MeasuredStatement {
    return new MeasuredStatement(this.#client, this.#sql, this.#statement, true);
  }

  run(...values: unknown[]): unknown {
    return this.#client.call(this.#statement, this.#sql, 'run', this.#isRaw, values);
  }

  get(...values: unknown[]): unknown {
    return this.#client.call(this.#statement, this.#sql, 'get', this.#isRaw, values);
  }

  all(...values: unknown[]): unknown {
    return this.#client.call(this.#statement, this.#sql, 'all', this.#isRaw, values);
  }
}
