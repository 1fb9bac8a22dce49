import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { mailDictionary } from './pack-dictionary.ts';

/** Bytes as the raw store takes them: named by what they are, and compressed. */
export interface PackedRaw {
  /** Hex SHA-256 of the bytes themselves. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly packed: Uint8Array;
}

// The first byte says how the rest was packed. A frame without a dictionary begins with zstd's own magic number.
const withDictionary = 1;
const plainFrame = 0x28;

/**
 * Level 3: a higher one takes three times as long for a few percent of what mail is made of. The dictionary saves an
 * eighth of a short mail.
 */
export function packRaw(bytes: Uint8Array): PackedRaw {
  const frame = zstdCompressSync(bytes, { dictionary: mailDictionary });
  const packed = new Uint8Array(frame.byteLength + 1);
  packed[0] = withDictionary;
  packed.set(frame, 1);
  return { hash: hashOf(bytes), sizeBytes: bytes.byteLength, packed };
}

/** `null` when these are not the bytes that were packed under this hash. */
export function unpackRaw({ hash, sizeBytes, packed }: PackedRaw): Uint8Array | null {
  const bytes = inflate(packed, sizeBytes);
  return bytes !== null && bytes.byteLength === sizeBytes && hashOf(bytes) === hash ? bytes : null;
}

function inflate(packed: Uint8Array, sizeBytes: number): Uint8Array | null {
  const maxOutputLength = Math.max(1, sizeBytes);
  try {
    if (packed[0] === plainFrame) return zstdDecompressSync(packed, { maxOutputLength });
    if (packed[0] !== withDictionary) return null;
    return zstdDecompressSync(packed.subarray(1), { maxOutputLength, dictionary: mailDictionary });
  } catch (error) {
    // Anything zlib says means the same: this is not what was put in.
    if (error instanceof Error) return null;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
