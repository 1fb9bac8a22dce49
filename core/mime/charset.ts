import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export interface DecodedText {
  readonly text: string;
  /** The label meant nothing to us; the text is a guess. */
  readonly isUnknown: boolean;
}

type Decode = (bytes: Buffer) => string;

// Labels mail uses that the Encoding Standard does not know; all to one it or iconv-lite knows.
const aliases: Readonly<Record<string, string>> = {
  'ansi-x3.4-1968': 'us-ascii',
  'iso-646-us': 'us-ascii',
  '646': 'us-ascii',
  '7bit': 'us-ascii',
  '8bit': 'us-ascii',
  none: 'us-ascii',
  default: 'us-ascii',
  'unknown-8bit': 'us-ascii',
  'x-unknown': 'us-ascii',
  unknown: 'us-ascii',
  'x-user-defined': 'us-ascii',
  'default-charset': 'us-ascii',
  utf8mb4: 'utf-8',
  'utf-8-mac': 'utf-8',
  'x-utf-8': 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  utf7: 'utf-7',
  'cp-850': 'cp850',
  'ibm-850': 'cp850',
  'cp-437': 'cp437',
  'x-mac-roman': 'macintosh',
  'x-gbk': 'gbk',
  'windows-936': 'gbk',
  cp936: 'gbk',
  'cp-936': 'gbk',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  cp949: 'euc-kr',
  'ks-c-5601-1987': 'euc-kr',
  cp950: 'big5',
  cp51932: 'euc-jp',
};

// TextDecoder answers these with a single U+FFFD for the whole text: their bytes are shown as they are instead.
const unreadable = new Set([
  'iso-2022-kr',
  'csiso2022kr',
  'iso-2022-cn',
  'iso-2022-cn-ext',
  'hz-gb-2312',
  'replacement',
]);

const latin = new TextDecoder('windows-1252');
const decoders = new Map<string, Decode | null>();
const maxCachedLabels = 500;

/** The name a charset is known by here: lower case, without quotes and language tag; `''` where nothing was declared. */
export function charsetLabel(declared: string | null | undefined): string {
  if (declared === null || declared === undefined) return '';
  const plain = declared
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .replace(/\*.*$/, '')
    .slice(0, 60);
  const dashed = plain.replaceAll('_', '-');
  return aliases[plain] ?? aliases[dashed] ?? plain;
}

/**
 * Bytes as text. The declared charset counts, except where it cannot be right: bytes that are no UTF-8 under that
 * label, 8-bit bytes under us-ascii or none. Those are UTF-8 if they form it, else Windows' western letters.
 */
export function decodeText(bytes: Buffer, declared: string | null): DecodedText {
  const label = charsetLabel(declared);
  if (isPlainLabel(label)) {
    if (isAscii(bytes)) return known(bytes.toString('latin1'));
    return known(label === 'utf-8' || label === 'utf8' ? decodeUtf8(bytes) : guess(bytes));
  }
  const marked = decodeMarked(bytes);
  if (marked !== null) return known(marked);
  const decode = decoderOf(label);
  if (decode === null) return { text: guess(bytes), isUnknown: true };
  return known(decode(bytes));
}

/** Text nobody declared a charset for. */
export function guess(bytes: Buffer): string {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  return isUtf8(bytes) ? bytes.toString('utf8') : latin.decode(bytes);
}

function known(text: string): DecodedText {
  return { text, isUnknown: false };
}

function isPlainLabel(label: string): boolean {
  return label === 'utf-8' || label === 'utf8' || label === 'us-ascii' || label === 'ascii' || label === '';
}

/** A byte order mark is believed over any label: nobody writes one by accident. */
function decodeMarked(bytes: Buffer): string | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeWith('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeWith('utf-16be', bytes);
  return null;
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes))
    return bytes[0] === 0xef ? (decodeMarked(bytes) ?? bytes.toString('utf8')) : bytes.toString('utf8');
  const text = bytes.toString('utf8');
  // One broken character in a UTF-8 text is a slip; more broken than whole ones is another charset under its name.
  return countBroken(text) > countWhole(text) ? latin.decode(bytes) : text;
}

function countBroken(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

function countWhole(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f && code !== 0xfffd) count += 1;
  }
  return count;
}

function decodeWith(label: string, bytes: Buffer): string {
  return decoderOf(label)?.(bytes) ?? bytes.toString('latin1');
}

function decoderOf(label: string): Decode | null {
  const found = decoders.get(label);
  if (found !== undefined) return found;
  const made = makeDecoder(label);
  // Labels come from strangers: what they make up must not fill the memory.
  if (decoders.size < maxCachedLabels) decoders.set(label, made);
  return made;
}

function makeDecoder(label: string): Decode | null {
  if (unreadable.has(label)) return null;
  if (label === 'utf-16') return decodeUtf16;
  for (const candidate of [
    label,
    label.replaceAll('_', '-'),
    label.replace(/^x-/, ''),
    label.replace(/^cp-?/, 'windows-'),
  ]) {
    try {
      const decoder = new TextDecoder(candidate);
      return (bytes) => decoder.decode(bytes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return iconv.encodingExists(label) && !isOwnCodec(label) ? (bytes) => iconv.decode(bytes, label) : null;
}

/** iconv-lite also "decodes" its internal codecs, which are no charsets. */
function isOwnCodec(label: string): boolean {
  return label === 'base64' || label === 'hex' || label === 'binary' || label.startsWith('internal');
}

/** Without a mark RFC 2781 says big endian; writers differ, so the side on which the zeros of ASCII stand decides. */
function decodeUtf16(bytes: Buffer): string {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < Math.min(bytes.length, 400); at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  return decodeWith(odd > even ? 'utf-16le' : 'utf-16be', bytes);
}
