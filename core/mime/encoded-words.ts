import { decodeText, guess } from './charset.ts';
import { decodeBase64 } from './transfer-encoding.ts';

// Every part of the pattern ends at the next `?`, so that a header full of beginnings costs no more than its length.
const word = /=\?([^?\s]{1,80})\?([QqBb])\?([^?]*)\?=/g;

interface Run {
  readonly charset: string;
  readonly bytes: Buffer[];
  /** As it stood in the header: what would decode to a NUL is shown like this, undecoded. */
  raw: string;
  /** Base64 of words that end in the middle of a group of four: it continues in the next word. */
  openBase64: string;
}

/**
 * RFC 2047 words as text. Neighbours of one charset are put together as bytes before they are decoded: writers cut
 * through characters. What is no word, or cannot be one, stays as it stands.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let text = '';
  let run: Run | null = null;
  let end = 0;
  for (const match of value.matchAll(word)) {
    const [whole, charset = '', encoding = '', payload = ''] = match;
    const between = value.slice(end, match.index);
    // White space between two words is folding, not text (RFC 2047, 6.2).
    const isJoined = run !== null && between.trim() === '';
    if (!isJoined || run?.charset !== charset.toLowerCase()) {
      text += closeRun(run) + (isJoined ? '' : between);
      run = { charset: charset.toLowerCase(), bytes: [], raw: '', openBase64: '' };
    }
    run.raw += whole;
    if (encoding === 'B' || encoding === 'b') addBase64(run, payload);
    else addQ(run, payload);
    end = match.index + whole.length;
  }
  return text + closeRun(run) + value.slice(end);
}

/** A header's value as text: raw 8-bit letters are UTF-8 where they form it, as SMTPUTF8 allows. */
export function decodeHeader(value: string): string {
  return decodeWords(decodeRaw(value));
}

export function decodeRaw(value: string): string {
  return /[\u0080-\u00ff]/.test(value) ? guess(Buffer.from(value, 'latin1')) : value;
}

function addBase64(run: Run, payload: string): void {
  const joined = run.openBase64 + payload.replace(/\s+/g, '');
  const isOpen = joined.length % 4 !== 0 && !joined.endsWith('=');
  if (isOpen) {
    run.openBase64 = joined;
    return;
  }
  run.openBase64 = '';
  run.bytes.push(decodeBase64(Buffer.from(joined, 'latin1')));
}

function addQ(run: Run, payload: string): void {
  flushBase64(run);
  const plain = payload.replace(/_/g, ' ');
  const bytes = Buffer.from(
    plain.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  // Letters above U+00FF stand here only when somebody put them raw into the word: the word is kept as text then.
  run.bytes.push(/[\u0100-\uffff]/.test(plain) ? Buffer.from(plain, 'utf8') : bytes);
}

function flushBase64(run: Run): void {
  if (run.openBase64 === '') return;
  run.bytes.push(decodeBase64(Buffer.from(run.openBase64, 'latin1')));
  run.openBase64 = '';
}

function closeRun(run: Run | null): string {
  if (run === null) return '';
  flushBase64(run);
  const bytes = run.bytes.length === 1 ? (run.bytes[0] ?? Buffer.alloc(0)) : Buffer.concat(run.bytes);
  const { text } = decodeText(bytes, run.charset);
  return text.includes('\0') ? run.raw : text;
}
