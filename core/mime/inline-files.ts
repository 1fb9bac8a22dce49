import { decodeUuencoded } from './transfer-encoding.ts';

/** A file written into the text itself: uuencode or yEnc, as before MIME and in some programs' mails until today. */
export interface InlineFile {
  readonly kind: 'uuencode' | 'yenc';
  /** As written. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly sizeBytes: number;
}

const maxFiles = 100;
const newline = 10;
const encoder = { begin: Buffer.from('begin '), yenc: Buffer.from('=ybegin ') };

export function findInlineFiles(bytes: Buffer): InlineFile[] {
  const files: InlineFile[] = [];
  for (const [kind, mark] of [['uuencode', encoder.begin] as const, ['yenc', encoder.yenc] as const]) {
    let from = 0;
    while (files.length < maxFiles) {
      const at = bytes.indexOf(mark, from);
      if (at < 0) break;
      const isLineStart = at === 0 || bytes[at - 1] === newline;
      const file = !isLineStart ? null : kind === 'yenc' ? readYenc(bytes, at) : readUuencode(bytes, at);
      if (file !== null) files.push(file);
      from = file?.end ?? at + mark.length;
    }
  }
  return files.toSorted((a, b) => a.start - b.start);
}

export function withoutFiles(bytes: Buffer, files: readonly InlineFile[]): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (const { start, end } of files) {
    if (start < from) continue;
    kept.push(bytes.subarray(from, start));
    from = end;
  }
  kept.push(bytes.subarray(from));
  return Buffer.concat(kept);
}

export function decodeInlineFile(bytes: Buffer, file: InlineFile): Buffer {
  const slice = bytes.subarray(file.start, file.end);
  return file.kind === 'yenc' ? decodeYenc(slice) : decodeUuencoded(slice);
}

function readUuencode(bytes: Buffer, start: number): InlineFile | null {
  const first = lineEnd(bytes, start);
  const head = /^begin [0-7]{3,4} (\S.{0,250}?)\s*$/.exec(
    bytes.toString('latin1', start, Math.min(first, start + 300)),
  );
  if (head === null) return null;
  let sizeBytes = 0;
  let line = first + 1;
  while (line < bytes.length) {
    const end = lineEnd(bytes, line);
    const text = bytes.toString('latin1', line, Math.min(end, line + 80)).trimEnd();
    line = end + 1;
    if (text === 'end') break;
    const count = text === '' ? 0 : (text.charCodeAt(0) - 32) & 63;
    // A line is as long as its first letter says, give or take what writers pad or trim; else this is prose.
    const needed = Math.ceil(count / 3) * 4;
    if (text.length > needed + 3 || (count > 0 && text.length - 1 < needed - 3)) return null;
    sizeBytes += count;
  }
  if (sizeBytes === 0) return null;
  return { kind: 'uuencode', name: head[1] ?? '', start, end: Math.min(line, bytes.length), sizeBytes };
}

function readYenc(bytes: Buffer, start: number): InlineFile | null {
  const first = lineEnd(bytes, start);
  const head = /^=ybegin .{0,200}?name=(.{1,250}?)\s*$/.exec(
    bytes.toString('latin1', start, Math.min(first, start + 500)),
  );
  const last = bytes.indexOf('\n=yend', first - 1, 'latin1');
  if (head === null || last < 0) return null;
  const end = Math.min(bytes.length, lineEnd(bytes, last + 1) + 1);
  const sizeBytes = decodeYenc(bytes.subarray(start, end)).length;
  return { kind: 'yenc', name: head[1] ?? '', start, end, sizeBytes };
}

function decodeYenc(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let line = 0;
  while (line < bytes.length) {
    const end = lineEnd(bytes, line);
    const isCommand = bytes[line] === 61 && bytes[line + 1] === 121;
    for (let at = line; !isCommand && at < end; at += 1) {
      let byte = bytes[at] ?? 0;
      if (byte === 13 && at === end - 1) break;
      if (byte === 61) {
        at += 1;
        byte = ((bytes[at] ?? 0) - 64) & 255;
      }
      out[length] = (byte - 42) & 255;
      length += 1;
    }
    line = end + 1;
  }
  return out.subarray(0, length);
}

function lineEnd(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(newline, from);
  return found < 0 ? bytes.length : found;
}
