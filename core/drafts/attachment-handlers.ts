import { eq } from 'drizzle-orm';
import { maxAttachments } from '#shared/contract/drafts.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import type { UndoHandler, WriteTx } from '../context.ts';
import { draftAttachments } from '../db/tables/engine.ts';
import { drafts } from '../db/tables/mail.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { findAttachment, findDraft, listAttachments, touchDraft } from './draft-rows.ts';
import type { Uploads } from './uploads.ts';

type Row = typeof draftAttachments.$inferSelect;

export function attachmentHandlers(
  uploads: Uploads,
): Pick<HandlersOf<AppContract['drafts']>, 'attach' | 'attachment' | 'detach'> {
  return {
    attach: async ({ id, attachmentId, name, mimeType, isInline, offset, base64, isLast }, { read, raw, write }) => {
      findDraft(read, id);
      if (listAttachments(read, id).length >= maxAttachments) {
        throw new AppError('invalid-input', 'too many attachments', { field: 'attachments', max: maxAttachments });
      }
      const bytes = Buffer.from(base64, 'base64');
      const fileId = uploads.add({ draftId: id, attachmentId, offset, bytes });
      const contentId = isInline ? `${fileId}@hauspost` : null;
      if (!isLast) return { attachmentId: fileId, contentId };
      const packed = await uploads.finish(fileId);
      const { hash, sizeBytes } = packed;
      await raw.put([packed]);
      write((tx) => {
        // Discarded meanwhile: the bytes go with the next tidying up.
        findDraft(tx.db, id);
        addAttachment(tx, {
          id: fileId,
          draftId: id,
          name: cleanLine(name) || 'file',
          mimeType: cleanLine(mimeType) || 'application/octet-stream',
          sizeBytes,
          rawHash: hash,
          contentId,
        });
        touchDraft(tx, id);
      });
      return { attachmentId: fileId, contentId };
    },

    detach: ({ id, attachmentId }, { read, write }) => {
      findDraft(read, id);
      return write((tx) => {
        const row = findAttachment(tx.db, id, attachmentId);
        tx.db.delete(draftAttachments).where(eq(draftAttachments.id, attachmentId)).run();
        touchDraft(tx, id);
        return { undo: tx.undoable('drafts.detach', 1, 'drafts.detach', row), count: 1 };
      });
    },

    attachment: async ({ id, attachmentId, offset, limit }, { read, raw }) => {
      findDraft(read, id);
      const { rawHash, sizeBytes, mimeType, name } = findAttachment(read, id, attachmentId);
      const bytes = await raw.get(rawHash);
      if (bytes === null) throw new AppError('not-found', 'the file is no longer there');
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(offset, offset + limit);
      return { base64: piece.toString('base64'), sizeBytes, mimeType, name };
    },
  };
}

export const attachmentUndo: Record<string, UndoHandler> = {
  'drafts.detach': (tx, payload) => {
    const row = payload as Row;
    const draft = tx.db.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, row.draftId)).get();
    if (draft === undefined) return;
    tx.db.insert(draftAttachments).values(row).onConflictDoNothing().run();
    touchDraft(tx, row.draftId);
  },
};

/** Behind those that are there. */
export function addAttachment(tx: WriteTx, row: Omit<Row, 'position'>): void {
  const position = (listAttachments(tx.db, row.draftId).at(-1)?.position ?? -1) + 1;
  tx.db
    .insert(draftAttachments)
    .values({ ...row, position })
    .run();
}
