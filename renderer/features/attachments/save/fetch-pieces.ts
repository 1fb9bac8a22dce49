import { AppError } from '#shared/errors.ts';

interface Piece {
  readonly base64: string;
  readonly sizeBytes: number;
}

const pieceBytes = 1_000_000;

/** Bytes that come piece by piece through the core, put together. */
export async function fetchPieces(
  ask: (offset: number, limit: number) => Promise<Piece>,
  signal: AbortSignal,
  onProgress: (doneBytes: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  let offset = 0;
  do {
    signal.throwIfAborted();
    const piece = await ask(offset, pieceBytes);
    bytes ??= new Uint8Array(piece.sizeBytes);
    const part = decodeBase64(piece.base64);
    if (part.length === 0 && offset < bytes.length) throw new AppError('unavailable', 'the file ended too early');
    bytes.set(part, offset);
    offset += part.length;
    onProgress(offset);
  } while (offset < bytes.length);
  return bytes;
}

function decodeBase64(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
