import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db, JobKind, JobRun, WriteTx } from '../context.ts';
import type { RawStore } from './raw-store.ts';

const tidyKind = 'raw.tidy';
const dayMs = 86_400_000;
/** As long as a backup of the database, or an undo, may bring rows back that name it. */
const graceMs = 45 * dayMs;
const pageSize = 500;

/** Everything that may name a blob. A feature that keeps hashes adds its table here, or loses its blobs. */
const namedBy = [
  'SELECT 1 FROM messages WHERE raw_hash = wanted.value',
  'SELECT 1 FROM draft_attachments WHERE raw_hash = wanted.value',
  'SELECT 1 FROM deliveries WHERE raw_hash = wanted.value',
];

/**
 * Brings raw store and rows in line: blobs that nobody names go after a while, and rows that name a blob which is not
 * there are headers only from then on, so that the sync fetches it again.
 */
export function tidyRawJob(db: Db, raw: RawStore): JobKind {
  return {
    kind: tidyKind,
    maxAttempts: 3,
    everyMs: dayMs,
    async run(job) {
      await sweepUnused(db, raw, job.signal);
      await forgetMissing(db, raw, job);
    },
  };
}

/** For a raw store that was found empty or damaged. */
export function planRawTidy(tx: WriteTx): void {
  tx.planJob({ kind: tidyKind, key: 'now' });
}

async function sweepUnused(db: Db, raw: RawStore, signal: AbortSignal): Promise<void> {
  for (let after: string | null = null; ;) {
    signal.throwIfAborted();
    const page: string[] = await raw.list(after, pageSize);
    if (page.length === 0) return;
    const used = new Set(
      db.read
        .all<{ hash: string }>(
          sql`SELECT value AS hash FROM json_each(${JSON.stringify(page)}) AS wanted
              WHERE ${sql.raw(namedBy.map((one) => `EXISTS (${one})`).join(' OR '))}`,
        )
        .map((row) => row.hash),
    );
    await raw.sweep({ used: [...used], unused: page.filter((hash) => !used.has(hash)), graceMs });
    after = page.at(-1) ?? null;
  }
}

async function forgetMissing(db: Db, raw: RawStore, { signal, cause }: JobRun<unknown>): Promise<void> {
  for (let after = ''; ;) {
    signal.throwIfAborted();
    const page = db.read
      .all<{ hash: string }>(
        sql`SELECT DISTINCT raw_hash AS hash FROM messages WHERE raw_hash > ${after} ORDER BY raw_hash LIMIT ${pageSize}`,
      )
      .map((row) => row.hash);
    if (page.length === 0) return;
    const here = new Set(await raw.has(page));
    const missing = page.filter((hash) => !here.has(hash));
    if (missing.length > 0) {
      db.write(cause, (tx) => {
        tx.db.run(sql`
          UPDATE messages SET raw_hash = NULL WHERE raw_hash IN (SELECT value FROM json_each(${JSON.stringify(missing)}))`);
        tx.touch('threads');
      });
    }
    after = page.at(-1) ?? after;
    await setImmediate();
  }
}
