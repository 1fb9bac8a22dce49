import { newId, type DraftAttachmentId, type DraftId } from '#shared/ids.ts';
import type { Clock, WriteTx } from '../context.ts';
import { addAttachment } from '../drafts/attachment-handlers.ts';
import { packBytes } from '../drafts/uploads.ts';
import type { RawStore } from '../raw/index.ts';
import type { SourceMail } from './read-source.ts';

export interface CopiedPart {
  readonly id: DraftAttachmentId;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly rawHash: string;
  readonly contentId: string | null;
}

/** Files of a mail as files of a draft: each becomes bytes of its own in the raw store, before any row names them. */
export async function copyParts(
  { raw, clock }: { raw: RawStore; clock: Clock },
  source: SourceMail,
  wants: (part: SourceMail['parts'][number]) => boolean,
  /** The pictures the text shows; any other part is a file, whatever id it had. */
  shown: ReadonlySet<string>,
): Promise<CopiedPart[]> {
  const copied: CopiedPart[] = [];
  if (source.rawHash === null) return copied;
  for (const part of source.parts.filter(wants)) {
    const found = await raw.part(source.rawHash, part.path);
    if (found === null) continue;
    const packed = await packBytes(found.bytes);
    const { hash, sizeBytes } = packed;
    await raw.put([packed]);
    const { name, mimeType } = part;
    const contentId = part.contentId !== null && shown.has(part.contentId) ? part.contentId : null;
    copied.push({ id: newId(clock.now()), name, mimeType, sizeBytes, rawHash: hash, contentId });
  }
  return copied;
}

export function addParts(tx: WriteTx, draftId: DraftId, parts: readonly CopiedPart[]): void {
  for (const part of parts) addAttachment(tx, { ...part, draftId });
}
