import { and, desc, eq, inArray } from 'drizzle-orm';
import type { DraftContent, DraftVersion } from '#shared/contract/drafts.ts';
import { AppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { draftVersions } from '../db/tables/engine.ts';
import { drafts } from '../db/tables/mail.ts';
import { pickSuperfluous } from './thin-versions.ts';

const thinEveryMs = 60_000;
const maxListed = 2_000;

/** Writes a new state of the draft and keeps it as a version. `before` is the state it follows. */
export function writeContent(tx: WriteTx, id: DraftId, before: DraftContent, change: Partial<DraftContent>): void {
  const after = { ...before, ...change };
  const newest = newestVersion(tx.db, id);
  if (newest !== null && (after.quoteText !== before.quoteText || after.quoteHtml !== before.quoteHtml)) {
    keep(tx, id, newest.at, { ...newest.content, quoteText: before.quoteText, quoteHtml: before.quoteHtml });
  }
  tx.db
    .update(drafts)
    .set({ ...change, changedAt: tx.now })
    .where(eq(drafts.id, id))
    .run();
  noteVersion(tx, id, after);
  // Once a minute is enough; it reads the times of all of them.
  if (newest !== null && Math.floor(newest.at / thinEveryMs) !== Math.floor(tx.now / thinEveryMs)) thin(tx, id);
  tx.touch('drafts', id);
}

export function noteVersion(tx: WriteTx, id: DraftId, { quoteText: _, quoteHtml: __, ...content }: DraftContent): void {
  keep(tx, id, tx.now, content);
}

export function listVersions(read: Pick<ReadDb, 'select'>, id: DraftId) {
  return read
    .select({ at: draftVersions.at, content: draftVersions.content })
    .from(draftVersions)
    .where(eq(draftVersions.draftId, id))
    .orderBy(desc(draftVersions.at))
    .limit(maxListed)
    .all();
}

export function readVersion(read: Pick<ReadDb, 'select'>, id: DraftId, at: number): DraftVersion {
  const found = read
    .select({ content: draftVersions.content })
    .from(draftVersions)
    .where(and(eq(draftVersions.draftId, id), eq(draftVersions.at, at)))
    .get();
  if (found === undefined) throw new AppError('not-found', 'no such version');
  return found.content;
}

function newestVersion(read: Pick<ReadDb, 'select'>, id: DraftId) {
  return (
    read
      .select({ at: draftVersions.at, content: draftVersions.content })
      .from(draftVersions)
      .where(eq(draftVersions.draftId, id))
      .orderBy(desc(draftVersions.at))
      .limit(1)
      .get() ?? null
  );
}

function keep(tx: WriteTx, draftId: DraftId, at: number, content: DraftVersion): void {
  tx.db
    .insert(draftVersions)
    .values({ draftId, at, content })
    .onConflictDoUpdate({ target: [draftVersions.draftId, draftVersions.at], set: { content } })
    .run();
}

function thin(tx: WriteTx, id: DraftId): void {
  const times = tx.db
    .select({ at: draftVersions.at })
    .from(draftVersions)
    .where(eq(draftVersions.draftId, id))
    .all()
    .map(({ at }) => at);
  const superfluous = pickSuperfluous(times, tx.now);
  if (superfluous.length === 0) return;
  tx.db
    .delete(draftVersions)
    .where(and(eq(draftVersions.draftId, id), inArray(draftVersions.at, superfluous)))
    .run();
}
