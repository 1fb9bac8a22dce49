import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { findBase64Runs, writeBase64, type Base64Run } from './base64-runs.ts';
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
const withRuns = 2;
const plainFrame = 0x28;

// What stands in front of the bytes of a message with runs is short: a few numbers for each.
const maxPlanBytes = 4_096;

/**
 * Level 3: a higher one takes three times as long for a few percent of what mail is made of. The dictionary saves an
 * eighth of a short mail, decoding base64 a twentieth of one with files.
 */
export function packRaw(bytes: Uint8Array): PackedRaw {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const runs = findBase64Runs(raw);
  const frame = zstdCompressSync(runs.length === 0 ? raw : takeRunsOut(raw, runs), { dictionary: mailDictionary });
  const packed = new Uint8Array(frame.byteLength + 1);
  packed[0] = runs.length === 0 ? withDictionary : withRuns;
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
    const frame = packed.subarray(1);
    const dictionary = mailDictionary;
    if (packed[0] === withDictionary) return zstdDecompressSync(frame, { maxOutputLength, dictionary });
    if (packed[0] !== withRuns) return null;
    return putRunsBack(zstdDecompressSync(frame, { maxOutputLength: sizeBytes + maxPlanBytes, dictionary }), sizeBytes);
  } catch (error) {
    // Anything zlib says means the same: this is not what was put in.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Of each run: what stands before it, how long its lines are and how they end, how many bytes it was. */
type Plan = readonly (readonly [gap: number, lineLength: number, lineEnd: 1 | 2, decodedBytes: number])[];

/** The plan in a line of its own, all that is no run, then what the runs say. */
function takeRunsOut(raw: Buffer, runs: readonly Base64Run[]): Buffer {
  const plan: Plan = runs.map(({ start, lineLength, lineEnd, decoded }, index) => {
    return [start - (runs[index - 1]?.end ?? 0), lineLength, lineEnd === '\n' ? 1 : 2, decoded.length];
  });
  const between = runs.map(({ start }, index) => raw.subarray(runs[index - 1]?.end ?? 0, start));
  const after = raw.subarray(runs.at(-1)?.end ?? 0);
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(plan)}\n`),
    ...between,
    after,
    ...runs.map((run) => run.decoded),
  ]);
}

function isPlan(plan: unknown): plan is Plan {
  const isNumbers = (run: unknown) =>
    Array.isArray(run) && run.length === 4 && run.every((number) => Number.isInteger(number) && number >= 0);
  return Array.isArray(plan) && plan.every((run: number[]) => isNumbers(run) && (run[1] ?? 0) > 0);
}

function putRunsBack(inflated: Buffer, sizeBytes: number): Buffer | null {
  const planEnd = inflated.indexOf('\n');
  const plan = JSON.parse(inflated.toString('latin1', 0, planEnd)) as unknown;
  if (!isPlan(plan)) return null;
  const decodedBytes = plan.reduce((sum, [, , , bytes]) => sum + bytes, 0);
  let text = planEnd + 1;
  if (text + decodedBytes > inflated.length) return null;
  let run = inflated.length - decodedBytes;
  const textEnd = run;
  const raw = Buffer.allocUnsafe(sizeBytes);
  let at = 0;
  for (const [gap, lineLength, lineEnd, bytes] of plan) {
    at += inflated.copy(raw, at, text, text + gap);
    text += gap;
    at += raw.write(
      writeBase64(inflated.subarray(run, run + bytes), lineLength, lineEnd === 1 ? '\n' : '\r\n'),
      at,
      'latin1',
    );
    run += bytes;
  }
  at += inflated.copy(raw, at, text, textEnd);
  return at === sizeBytes ? raw : null;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
