/** Content-Transfer-Encoding (RFC 2045, 6): decoding, and the decoded size without decoding. All in linear time. */

const newline = 10;
const carriageReturn = 13;
const equals = 61;

// 1 for the letters of base64 and of its URL form, 2 for white space, 0 for what does not belong there.
const base64Class = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  base64Class[letter.charCodeAt(0)] = 1;
}
for (const space of '\r\n\t ') base64Class[space.charCodeAt(0)] = 2;

const lettersOfPair = new Uint8Array(65_536);
for (let pair = 0; pair < 65_536; pair += 1) {
  lettersOfPair[pair] = Number(base64Class[pair >> 8] === 1) + Number(base64Class[pair & 255] === 1);
}

const hexValue = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  hexValue[digit.toString(16).charCodeAt(0)] = digit;
  hexValue[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

export type TransferEncoding = 'base64' | 'quoted-printable' | 'uuencode' | 'identity';

export function transferEncodingOf(header: string | null): TransferEncoding {
  const value = (header ?? '').trim().toLowerCase();
  if (value.startsWith('base64')) return 'base64';
  if (value.startsWith('quoted-printable')) return 'quoted-printable';
  if (/^x-uu(?:e|encode)$|^uuencode$/.test(value)) return 'uuencode';
  return 'identity';
}

export function decodeTransfer(bytes: Buffer, encoding: TransferEncoding): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'uuencode':
      return decodeUuencoded(bytes);
    case 'identity':
      return bytes;
  }
}

/** Letters that are not base64 are skipped; `=` ends a group wherever it stands, as in chunks glued together. */
export function decodeBase64(bytes: Buffer): Buffer {
  const padding = bytes.indexOf(equals);
  const isClean = hasOnlyBase64(bytes, padding < 0 ? bytes.length : padding);
  if (isClean && (padding < 0 || isTail(bytes, padding))) {
    return Buffer.from(bytes.toString('latin1', 0, padding < 0 ? bytes.length : padding), 'base64');
  }
  const groups: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(equals, start);
    const end = found < 0 ? bytes.length : found;
    if (end > start) groups.push(Buffer.from(onlyBase64(bytes.subarray(start, end)), 'base64'));
    start = end + 1;
  }
  return groups.length === 1 ? (groups[0] ?? Buffer.alloc(0)) : Buffer.concat(groups);
}

/** Whether the first line of it, up to the padding, is made of its letters but for a stray one. */
export function looksLikeBase64(bytes: Buffer): boolean {
  let count = 0;
  let strays = 0;
  for (const byte of bytes.subarray(0, 1_000)) {
    if (byte === equals || (byte === newline && count > 0)) break;
    const kind = base64Class[byte];
    if (kind !== 2) count += 1;
    if (kind === 0) strays += 1;
  }
  return strays * 20 < Math.max(count, 1);
}

/** Exactly `decodeBase64(bytes).length`. */
export function sizeOfBase64(bytes: Buffer): number {
  let size = 0;
  let letters = 0;
  const padding = bytes.indexOf(equals);
  const plain = padding < 0 ? bytes.length : padding;
  // By pairs up to the first `=`: attachments are most of the bytes there are.
  for (let at = 0; at + 1 < plain; at += 2)
    letters += lettersOfPair[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] ?? 0;
  for (let at = plain - (plain % 2); at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (base64Class[byte] === 1) letters += 1;
    else if (byte === equals) {
      size += Math.floor((letters * 3) / 4);
      letters = 0;
    }
  }
  return size + Math.floor((letters * 3) / 4);
}

function hasOnlyBase64(bytes: Buffer, end: number): boolean {
  for (let at = 0; at < end; at += 1) if (base64Class[bytes[at] ?? 0] === 0) return false;
  return true;
}

/** Nothing but padding and white space from here. */
function isTail(bytes: Buffer, start: number): boolean {
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== equals && base64Class[byte] !== 2) return false;
  }
  return true;
}

function onlyBase64(bytes: Buffer): string {
  const kept = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (base64Class[byte] !== 1) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.toString('latin1', 0, length);
}

/** Spaces before a line end are transport's, not the writer's (RFC 2045, 6.7 rule 3); broken `=` stay as they are. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  const end = bytes.length;
  let length = 0;
  // Where the literal white space at the end of what is written so far begins.
  let solid = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === equals) {
      let next = at + 1;
      while (next < end && (bytes[next] === 32 || bytes[next] === 9)) next += 1;
      if (next >= end) break;
      if (bytes[next] === newline) {
        at = next;
        solid = length;
        continue;
      }
      if (bytes[next] === carriageReturn) {
        at = bytes[next + 1] === newline ? next + 1 : next;
        solid = length;
        continue;
      }
      const high = hexValue[bytes[at + 1] ?? 0] ?? -1;
      const low = hexValue[bytes[at + 2] ?? 0] ?? -1;
      if (high >= 0 && low >= 0 && at + 2 < end) {
        out[length] = high * 16 + low;
        at += 2;
      } else {
        out[length] = byte;
      }
      length += 1;
      solid = length;
    } else if (byte === newline || (byte === carriageReturn && bytes[at + 1] === newline)) {
      length = solid;
      out[length] = byte;
      length += 1;
      solid = length;
    } else {
      out[length] = byte;
      length += 1;
      if (byte !== 32 && byte !== 9) solid = length;
    }
  }
  return out.subarray(0, length);
}

/** From `begin 644 name` to `end`; text before the first `begin` is not part of the file. */
export function decodeUuencoded(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let start = 0;
  let isInside = false;
  while (start < bytes.length) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const first = bytes[start] ?? 0;
    if (!isInside) {
      isInside = bytes.toString('latin1', start, Math.min(end, start + 6)) === 'begin ';
    } else if (end - start < 5 && bytes.toString('latin1', start, end).trim() === 'end') {
      break;
    } else {
      const count = (first - 32) & 63;
      length = decodeUuLine(bytes, start + 1, end, count, out, length);
    }
    start = end + 1;
  }
  return out.subarray(0, length);
}

function decodeUuLine(bytes: Buffer, start: number, end: number, count: number, out: Buffer, offset: number): number {
  let length = offset;
  let left = count;
  for (let at = start; left > 0 && at < end; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((step) => (at + step < end ? ((bytes[at + step] ?? 32) - 32) & 63 : 0));
    const group = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0);
    for (let shift = 16; shift >= 0 && left > 0; shift -= 8) {
      out[length] = (group >> shift) & 255;
      length += 1;
      left -= 1;
    }
  }
  return length;
}

/** Text as MIME means it: every line ends in CRLF, however the file it came from was stored. */
export function withCrlf(bytes: Buffer): Buffer {
  const missing = countBareLf(bytes);
  if (missing === 0) return bytes;
  const out = Buffer.allocUnsafe(bytes.length + missing);
  let length = 0;
  let start = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    if (at > 0 && bytes[at - 1] === carriageReturn) continue;
    length += bytes.copy(out, length, start, at);
    out[length] = carriageReturn;
    length += 1;
    start = at;
  }
  length += bytes.copy(out, length, start);
  return out.subarray(0, length);
}

export function countBareLf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    if (at === 0 || bytes[at - 1] !== carriageReturn) count += 1;
  }
  return count;
}
