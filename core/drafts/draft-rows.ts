import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Draft, DraftAttachment, DraftContent } from '#shared/contract/drafts.ts';
import { AppError } from '#shared/errors.ts';
import type { DraftAttachmentId, DraftId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { draftAttachments } from '../db/tables/engine.ts';
import { drafts } from '../db/tables/mail.ts';

export type DraftRow = typeof drafts.$inferSelect;

export const emptyContent: DraftContent = {
  identityId: null,
  to: '',
  cc: '',
  bcc: '',
  subject: '',
  text: '',
  html: null,
  quoteText: '',
  quoteHtml: null,
};

/** Neither put away nor on its way. */
export const isOpen = and(isNull(drafts.discardedAt), isNull(drafts.deliveryId));

export function contentOf(row: DraftContent): DraftContent {
  const { identityId, to, cc, bcc, subject, text, html, quoteText, quoteHtml } = row;
  return { identityId, to, cc, bcc, subject, text, html, quoteText, quoteHtml };
}

export function findDraft(read: Pick<ReadDb, 'select'>, id: DraftId): DraftRow {
  const row = read
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), isOpen))
    .get();
  if (row === undefined) throw new AppError('not-found', 'no such draft');
  return row;
}

export function readDraft(read: ReadDb, id: DraftId): Draft {
  const row = findDraft(read, id);
  const { kind, sourceId, changedAt } = row;
  const attachments = listAttachments(read, id).map(asAttachment);
  return { ...contentOf(row), id, kind, sourceId, attachments, changedAt };
}

export function listAttachments(read: Pick<ReadDb, 'select'>, id: DraftId) {
  return read
    .select()
    .from(draftAttachments)
    .where(eq(draftAttachments.draftId, id))
    .orderBy(asc(draftAttachments.position), asc(draftAttachments.id))
    .all();
}

export function findAttachment(read: Pick<ReadDb, 'select'>, draftId: DraftId, id: DraftAttachmentId) {
  const row = read
    .select()
    .from(draftAttachments)
    .where(and(eq(draftAttachments.id, id), eq(draftAttachments.draftId, draftId)))
    .get();
  if (row === undefined) throw new AppError('not-found', 'no such attachment');
  return row;
}

export function countDrafts(read: ReadDb): number {
  return (
    read
      .select({ count: sql<number>`count(*)` })
      .from(drafts)
      .where(isOpen)
      .get()?.count ?? 0
  );
}

/** The draft has another state than its copy on the server. */
export function touchDraft(tx: WriteTx, id: DraftId): void {
  tx.db.update(drafts).set({ changedAt: tx.now }).where(eq(drafts.id, id)).run();
  tx.touch('drafts', id);
}

function asAttachment({
  id,
  name,
  mimeType,
  sizeBytes,
  contentId,
}: ReturnType<typeof listAttachments>[number]): DraftAttachment {
  return { id, name, mimeType, sizeBytes, contentId };
}
