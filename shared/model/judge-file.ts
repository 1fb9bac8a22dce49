import { dangerOfName, isDisguised, type FileDanger } from './file-danger.ts';
import { fileKindOf, type FileKind } from './file-kind.ts';
import { sniffFile, type SniffedFile } from './sniff-file.ts';

export interface FileVerdict {
  readonly danger: FileDanger | null;
  /** A second extension, or a content that is not what the name says, hides the danger. */
  readonly isDisguised: boolean;
  readonly kind: FileKind;
  readonly sniffed: SniffedFile | null;
}

/** What is known of a file before it is opened: by its name at once, by its bytes when they are there. */
export function judgeFile(file: { name: string; mimeType: string }, bytes: Uint8Array | null): FileVerdict {
  const sniffed = bytes === null ? null : sniffFile(bytes);
  const byName = dangerOfName(file.name);
  const danger = byName ?? sniffed?.danger ?? null;
  const kind = fileKindOf(file.name, file.mimeType);
  const hidesByContent = byName === null && sniffed?.danger !== null && sniffed !== null && sniffed.kind !== kind;
  return { danger, isDisguised: isDisguised(file.name) || hidesByContent, kind, sniffed };
}
