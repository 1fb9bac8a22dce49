import { hasCapability } from '../../../lib/host.ts';
import { shellClient } from '../../../lib/core.ts';
import { encodeBase64 } from './encode-base64.ts';
import { makeZip, uniqueNames, type ZipEntry } from './zip.ts';

const pieceBytes = 1_000_000;

/**
 * Gives files to whoever can write them: the desktop asks where, a browser has its own way of saving one thing at a
 * time, so several go as an archive. Answers how many were written; `null` when the user changed their mind.
 */
export async function handOver(entries: readonly ZipEntry[], archiveName: string): Promise<number | null> {
  if (hasCapability('saveFiles')) return saveThroughShell(uniqueNames(entries));
  const [only] = entries;
  if (only === undefined) return 0;
  if (entries.length === 1) download(new Blob([only.bytes], { type: 'application/octet-stream' }), only.name);
  else download(makeZip(entries), archiveName);
  return entries.length;
}

/** The address names bytes of this page; its type is none that a browser would show instead of saving. */
function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click; when it has, nobody tells.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function saveThroughShell(entries: readonly ZipEntry[]): Promise<number | null> {
  const { saving } = await shellClient.saveBegin({ names: entries.map(({ name }) => name) });
  if (saving === null) return null;
  try {
    for (const [index, { bytes }] of entries.entries()) {
      let offset = 0;
      do {
        const piece = bytes.subarray(offset, offset + pieceBytes);
        offset += piece.length;
        await shellClient.savePiece({ saving, index, base64: encodeBase64(piece), isLast: offset >= bytes.length });
      } while (offset < bytes.length);
    }
  } finally {
    await shellClient.saveEnd({ saving });
  }
  return entries.length;
}
