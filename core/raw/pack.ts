import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Bytes as the raw store takes them: named by what they are, and compressed. */
export interface PackedRaw {
  /** Hex SHA-256 of the bytes themselves. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly packed: Uint8Array;
}

/** Level 3: a higher one takes three times as long for a few percent of what mail is made of. */
export function packRaw(bytes: Uint8Array): PackedRaw {
  return { hash: hashOf(bytes), sizeBytes: bytes.byteLength, packed: zstdCompressSync(bytes) };
}

/** `null` when these are not the bytes that were packed under this hash. */
export function unpackRaw({ hash, sizeBytes, packed }: PackedRaw): Uint8Array | null {
  const bytes = inflate(packed, sizeBytes);
  return bytes !== null && bytes.byteLength === sizeBytes && hashOf(bytes) === hash ? bytes : null;
}

function inflate(packed: Uint8Array, sizeBytes: number): Uint8Array | null {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: Math.max(1, sizeBytes) });
  } catch (error) {
    // Anything zlib says means the same: this is not what was put in.
    if (error instanceof Error) return null;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
