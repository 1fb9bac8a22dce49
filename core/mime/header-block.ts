import { maxHeaderBytes, maxHeaderFields } from './limits.ts';
import type { ParseWarning } from './model.ts';

const newline = 10;
const carriageReturn = 13;
const noValues: readonly string[] = [];

/** The fields of one header, names in lower case. Values are as sent, one unit per byte, folded lines joined. */
export class HeaderBlock {
  readonly #fields: Map<string, string[]>;
  readonly bodyStart: number;
  readonly warnings: readonly ParseWarning[];

  constructor(fields: Map<string, string[]>, bodyStart: number, warnings: readonly ParseWarning[]) {
    this.#fields = fields;
    this.bodyStart = bodyStart;
    this.warnings = warnings;
  }

  /** The first one wins, everywhere: whoever comes second came later on the way or wants to be read by another parser. */
  first(name: string): string | null {
    return this.#fields.get(name)?.[0] ?? null;
  }

  all(name: string): readonly string[] {
    return this.#fields.get(name) ?? noValues;
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0;
  }
}

/**
 * Reads a header from `start` to its blank line, or to a line at which `endsAt` says that another part begins. Lines
 * that are no fields are passed over; a part that begins with none has no header at all.
 */
export function readHeaderBlock(
  bytes: Buffer,
  start: number,
  end: number,
  endsAt: ((lineStart: number) => boolean) | null,
): HeaderBlock {
  const { textEnd, bodyStart } = findEnd(bytes, start, end, endsAt);
  const isTruncated = textEnd - start > maxHeaderBytes;
  const text = bytes.toString('latin1', start, isTruncated ? start + maxHeaderBytes : textEnd);
  const fields = new Map<string, string[]>();
  const warnings: ParseWarning[] = isTruncated ? ['truncated'] : [];
  const isBroken = readFields(text, fields);
  if (isBroken) warnings.push('broken-header');
  return new HeaderBlock(fields, fields.size === 0 && isBroken ? start : bodyStart, warnings);
}

function findEnd(bytes: Buffer, start: number, end: number, endsAt: ((lineStart: number) => boolean) | null) {
  let line = start;
  while (line < end) {
    const first = bytes[line];
    if (first === newline) return { textEnd: line, bodyStart: line + 1 };
    if (first === carriageReturn && bytes[line + 1] === newline) return { textEnd: line, bodyStart: line + 2 };
    if (first === 45 && endsAt !== null && bytes[line + 1] === 45 && endsAt(line)) break;
    const found = bytes.indexOf(newline, line);
    if (found < 0 || found >= end) return { textEnd: end, bodyStart: end };
    line = found + 1;
  }
  return { textEnd: line, bodyStart: line };
}

/** Says whether there were lines that are no fields. */
function readFields(text: string, fields: Map<string, string[]>): boolean {
  let isBroken = false;
  let count = 0;
  let start = 0;
  while (start < text.length && count < maxHeaderFields) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let isFolded = false;
    while (end + 1 < text.length && isBlank(text.charCodeAt(end + 1))) {
      isFolded = true;
      end = text.indexOf('\n', end + 1);
      if (end < 0) end = text.length;
    }
    const colon = text.indexOf(':', start);
    const name = colon > start && colon < end ? readName(text, start, colon) : null;
    if (name === null) {
      isBroken ||= text.slice(start, end).trim() !== '' && !(start === 0 && text.startsWith('From '));
    } else {
      const value = text.slice(colon + 1, end);
      const unfolded = isFolded || value.includes('\r') ? value.replace(/\r?\n|\r/g, (found) => unfold(found)) : value;
      const before = fields.get(name);
      if (before === undefined) fields.set(name, [unfolded.trim()]);
      else before.push(unfolded.trim());
      count += 1;
    }
    start = end + 1;
  }
  return isBroken || count >= maxHeaderFields;
}

/** A fold is nothing but its white space; a lone CR is treated as a space and never reaches anybody. */
function unfold(found: string): string {
  return found === '\r' ? ' ' : '';
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function readName(text: string, start: number, colon: number): string | null {
  let end = colon;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  if (end === start || end - start > 200) return null;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 33 || code > 126) return null;
  }
  return text.slice(start, end).toLowerCase();
}
