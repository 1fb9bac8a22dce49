import { eq } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import { messages } from '../db/tables/mail.ts';
import type { RawStore } from '../raw/index.ts';
import { forgetRaw } from '../threads/ingest.ts';
import { fetchBodies, findMissingBodies } from './bodies.ts';
import { syncCause } from './cause.ts';
import type { Follow } from './follow.ts';

/** One body that somebody waits for, ahead of everything. Settles when it is in the store. */
export async function fetchNow(follow: Follow, raw: RawStore, id: MessageId, signal: AbortSignal): Promise<void> {
  const { db, account, clock } = follow;
  const hash = db.read.select({ hash: messages.rawHash }).from(messages).where(eq(messages.id, id)).get()?.hash;
  if (hash === undefined) throw new AppError('not-found', 'no such message');
  if (hash !== null) {
    if ((await raw.has([hash])).length > 0) return;
    db.write(syncCause(account.id, 'sync.lostBody', clock.now()), (tx) => forgetRaw(tx, hash));
  }
  signal.throwIfAborted();
  const missing = findMissingBodies(follow, { kind: 'usual', without: new Set(), only: [id] });
  if (missing.length === 0) throw new AppError('not-found', 'no server has this message');
  await fetchBodies(follow, missing);
  const after = db.read.select({ hash: messages.rawHash }).from(messages).where(eq(messages.id, id)).get();
  if (after?.hash == null) throw new AppError('not-found', 'the server no longer has this message');
}
