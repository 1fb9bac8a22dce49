import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../context.ts';
import { remoteImages } from '../db/tables/reader.ts';
import type { ImageFacts } from './image-kind.ts';

const keptMs = 30 * 86_400_000;
const keptBytes = 50_000_000;

export interface KeptImage {
  readonly url: string;
  readonly bytes: Buffer;
  readonly facts: ImageFacts;
}

/** The address itself is not kept: it often says who was written to. */
export function hashUrl(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

export function hasImage(read: ReadDb, url: string): boolean {
  return read.get(sql`SELECT 1 FROM remote_images WHERE url_hash = ${hashUrl(url)}`) !== undefined;
}

export function findImage(read: ReadDb, url: string): typeof remoteImages.$inferSelect | undefined {
  return read
    .select()
    .from(remoteImages)
    .where(sql`url_hash = ${hashUrl(url)}`)
    .get();
}

/** Keeps what came and lets go of the oldest beyond the bounds, but never of what came just now. */
export function keepImages(tx: WriteTx, images: readonly KeptImage[]): void {
  for (const { url, bytes, facts } of images) {
    const row = { ...facts, bytes, sizeBytes: bytes.length, fetchedAt: tx.now };
    tx.db
      .insert(remoteImages)
      .values({ urlHash: hashUrl(url), ...row })
      .onConflictDoUpdate({ target: remoteImages.urlHash, set: row })
      .run();
  }
  tx.db.run(sql`
    DELETE FROM remote_images WHERE fetched_at < ${tx.now} AND (fetched_at < ${tx.now - keptMs} OR url_hash IN (
      SELECT url_hash FROM (
        SELECT url_hash, sum(size_bytes) OVER (ORDER BY fetched_at DESC, url_hash) AS total FROM remote_images
      ) WHERE total > ${keptBytes}))`);
}
