import { decodeText } from './charset.ts';
import { decodeRaw, decodeWords } from './encoded-words.ts';

/** `text/plain; charset=utf-8` taken apart: the value in lower case without comments, and its parameters. */
export interface StructuredHeader {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

const maxLength = 64_000;
const maxParams = 1_000;
const none: StructuredHeader = { value: '', params: new Map() };
const usual =
  /^([A-Za-z][\w.+-]*(?:\/[\w.+-]+)?)(?:\s*;\s*([A-Za-z]+)=(?:"([^"\\=?%*\u0080-\uffff]*)"|([\w.+-]+)))?\s*;?$/;

/** Content-Type and Content-Disposition (RFC 2045, 2183, 2231), read as generously as they are written. */
export function parseStructured(header: string | null): StructuredHeader {
  if (header === null || header === '') return none;
  const simple = header.length < 300 ? usual.exec(header) : null;
  if (simple !== null) {
    const [, value = '', name, quoted, plain] = simple;
    const params = name === undefined ? none.params : new Map([[name.toLowerCase(), quoted ?? plain ?? '']]);
    return { value: value.toLowerCase(), params };
  }
  const raw = decodeRaw(header.slice(0, maxLength));
  const { value, rest } = readValue(raw);
  return { value, params: joinParams(readParams(rest)) };
}

function readValue(raw: string): { value: string; rest: string } {
  const text = dropComments(raw);
  const end = text.indexOf(';');
  const head = end < 0 ? text : text.slice(0, end);
  // Writers forget the first semicolon: `application/pdf name=x`.
  const glued = /^\s*[^\s=/]+\s*\/\s*[^\s=/]+(?=\s+[\w*-]+=)/.exec(head);
  const value = glued === null ? head : glued[0];
  const rest = glued === null ? (end < 0 ? '' : text.slice(end + 1)) : text.slice(glued[0].length);
  return { value: value.replace(/\s+/g, '').toLowerCase(), rest };
}

/** Comments outside quotes; linear, with any nesting. */
function dropComments(raw: string): string {
  if (!raw.includes('(')) return raw;
  let out = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw.charAt(at);
    if (char === '\\' && (isQuoted || depth > 0)) {
      if (depth === 0) out += raw.slice(at, at + 2);
      at += 1;
    } else if (char === '"' && depth === 0) {
      isQuoted = !isQuoted;
      out += char;
    } else if (char === '(' && !isQuoted && !isInToken(raw, at)) {
      depth += 1;
    } else if (char === ')' && depth > 0 && !isQuoted) {
      depth -= 1;
    } else if (depth === 0) {
      out += char;
    }
  }
  return out;
}

/** `name=file(1).pdf`: a parenthesis inside an unquoted value belongs to it. */
function isInToken(raw: string, at: number): boolean {
  return at > 0 && !/[\s;/)]/.test(raw.charAt(at - 1)) && raw.lastIndexOf('=', at) > raw.lastIndexOf(';', at);
}

function readParams(rest: string): [string, string][] {
  const found: [string, string][] = [];
  let at = 0;
  while (at < rest.length && found.length < maxParams) {
    const nameStart = at;
    while (at < rest.length && rest.charAt(at) !== '=' && rest.charAt(at) !== ';') at += 1;
    const name = rest.slice(nameStart, at).trim().toLowerCase();
    if (rest.charAt(at) !== '=') {
      at += 1;
      continue;
    }
    at = skipSpaces(rest, at + 1);
    const isQuoted = rest.charAt(at) === '"';
    const [value, next] = isQuoted ? readQuoted(rest, at + 1) : readToken(rest, at);
    if (name !== '' && (isQuoted || value !== '')) found.push([name, value]);
    at = next;
  }
  return found;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

function readQuoted(text: string, start: number): [string, number] {
  let value = '';
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') {
    // Windows paths are written with single backslashes; only these two need the escape.
    if (text.charAt(at) === '\\' && /["\\']/.test(text.charAt(at + 1))) at += 1;
    value += text.charAt(at);
    at += 1;
  }
  return [value, skipTo(text, at + 1)];
}

/** To the semicolon, or to a space that another `name=` follows. */
function readToken(text: string, start: number): [string, number] {
  let end = text.indexOf(';', start);
  if (end < 0) end = text.length;
  const token = text.slice(start, end);
  const next = /\s+[A-Za-z][\w*-]*=(?![=?])/.exec(token);
  if (next === null) return [token.trim(), end + 1];
  return [token.slice(0, next.index).trim(), start + next.index];
}

/** Behind a quoted value stands a semicolon, or by mistake at once the next name. */
function skipTo(text: string, from: number): number {
  const at = skipSpaces(text, from);
  return text.charAt(at) === ';' ? at + 1 : at;
}

interface Section {
  readonly order: number;
  readonly isEncoded: boolean;
  readonly value: string;
}

/** RFC 2231: `name*0*=utf-8''…; name*1=…`. The plain form of a name gives way to it. */
function joinParams(found: readonly [string, string][]): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [name, value] of found) {
    const star = name.indexOf('*');
    if (star < 0) {
      if (!params.has(name)) params.set(name, decodeWords(value));
      continue;
    }
    const base = name.slice(0, star).trim();
    const tail = /^\*(?:(\d{1,9})(\*)?)?\s*\*?$/.exec(name.slice(star));
    if (base === '' || tail === null) continue;
    const isEncoded = tail[1] === undefined || tail[2] !== undefined;
    const list = sections.get(base) ?? [];
    list.push({ order: Number(tail[1] ?? 0), isEncoded, value });
    sections.set(base, list);
  }
  for (const [base, list] of sections) params.set(base, joinSections(list));
  return params;
}

function joinSections(list: readonly Section[]): string {
  const ordered = list.toSorted((a, b) => a.order - b.order);
  let charset: string | null = null;
  let text = '';
  // Neighbouring encoded sections are decoded together: a character may be cut between them.
  let pending = '';
  for (const { isEncoded, value } of ordered) {
    const isFirst: boolean = isEncoded && charset === null;
    const marked: RegExpExecArray | null = isFirst ? /^([^']*)'[^']*'(.*)$/s.exec(value) : null;
    if (marked !== null) charset = marked[1] ?? '';
    // Some writers repeat the charset in every section.
    const repeats = charset !== null && charset !== '' && value.startsWith(`${charset}'`);
    const payload = marked?.[2] ?? (isEncoded && repeats ? value.slice((charset ?? '').length + 1) : value);
    if (isEncoded) {
      pending += payload;
      continue;
    }
    text += decodePercent(pending, charset) + payload;
    pending = '';
  }
  return decodeWords(text + decodePercent(pending, charset));
}

function decodePercent(value: string, charset: string | null): string {
  if (value === '') return '';
  const binary = Buffer.from(value, 'utf8')
    .toString('latin1')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeText(Buffer.from(binary, 'latin1'), charset === '' ? null : charset).text;
}
