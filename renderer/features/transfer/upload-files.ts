import { coreClient } from '../../lib/core.ts';

const pieceBytes = 900_000;

/** Hands files over to the core, piece by piece; answers the path by which they are imported. */
export async function uploadFiles(files: readonly File[], onProgress: (share: number) => void): Promise<string> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let uploadId: string | undefined;
  let path = '';
  let sent = 0;
  for (const file of files) {
    let offset = 0;
    do {
      const piece = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
      const isLast = offset + piece.byteLength >= file.size;
      const { name } = file;
      const answer = await coreClient.transfer.upload({ uploadId, name, offset, base64: toBase64(piece), isLast });
      ({ uploadId, path } = answer);
      offset += piece.byteLength;
      sent += piece.byteLength;
      onProgress(total === 0 ? 1 : sent / total);
    } while (offset < file.size);
  }
  return path;
}

const sliceLength = 8_192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += sliceLength) {
    binary += String.fromCharCode(...bytes.subarray(at, at + sliceLength));
  }
  return btoa(binary);
}
