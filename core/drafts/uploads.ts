import { createHash, type Hash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { maxAttachmentBytes } from '#shared/contract/drafts.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type DraftAttachmentId, type DraftId } from '#shared/ids.ts';
import type { Clock } from '../context.ts';
import type { PackedRaw } from '../raw/index.ts';

interface Upload {
  readonly draftId: DraftId;
  readonly hash: Hash;
  readonly pieces: Buffer[];
  sizeBytes: number;
  touchedAt: number;
}

export interface Piece {
  readonly draftId: DraftId;
  readonly attachmentId: DraftAttachmentId | undefined;
  readonly offset: number;
  readonly bytes: Buffer;
}

const forgottenAfterMs = 10 * 60_000;
const maxAtOnce = 8;
const compress = promisify(zstdCompress);

/** Files on their way from a window, piece by piece, in memory; hashed as they come, so that no end takes long. */
export class Uploads {
  readonly #clock: Clock;
  readonly #open = new Map<DraftAttachmentId, Upload>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add({ draftId, attachmentId, offset, bytes }: Piece): DraftAttachmentId {
    this.#forgetOld();
    const id = attachmentId ?? this.#begin(draftId);
    const upload = this.#open.get(id);
    if (upload === undefined || upload.draftId !== draftId) throw new AppError('not-found', 'no such upload');
    if (upload.sizeBytes !== offset)
      throw new AppError('conflict', 'not the next piece', { expected: upload.sizeBytes });
    if (offset + bytes.length > maxAttachmentBytes) {
      this.#open.delete(id);
      throw new AppError('invalid-input', 'the file is too large', { field: 'size', max: maxAttachmentBytes });
    }
    upload.hash.update(bytes);
    upload.pieces.push(bytes);
    upload.sizeBytes += bytes.length;
    upload.touchedAt = this.#clock.now();
    return id;
  }

  /** The whole file, as the raw store takes it. */
  async finish(id: DraftAttachmentId): Promise<PackedRaw> {
    const upload = this.#open.get(id);
    if (upload === undefined) throw new AppError('not-found', 'no such upload');
    this.#open.delete(id);
    const packed = await compress(Buffer.concat(upload.pieces));
    return { hash: upload.hash.digest('hex'), sizeBytes: upload.sizeBytes, packed };
  }

  #begin(draftId: DraftId): DraftAttachmentId {
    if (this.#open.size >= maxAtOnce) throw new AppError('unavailable', 'too many files at once');
    const now = this.#clock.now();
    const id = newId<DraftAttachmentId>(now);
    this.#open.set(id, { draftId, hash: createHash('sha256'), pieces: [], sizeBytes: 0, touchedAt: now });
    return id;
  }

  #forgetOld(): void {
    const before = this.#clock.now() - forgottenAfterMs;
    for (const [id, { touchedAt }] of this.#open) if (touchedAt < before) this.#open.delete(id);
  }
}

/** For bytes that are there at once. */
export async function packBytes(bytes: Uint8Array): Promise<PackedRaw> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { hash, sizeBytes: bytes.byteLength, packed: await compress(bytes) };
}
