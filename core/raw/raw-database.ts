import { existsSync, renameSync, statSync } from 'node:fs';
import { AppError } from '#shared/errors.ts';
import { openConnection, type Connection } from '../db/connection.ts';
import { storageTroubleOf } from '../db/storage-errors.ts';
import { evidenceVersion, type MailEvidence } from '../trust/model.ts';
import { readEvidence } from '../trust/read-evidence.ts';
import { parseMessage, readBodies, readPart } from '../mime/index.ts';
import { unpackRaw, type PackedRaw } from './pack.ts';
import { PageOrder } from './page-order.ts';
import type { RawOp, RawOpening, RawOps, RawUsage, RawWorkerStart } from './protocol.ts';

// A table with rowids: blobs beyond a page then hang on the rows and leave the index of hashes small.
const schema = `
  CREATE TABLE IF NOT EXISTS blobs (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    packed BLOB NOT NULL,
    -- Since when no row of the database names it; it stays a while, for backups that still do.
    unused_since INTEGER,
    put_at INTEGER NOT NULL
  ) STRICT;
  -- What core/trust read from a blob, by the version that read it; goes with the blob and can be read again.
  CREATE TABLE IF NOT EXISTS evidence (
    hash BLOB PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS blobs_forget_evidence AFTER DELETE ON blobs
  BEGIN
    DELETE FROM evidence WHERE hash = OLD.hash;
  END;
  CREATE INDEX IF NOT EXISTS blobs_unused ON blobs (unused_since) WHERE unused_since IS NOT NULL;`;

// Most messages fit on one page of this size; with SQLite's own, the ends of chains waste a twentieth of the file.
const pageSize = 16_384;
// AEGIS-256: a nonce and a tag.
const reservedBytes = 64;

// Of a conversation of a thousand long mails the window shows some; the rest is read when it is asked for.
const maxTextsChars = 4_000_000;

/** The worker's half of the raw store: one connection, used by nobody else. */
export class RawDatabase {
  readonly #start: RawWorkerStart;
  readonly #order = new PageOrder({ pageSize, reservedBytes });
  #opened: { connection: Connection; how: RawOpening } | null = null;

  constructor(start: RawWorkerStart) {
    this.#start = start;
  }

  readonly ops: { readonly [Op in RawOp]: (params: RawOps[Op]['params']) => RawOps[Op]['value'] } = {
    open: () => this.#open().how,
    put: ({ rows, now }) => this.#put(rows, now),
    get: ({ hash }) => this.#read(hash),
    has: ({ hashes }) => this.#has(hashes),
    drop: ({ hashes }) => this.#drop(hashes),
    bodies: ({ hash }) => mapped(this.#read(hash), readBodies),
    texts: ({ hashes, maxChars }) => this.#texts(hashes, maxChars),
    evidence: ({ hash }) => this.#evidence(hash),
    part: ({ hash, path }) => mapped(this.#read(hash), (bytes) => readPart(bytes, path)),
    usage: () => this.#usage(),
    list: ({ after, limit }) => this.#list(after, limit),
    sweep: (found) => this.#sweep(found),
    close: () => this.#close(),
  };

  /** A damaged file, or one of another key, makes way: what was in it lies on the server too, or in a backup. */
  #open(): { connection: Connection; how: RawOpening } {
    if (this.#opened !== null) return this.#opened;
    const { file } = this.#start;
    const isNew = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
    try {
      this.#opened = { connection: this.#connect(), how: { isNew, setAsideAs: null } };
    } catch (error) {
      if (!isDamage(error)) throw error;
      const setAsideAs = setAside(file);
      this.#opened = { connection: this.#connect(), how: { isNew: true, setAsideAs } };
    }
    return this.#opened;
  }

  #connect(): Connection {
    const connection = openConnection({ ...this.#start, mode: 'write', pageSize });
    try {
      // What a power cut takes here is fetched again; a kill takes nothing.
      connection.pragma('synchronous = NORMAL');
      connection.pragma('wal_autocheckpoint = 4000');
      connection.exec(schema);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  get #connection(): Connection {
    return this.#open().connection;
  }

  #put(rows: readonly PackedRaw[], now: number): null {
    const connection = this.#connection;
    const insert = connection.prepare(`
      INSERT INTO blobs (hash, size_bytes, packed, put_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (hash) DO UPDATE SET unused_since = NULL, put_at = excluded.put_at`);
    connection
      .transaction(() => {
        for (const { hash, sizeBytes, packed } of this.#order.arrange(rows)) {
          insert.run(fromHex(hash), sizeBytes, packed, now);
        }
      })
      .immediate();
    return null;
  }

  #read(hash: string): Uint8Array | null {
    try {
      const find = this.#connection.prepare('SELECT size_bytes AS sizeBytes, packed FROM blobs WHERE hash = ?');
      const row = find.get(fromHex(hash)) as { sizeBytes: number; packed: Uint8Array } | undefined;
      if (row === undefined) return null;
      const bytes = unpackRaw({ hash, ...row });
      if (bytes === null) this.#drop([hash]);
      return bytes;
    } catch (error) {
      // A page that does not authenticate is a message that is not here; the others still are.
      if (isDamage(error)) return null;
      throw error;
    }
  }

  #has(hashes: readonly string[]): string[] {
    const find = this.#connection.prepare('SELECT 1 FROM blobs WHERE hash = ?').pluck();
    return hashes.filter((hash) => find.get(fromHex(hash)) === 1);
  }

  #drop(hashes: readonly string[]): null {
    const connection = this.#connection;
    const remove = connection.prepare('DELETE FROM blobs WHERE hash = ?');
    connection.transaction(() => hashes.forEach((hash) => remove.run(fromHex(hash)))).immediate();
    return null;
  }

  #texts(hashes: readonly string[], maxChars: number): Record<string, string> {
    const texts: Record<string, string> = {};
    let room = maxTextsChars;
    for (const hash of hashes) {
      if (room <= 0) break;
      const bytes = this.#read(hash);
      if (bytes === null) continue;
      const text = parseMessage(bytes).text.slice(0, maxChars);
      texts[hash] = text;
      room -= text.length;
    }
    return texts;
  }

  #evidence(hash: string): MailEvidence | null {
    const find = this.#connection.prepare('SELECT content FROM evidence WHERE hash = ? AND version = ?').pluck();
    const kept = find.get(fromHex(hash), evidenceVersion) as string | undefined;
    if (kept !== undefined) return JSON.parse(kept) as MailEvidence;
    const bytes = this.#read(hash);
    if (bytes === null) return null;
    const evidence = readEvidence(bytes);
    this.#connection
      .prepare('INSERT OR REPLACE INTO evidence (hash, version, content) VALUES (?, ?, ?)')
      .run(fromHex(hash), evidenceVersion, JSON.stringify(evidence));
    return evidence;
  }

  #usage(): RawUsage {
    return this.#connection
      .prepare(
        `SELECT count(*) AS count, coalesce(sum(size_bytes), 0) AS sizeBytes, coalesce(sum(length(packed)), 0) AS packedBytes
         FROM blobs`,
      )
      .get() as RawUsage;
  }

  #list(after: string | null, limit: number): string[] {
    const page = this.#connection.prepare('SELECT hex(hash) FROM blobs WHERE hash > ? ORDER BY hash LIMIT ?').pluck();
    return (page.all(after === null ? Buffer.alloc(0) : fromHex(after), limit) as string[]).map((hash) =>
      hash.toLowerCase(),
    );
  }

  #sweep({ unused, used, now, graceMs }: RawOps['sweep']['params']): number {
    const connection = this.#connection;
    // Put again or only just: its rows may not be written yet.
    const mark = connection.prepare('UPDATE blobs SET unused_since = ? WHERE hash = ? AND unused_since IS NULL');
    const unmark = connection.prepare(
      'UPDATE blobs SET unused_since = NULL WHERE hash = ? AND unused_since IS NOT NULL',
    );
    const drop = connection.prepare('DELETE FROM blobs WHERE unused_since <= ? AND put_at <= ? AND hash = ?');
    return connection
      .transaction(() => {
        for (const hash of used) unmark.run(fromHex(hash));
        for (const hash of unused) mark.run(now, fromHex(hash));
        return unused.reduce((sum, hash) => sum + drop.run(now - graceMs, now - graceMs, fromHex(hash)).changes, 0);
      })
      .immediate();
  }

  #close(): null {
    const opened = this.#opened;
    this.#opened = null;
    if (opened === null) return null;
    try {
      opened.connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      opened.connection.close();
    }
    return null;
  }
}

function mapped<Result>(bytes: Uint8Array | null, read: (bytes: Uint8Array) => Result): Result | null {
  return bytes === null ? null : read(bytes);
}

function fromHex(hash: string): Buffer {
  const bytes = Buffer.from(hash, 'hex');
  if (bytes.length !== 32) throw new AppError('bug', 'not a SHA-256');
  return bytes;
}

function isDamage(error: unknown): boolean {
  const trouble = storageTroubleOf(error);
  return trouble === 'corrupt' || trouble === 'wrong-key';
}

/** Nothing of the user's is deleted: a file that cannot be read stays beside the new one. */
function setAside(file: string): string {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  const to = `${file}.damaged-${number}`;
  for (const end of ['-wal', '-shm', '']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${to}${end}`);
  }
  return to;
}
