import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../../../lib/core.ts';

export interface Picture {
  /** The address or content id under which the mail asks for it. */
  readonly name: string;
  readonly blob: Blob;
}

const atOnce = 10;
const pieceBytes = 1_000_000;
const maxPartBytes = 20_000_000;

/** The core fetches, this window never does. In batches, so that the first are seen before the last are there. */
export async function fetchRemote(
  messageId: MessageId,
  urls: readonly string[],
  consent: 'once' | 'standing',
  onPicture: (picture: Picture | null) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let first = 0; first < urls.length; first += atOnce) {
    const batch = urls.slice(first, first + atOnce);
    const fetched = await coreClient.remoteContent.fetch({ messageId, consent, urls: batch }, { signal });
    for (const { url, trouble } of fetched) {
      if (trouble !== null) onPicture(null);
      else {
        const { base64, mimeType } = await coreClient.remoteContent.image({ url }, { signal });
        onPicture({ name: url, blob: new Blob([decode(base64)], { type: mimeType }) });
      }
    }
  }
}

/** `null`: no picture of pixels, whatever it is called. */
export async function readPart(
  id: MessageId,
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<Picture | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0, size = 1; offset < size; offset += pieceBytes) {
    const piece = await coreClient.messages.part({ id, path, offset, limit: pieceBytes }, { signal });
    size = piece.sizeBytes;
    if (size > maxPartBytes) return null;
    pieces.push(decode(piece.base64));
  }
  const [head] = pieces;
  const type = head === undefined ? null : readType(head);
  return type === null ? null : { name, blob: new Blob(pieces, { type }) };
}

/** By the bytes: a drawing (SVG) is a document, and is not shown as a picture. */
function readType(head: Uint8Array): string | null {
  const mark = String.fromCharCode(...head.subarray(0, 12));
  if (mark.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (mark.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(mark)) return 'image/gif';
  if (mark.startsWith('RIFF') && mark.endsWith('WEBP')) return 'image/webp';
  if (/^.{4}ftypavi[fs]/s.test(mark)) return 'image/avif';
  return mark.startsWith('BM') ? 'image/bmp' : null;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
