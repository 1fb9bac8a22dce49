import { isAscii } from 'node:buffer';
import { decodeHeader } from './encoded-words.ts';
import { safeFileName } from './file-name.ts';
import { readHeaderBlock } from './header-block.ts';
import { inlineFilesOf } from './message-text.ts';
import type { ParsedPart } from './model.ts';
import { countBareLf, decodeTransfer, sizeOfBase64, withCrlf } from './transfer-encoding.ts';
import type { Entity } from './entity.ts';
import type { Walked } from './walk.ts';
import { oneLine } from './one-line.ts';

const maxReferences = 10_000;

/** How a list shows what stands beside the text. `html` is the shown HTML, to see which pictures it contains. */
export function describeParts(
  walked: Walked,
  beside: readonly Entity[],
  shown: readonly Entity[],
  html: string | null,
): ParsedPart[] {
  const references = html === null ? new Set<string>() : readReferences(html);
  const parts = beside.map((part) => describePart(walked, part, references));
  for (const part of new Set(shown)) {
    for (const [index, file] of inlineFilesOf(walked, part).entries()) {
      parts.push({
        path: `${part.path}~${index + 1}`,
        mimeType: 'application/octet-stream',
        name: safeFileName(file.name),
        sizeBytes: file.sizeBytes,
        contentId: null,
        isInline: false,
        charset: null,
      });
    }
  }
  return parts;
}

function describePart(walked: Walked, part: Entity, references: ReadonlySet<string>): ParsedPart {
  const contentId = readContentId(part);
  const location = part.headers.first('content-location');
  return {
    path: part.path,
    mimeType: part.mimeType,
    name: nameOf(walked, part),
    sizeBytes: sizeOf(walked, part),
    contentId,
    isInline:
      (contentId !== null && references.has(`cid:${contentId}`)) ||
      (location !== null && references.has(location.trim())),
    charset: part.contentType.params.get('charset') ?? null,
  };
}

export function readContentId({ headers }: Entity): string | null {
  const id = (headers.first('content-id') ?? '').replace(/[<>\s\u0000-\u001f\u007f]/g, '').slice(0, 998);
  return id === '' ? null : id;
}

/** An attached mail without a name is called by its subject. */
export function nameOf({ bytes }: Walked, part: Entity): string | null {
  const { disposition, contentType } = part;
  const given = safeFileName(disposition.params.get('filename')) ?? safeFileName(contentType.params.get('name'));
  if (given !== null || part.mimeType !== 'message/rfc822' || part.encoding !== 'identity') return given;
  const subject = readHeaderBlock(bytes, part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 100_000), null).first(
    'subject',
  );
  const words = subject === null ? '' : oneLine(decodeHeader(subject.slice(0, 2_000)));
  return words === '' ? null : safeFileName(`${words}.eml`);
}

/** Exactly the length of what `readPart` gives. */
function sizeOf({ bytes }: Walked, part: Entity): number {
  const raw = bytes.subarray(part.bodyStart, part.bodyEnd);
  if (part.encoding === 'base64') return sizeOfBase64(raw);
  if (part.encoding === 'identity') return raw.length + (isLineBased(part, raw) ? countBareLf(raw) : 0);
  return contentOfPart({ bytes }, part).length;
}

/** A part as it is saved. Lines travel as CRLF; mail kept with other line ends still gives the same file. */
export function contentOfPart({ bytes }: Pick<Walked, 'bytes'>, part: Entity): Buffer {
  const raw = bytes.subarray(part.bodyStart, part.bodyEnd);
  return decodeTransfer(isLineBased(part, raw) ? withCrlf(raw) : raw, part.encoding);
}

function isLineBased({ mimeType, encoding, contentType }: Entity, raw: Buffer): boolean {
  if (encoding !== 'identity') return encoding === 'quoted-printable';
  if (!/^(?:text|message|multipart)\//.test(mimeType)) return isAscii(raw) && !raw.includes(0);
  return !/^(?:utf|ucs|iso-10646-ucs)-?(?:16|32|2|4)/i.test(contentType.params.get('charset') ?? '');
}

/** `cid:` and other sources the HTML names. */
function readReferences(html: string): Set<string> {
  const found = new Set<string>();
  for (const [, quoted, plain] of html.matchAll(
    /(?:src|background|href)\s*=\s*(?:["']([^"'<>]{1,1000})["']|([^\s"'<>]{1,1000}))/gi,
  )) {
    found.add(unescape(quoted ?? plain ?? ''));
    if (found.size >= maxReferences) break;
  }
  if (html.includes('url(')) {
    for (const [, inner = ''] of html.matchAll(/url\(\s*["']?(cid:[^"'()<>\s]{1,1000})/gi)) {
      found.add(unescape(inner));
      if (found.size >= maxReferences) break;
    }
  }
  return found;
}

function unescape(source: string): string {
  const plain = source.trim().replaceAll('&amp;', '&').replace(/^cid:/i, 'cid:');
  if (!plain.startsWith('cid:') || !plain.includes('%')) return plain;
  return plain.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
