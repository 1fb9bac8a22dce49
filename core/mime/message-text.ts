import { decodeText } from './charset.ts';
import { joinFlowed } from './flowed.ts';
import { findInlineFiles, withoutFiles, type InlineFile } from './inline-files.ts';
import { maxHtmlBytes, maxTextBytes } from './limits.ts';
import type { ParseWarning } from './model.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import type { Entity } from './entity.ts';
import type { Walked } from './walk.ts';

const metaWindow = 2_048;

/** The bytes of a part without its transfer encoding. */
export function contentOf(
  { bytes }: Pick<Walked, 'bytes'>,
  { bodyStart, bodyEnd, encoding }: Entity,
  max = Infinity,
): Buffer {
  return decodeTransfer(bytes.subarray(bodyStart, Math.min(bodyEnd, bodyStart + max)), encoding);
}

/** Files in the text itself; looked for only where the mark stands, as nearly no mail has any. */
export function inlineFilesOf(walked: Pick<Walked, 'bytes'>, part: Entity): InlineFile[] {
  if (part.mimeType !== 'text/plain') return [];
  const raw = walked.bytes.subarray(part.bodyStart, part.bodyEnd);
  if (part.encoding === 'identity' && !raw.includes('begin ')) return [];
  if (part.encoding !== 'identity' && raw.length > maxTextBytes) return [];
  const content = contentOf(walked, part);
  return content.includes('begin ') ? findInlineFiles(content) : [];
}

/** A text part as text; lines end as they came. At most `maxBytes` of its bytes are looked at. */
export function readText(
  walked: Pick<Walked, 'bytes'>,
  part: Entity,
  warnings: Set<ParseWarning>,
  maxBytes: number | null = null,
): string {
  const isHtml = part.mimeType === 'text/html';
  const max = maxBytes ?? (isHtml ? maxHtmlBytes : maxTextBytes);
  const files = inlineFilesOf(walked, part);
  const isCut = part.bodyEnd - part.bodyStart > max;
  if (isCut) warnings.add('truncated');
  const content =
    files.length > 0 ? withoutFiles(contentOf(walked, part), files).subarray(0, max) : contentOf(walked, part, max);
  const declared = part.contentType.params.get('charset') ?? null;
  const { text, isUnknown } = decodeText(content, declared ?? (isHtml ? metaCharset(content) : null));
  if (isUnknown) warnings.add('unknown-charset');
  const whole = isCut ? text.replace(/\ufffd{1,3}$/, '') : text;
  if (isHtml || part.contentType.params.get('format')?.toLowerCase() !== 'flowed') return whole;
  return joinFlowed(whole.replace(/\r\n?/g, '\n'), part.contentType.params.get('delsp')?.toLowerCase() === 'yes');
}

/** HTML may name its charset itself; what the mail's header says comes first. */
function metaCharset(content: Buffer): string | null {
  const head = content.toString('latin1', 0, metaWindow);
  return /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
}
