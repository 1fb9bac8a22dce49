import { judgeFile } from '#shared/model/judge-file.ts';
import { looksLikeText } from '#shared/model/sniff-file.ts';
import type { AttachedFile } from '../attached-file.ts';

export type PreviewKind = 'image' | 'pdf' | 'text' | 'calendar' | 'mail' | 'none';

/** Rasters that Chromium draws. An SVG is a page: its text is shown, not what it would draw. */
const rasters = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']);

/** How a file is shown: by what its bytes are, never by what it is called. */
export function previewKindOf(file: AttachedFile, bytes: Uint8Array): { kind: PreviewKind; mimeType: string } {
  const { sniffed, kind } = judgeFile(file, bytes);
  const mimeType = sniffed?.mimeType ?? (looksLikeText(bytes) ? 'text/plain' : 'application/octet-stream');
  if (rasters.has(mimeType)) return { kind: 'image', mimeType };
  if (mimeType === 'application/pdf') return { kind: 'pdf', mimeType };
  if (mimeType === 'text/calendar') return { kind: 'calendar', mimeType };
  const isText = looksLikeText(bytes);
  if (kind === 'mail' && isText && sniffed === null) return { kind: 'mail', mimeType: 'message/rfc822' };
  return {
    kind: isText && mimeType.startsWith('text/') ? 'text' : isText && sniffed?.danger === 'page' ? 'text' : 'none',
    mimeType,
  };
}
