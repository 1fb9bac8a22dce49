import { clip } from '#shared/model/line.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { decodeRaw, decodeWords } from './encoded-words.ts';
import { maxAddressChars, maxAddresses, maxNameChars } from './limits.ts';
import { oneLine } from './one-line.ts';

const simple = /^(?:"([^"\\]*)"|([^"<>(),;:@\\[\]]*))\s?<([!#-'*+\--9=?A-Z^-~]+@[!#-'*+\--9=?A-Z^-~]+)>$/;
const bare = /^[!#-'*+\--9=?A-Z^-~]+@[!#-'*+\--9=?A-Z^-~]+$/;

const atom = /[^\s,;:"(<[]*/y;

const encodedWord = /(?:=\?[^?\s]{1,80}\?[QqBb]\?[^?<>"]*\?=)+/y;

interface Piece {
  readonly text: string;
  readonly kind: 'atom' | 'quoted';
  /** White space stood before it. */
  readonly isApart: boolean;
}

/**
 * An address header (RFC 5322 3.4 and 4.4) as the mailboxes it names; groups give their members. One pass, no
 * recursion. What a name claims never becomes an address: neither out of quotes nor out of encoded words.
 */
export function parseAddresses(header: string | null): MailAddress[] {
  if (header === null || header.trim() === '') return [];
  const value = decodeRaw(header);
  if (value.length < 300) {
    const found = simple.exec(value);
    if (found !== null) return [{ name: readName(found[1] ?? found[2] ?? ''), address: found[3] ?? '' }];
    if (bare.test(value)) return [{ name: '', address: value }];
  }
  return new AddressReader(value).read();
}

class AddressReader {
  readonly #value: string;
  readonly #found: MailAddress[] = [];
  #at = 0;
  #pieces: Piece[] = [];
  #comments: string[] = [];
  #angle: string | null = null;
  /** `Berg, Anna <anna@example.org>`: what the missing quotes would have held together. */
  #nameBefore = '';

  constructor(value: string) {
    this.#value = value;
  }

  read(): MailAddress[] {
    let isApart = false;
    while (this.#at < this.#value.length && this.#found.length < maxAddresses) {
      const char = this.#value.charAt(this.#at);
      this.#at += 1;
      if (char === ' ' || char === '\t' || char.trim() === '') {
        isApart = true;
        continue;
      }
      this.#take(char, isApart);
      isApart = false;
    }
    this.#flush();
    this.#keepNameBefore();
    return this.#found;
  }

  #take(char: string, isApart: boolean): void {
    switch (char) {
      case ',':
        this.#flush();
        return;
      case ';':
        this.#flush();
        this.#keepNameBefore();
        return;
      case ':':
        // What stands before is a group's name, even if it looks like an address: it is nobody's mailbox.
        this.#pieces = [];
        this.#comments = [];
        this.#angle = null;
        this.#nameBefore = '';
        return;
      case '"':
        this.#pieces.push({ text: this.#readQuoted(), kind: 'quoted', isApart });
        return;
      case '(':
        this.#comments.push(this.#readComment());
        return;
      case '<': {
        const angle = this.#readAngle();
        if (this.#angle === null || (!this.#angle.includes('@') && angle.includes('@'))) this.#angle = angle;
        return;
      }
      case '[':
        this.#pieces.push({ text: `[${this.#readUntil(']')}`, kind: 'atom', isApart });
        return;
      default:
        this.#pieces.push({ text: char === '=' ? this.#readWord() : char + this.#readAtom(), kind: 'atom', isApart });
    }
  }

  #readAtom(): string {
    const start = this.#at;
    atom.lastIndex = start;
    this.#at += atom.exec(this.#value)?.[0].length ?? 0;
    return this.#value.slice(start, this.#at);
  }

  /** An encoded word is one word, also where its writer left commas and colons in it as they were. */
  #readWord(): string {
    const start = this.#at - 1;
    encodedWord.lastIndex = start;
    this.#at = start + (encodedWord.exec(this.#value)?.[0].length ?? 1);
    return this.#value.slice(start, this.#at) + this.#readAtom();
  }

  /** Escapes are kept: they tell a quoted local part from what it would say without them. */
  #readQuoted(): string {
    const start = this.#at;
    while (this.#at < this.#value.length && this.#value.charAt(this.#at) !== '"') {
      this.#at += this.#value.charAt(this.#at) === '\\' ? 2 : 1;
    }
    const text = this.#value.slice(start, this.#at);
    this.#at += 1;
    return text;
  }

  #readComment(): string {
    let depth = 1;
    let text = '';
    while (this.#at < this.#value.length) {
      const char = this.#value.charAt(this.#at);
      this.#at += 1;
      if (char === '\\') {
        text += this.#value.charAt(this.#at);
        this.#at += 1;
        continue;
      }
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (depth === 0) break;
      text += char;
    }
    return text;
  }

  #readAngle(): string {
    let text = '';
    while (this.#at < this.#value.length) {
      const char = this.#value.charAt(this.#at);
      this.#at += 1;
      if (char === '>') break;
      if (char === '<') {
        // `Maggie <3 S <maggie@example.org>`: the first one was a word.
        this.#pieces.push({ text: `<${text.trim()}`, kind: 'atom', isApart: true });
        text = '';
      } else if (char === '(') this.#comments.push(this.#readComment());
      else if (char === '"') text += `"${this.#readQuoted()}"`;
      else text += char;
    }
    return text;
  }

  #readUntil(end: string): string {
    const found = this.#value.indexOf(end, this.#at);
    const stop = found < 0 ? this.#value.length : found + 1;
    const text = this.#value.slice(this.#at, stop);
    this.#at = stop;
    return text;
  }

  #flush(): void {
    const pieces = this.#pieces;
    const comments = this.#comments.map((comment) => comment.trim()).filter((comment) => comment !== '');
    const angle = this.#angle;
    this.#pieces = [];
    this.#comments = [];
    this.#angle = null;
    if (angle === null && pieces.length === 0) {
      if (comments.length > 0) this.#found.push(makeAddress(comments.join(' '), ''));
      return;
    }
    const { spec, rest } = angle === null ? findSpec(pieces) : { spec: angle, rest: pieces };
    const phrase = joinPieces(rest);
    const note = comments.join(' ');
    const name = phrase === '' ? note : note === '' ? phrase : `${phrase} (${note})`;
    if (spec === '' && angle === null && !name.includes('@')) {
      this.#nameBefore = this.#nameBefore === '' ? name : `${this.#nameBefore}, ${name}`;
      return;
    }
    if (angle === null) this.#keepNameBefore();
    this.#found.push(makeAddress(this.#nameBefore === '' ? name : `${this.#nameBefore}, ${name}`, spec));
    this.#nameBefore = '';
  }

  #keepNameBefore(): void {
    if (this.#nameBefore !== '') this.#found.push(makeAddress(this.#nameBefore, ''));
    this.#nameBefore = '';
  }
}

/** Without angle brackets: the run of pieces around the last `@` that stands outside quotes. */
function findSpec(pieces: readonly Piece[]): { spec: string; rest: readonly Piece[] } {
  const at = pieces.findLastIndex(({ kind, text }) => kind === 'atom' && text.includes('@'));
  if (at < 0) return { spec: '', rest: pieces };
  let start = at;
  let end = at + 1;
  while (start > 0 && belongsTogether(pieces[start - 1], pieces[start])) start -= 1;
  while (end < pieces.length && belongsTogether(pieces[end - 1], pieces[end])) end += 1;
  const run = pieces.slice(start, end);
  const spec = run.map(({ kind, text }) => (kind === 'quoted' ? `"${text}"` : text)).join('');
  return { spec, rest: [...pieces.slice(0, start), ...pieces.slice(end)] };
}

/** `jdoe @ test . example` is one address (RFC 5322 4.4); words beside it are not. */
function belongsTogether(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (!right.isApart) return true;
  return (left.kind === 'atom' && /[@.]$/.test(left.text)) || (right.kind === 'atom' && /^[@.]/.test(right.text));
}

function joinPieces(pieces: readonly Piece[]): string {
  let text = '';
  for (const [index, { text: raw, kind, isApart }] of pieces.entries()) {
    text += (index > 0 && isApart ? ' ' : '') + (kind === 'quoted' ? raw.replace(/\\(.)/gs, '$1') : raw);
  }
  return text;
}

function makeAddress(name: string, spec: string): MailAddress {
  return { name: readName(name), address: cleanSpec(spec) };
}

function readName(raw: string): string {
  return raw === '' ? '' : clip(cleanName(oneLine(decodeWords(raw))), maxNameChars);
}

function cleanName(name: string): string {
  if (/^[\w .-]*$/.test(name)) return name;
  const line = name.replace(/[\u200b\u2060\ufeff\u3164\uffa0]|[\u{e0000}-\u{e007f}]/gu, '').trim();
  return /^'[^']*'$/.test(line) ? line.slice(1, -1).trim() : line;
}

/** The address as it is used, or `''` when it is none: a control character in it is an attempt, not a slip. */
function cleanSpec(spec: string): string {
  const trimmed = spec.trim().replace(/^(?:@[^:@]*,?)+:/, '');
  const joined = trimmed.replace(/\s*([@.])\s*/g, '$1');
  if (joined.length > maxAddressChars || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(joined)) return '';
  return joined.toWellFormed();
}

/** An address that no server can have sent to: no `@`, or words in it that only look like one when decoded. */
export function isBadAddress({ address }: MailAddress): boolean {
  return !/^[^\s@]+@[^\s@]+$|^"[^"]*"@[^\s@]+$/.test(address) || address.includes('=?');
}
