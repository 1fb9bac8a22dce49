import { maxAttachmentBytes } from '#shared/contract/drafts.ts';
import type { DraftAttachmentId, DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';

const pieceBytes = 900_000;

/** Files that are too large to send by mail anywhere; the rest is attached, piece by piece. */
export async function attachFiles(id: DraftId, files: readonly File[]): Promise<readonly File[]> {
  const tooLarge = files.filter(({ size }) => size > maxAttachmentBytes);
  for (const file of files) {
    if (!tooLarge.includes(file)) await attachFile(id, file);
  }
  return tooLarge;
}

/** A picture that stands in the text; answers the id its place names it by. */
export async function attachPicture(id: DraftId, file: File): Promise<string> {
  const contentId = await attachFile(id, file, true);
  if (contentId === null) throw new Error('a picture was kept without an id');
  return contentId;
}

async function attachFile(id: DraftId, file: File, isInline = false): Promise<string | null> {
  let contentId: string | null = null;
  let attachmentId: DraftAttachmentId | undefined;
  let offset = 0;
  do {
    const piece = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    const isLast = offset + piece.byteLength >= file.size;
    const answer = await coreClient.drafts.attach({
      id,
      ...(attachmentId === undefined ? {} : { attachmentId }),
      name: file.name,
      mimeType: file.type || 'application/octet-stream',
      isInline,
      offset,
      base64: toBase64(piece),
      isLast,
    });
    ({ attachmentId, contentId } = answer);
    offset += pieceBytes;
  } while (offset < file.size);
  return contentId;
}

const sliceLength = 8_192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += sliceLength) {
    binary += String.fromCharCode(...bytes.subarray(at, at + sliceLength));
  }
  return btoa(binary);
}
