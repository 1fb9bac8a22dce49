import type { MessagePart } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';

/** A file that lies in a mail: all that is needed to show it and to fetch it. */
export interface AttachedFile {
  readonly messageId: MessageId;
  readonly path: string;
  /** One safe line; `''` where the mail gave none. */
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** What one sees as files: not the pictures inside the text, nor the calendar an invitation is read from. */
export function listFiles(messageId: MessageId, parts: readonly MessagePart[]): AttachedFile[] {
  return parts
    .filter(({ isInline, mimeType, name }) => !isInline && !(mimeType === 'text/calendar' && name === ''))
    .map(({ path, name, mimeType, sizeBytes }) => ({ messageId, path, name: cleanLine(name), mimeType, sizeBytes }));
}

export function keyOf({ messageId, path }: Pick<AttachedFile, 'messageId' | 'path'>): string {
  return `${messageId} ${path}`;
}
