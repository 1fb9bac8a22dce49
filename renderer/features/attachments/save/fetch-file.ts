import { coreClient } from '../../../lib/core.ts';
import type { AttachedFile } from '../attached-file.ts';
import { fetchPieces } from './fetch-pieces.ts';

/**
 * The bytes of a file, through the core. Nothing is ever fetched from an address: no link that a mail could have a hand
 * in takes part.
 */
export function fetchFile(
  { messageId: id, path }: Pick<AttachedFile, 'messageId' | 'path'>,
  signal: AbortSignal,
  onProgress?: (doneBytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const ask = (offset: number, limit: number) => coreClient.messages.part({ id, path, offset, limit }, { signal });
  return fetchPieces(ask, signal, onProgress);
}
