import { sql } from 'drizzle-orm';
import { newId, type CorrelationId } from '#shared/ids.ts';
import type { Clock, Db } from '../context.ts';
import type { RawStore } from './raw-store.ts';
import { planRawTidy } from './tidy-job.ts';

/** At the start: rows whose messages are all gone, because the file is, become headers only now and not one by one. */
export function noticeLostRaw({ db, raw, clock }: { db: Db; raw: RawStore; clock: Clock }): void {
  if (raw.isThere) return;
  const named = db.read.get(sql`SELECT 1 FROM messages WHERE raw_hash > '' LIMIT 1`);
  if (named === undefined) return;
  const correlationId = newId<CorrelationId>(clock.now());
  db.write({ by: { kind: 'system', id: null }, action: 'raw.open', correlationId }, planRawTidy);
}
