import type { HeaderBlock } from './header-block.ts';
import type { StructuredHeader } from './structured-header.ts';
import { looksLikeBase64, type TransferEncoding } from './transfer-encoding.ts';

/** One part of a message: where its bytes are and what its header says. Nothing is decoded yet. */
export interface Entity {
  /** As in IMAP; `''` for a multipart message itself. */
  readonly path: string;
  readonly headers: HeaderBlock;
  /** Lower case, always with a slash. */
  readonly mimeType: string;
  readonly contentType: StructuredHeader;
  readonly disposition: StructuredHeader;
  readonly encoding: TransferEncoding;
  readonly bodyStart: number;
  bodyEnd: number;
  children: Entity[];
  /**
   * A text that the file ends in before its multipart does, or that is not in the encoding it claims. It is read as far
   * as it goes, and can be saved as well: other parts may have been swallowed by it.
   */
  isDamaged: boolean;
}

/** A message that is no multipart is its own first part. */
export function asLeaf(entity: Entity): Entity {
  return entity.path === '' ? { ...entity, path: '1' } : entity;
}

/** Text that claims base64 and was never encoded is read as it stands. */
export function withTrueEncoding(bytes: Buffer, entity: Entity): Entity {
  if (entity.encoding !== 'base64' || !entity.mimeType.startsWith('text/')) return entity;
  if (looksLikeBase64(bytes.subarray(entity.bodyStart, entity.bodyEnd))) return entity;
  return { ...entity, encoding: 'identity', isDamaged: true };
}

/** A multipart without parts is read as the text it consists of. */
export function asText(entity: Entity): Entity {
  return asLeaf({ ...entity, mimeType: 'text/plain' });
}

export function mimeTypeOf({ value }: StructuredHeader, usualType: string): string {
  if (value === '') return usualType;
  if (/^[^\s/]+\/[^\s/]+$/.test(value)) return value;
  if (value === 'multipart' || value === 'multipart/') return 'multipart/mixed';
  return value.startsWith('text') || !value.includes('/') ? 'text/plain' : 'application/octet-stream';
}

/** Something else than white space. */
export function hasWords(bytes: Buffer, { bodyStart, bodyEnd }: Entity): boolean {
  for (let at = bodyStart; at < bodyEnd; at += 1) if ((bytes[at] ?? 0) > 32) return true;
  return false;
}
