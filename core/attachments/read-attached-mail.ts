import type { attachments as contract } from '#shared/contract/attachments.ts';
import { clip, cleanLine, cleanText } from '#shared/model/line.ts';
import { parseMessage, readBodies } from '../mime/index.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { QueryTools } from '../workers/query-tools.ts';

export type AttachedMail = Awaited<ReturnType<HandlersOf<typeof contract>['mail']>>;

// The contract's bounds.
const maxText = 200_000;
const maxPeople = 500;
const maxParts = 1_000;

/** A mail within a mail, as the reader shows one. Runs in the worker: it is as hostile as any, and comes unasked. */
export function readAttachedMail(
  _tools: QueryTools,
  { bytes, path }: { bytes: Uint8Array; path: string },
): AttachedMail {
  const parsed = parseMessage(bytes);
  const bodies = readBodies(bytes);
  const line = (text: string) => clip(cleanLine(text), 500);
  const person = ({ name, address }: { name: string; address: string }) => ({
    name: line(name),
    address: line(address),
  });
  return {
    from: parsed.from === null ? null : person(parsed.from),
    to: parsed.to.slice(0, maxPeople).map(person),
    cc: parsed.cc.slice(0, maxPeople).map(person),
    subject: line(parsed.subject),
    sentAt: parsed.sentAt,
    text: clip(cleanText(bodies.text ?? parsed.text), maxText),
    parts: parsed.parts.slice(0, maxParts).map(({ name, mimeType, contentId, ...part }) => ({
      // Paths go on from that of the mail itself: `2`, then `2.1`.
      path: `${path}.${part.path}`.slice(0, 200),
      name: line(name ?? ''),
      mimeType: line(mimeType),
      contentId: contentId === null ? null : line(contentId),
      sizeBytes: part.sizeBytes,
      isInline: part.isInline,
    })),
  };
}
