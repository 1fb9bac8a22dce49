import type { DraftAttachment } from '#shared/contract/drafts.ts';
import type { DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';

const pieceBytes = 900_000;

/** A file of a draft, piece by piece. */
export async function readAttachment(
  id: DraftId,
  { id: attachmentId, mimeType, sizeBytes }: DraftAttachment,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; offset < sizeBytes; offset += pieceBytes) {
    const { base64 } = await coreClient.drafts.attachment({ id, attachmentId, offset, limit: pieceBytes });
    pieces.push(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  }
  return new Blob(pieces, { type: mimeType });
}
