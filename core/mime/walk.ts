import { asLeaf, asText, hasWords, mimeTypeOf, withTrueEncoding, type Entity } from './entity.ts';
import { readHeaderBlock, type HeaderBlock } from './header-block.ts';
import { maxDepth, maxParts } from './limits.ts';
import type { ParseWarning } from './model.ts';
import { parseStructured } from './structured-header.ts';
import { transferEncodingOf } from './transfer-encoding.ts';

export interface Walked {
  readonly bytes: Buffer;
  readonly root: Entity;
  readonly warnings: Set<ParseWarning>;
}

interface Delimiter {
  readonly level: number;
  readonly isClose: boolean;
  readonly lineStart: number;
  readonly after: number;
}

const newline = 10;
const carriageReturn = 13;
const dash = 45;
const maxBoundaryChars = 300;

/** The tree of parts, in one pass over the bytes: a delimiter line is looked at once, against all open boundaries. */
export function walk(raw: Uint8Array): Walked {
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const walker = new Walker(bytes);
  const root = walker.walk();
  return { bytes, root, warnings: walker.warnings };
}

/** The header of a message alone; a mailbox's "From " line and blank lines before it are not part of it. */
export function readTopHeader(bytes: Buffer): HeaderBlock {
  return readHeaderBlock(bytes, skipBlankLines(bytes), bytes.length, null);
}

/** Mail of a system that ends its lines in CR alone: read as if it ended them like everybody. */
export function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(newline) || !bytes.includes(carriageReturn)) return bytes;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(carriageReturn); at >= 0; at = copy.indexOf(carriageReturn, at + 1)) copy[at] = newline;
  return copy;
}

function skipBlankLines(bytes: Buffer): number {
  let at = 0;
  while (bytes[at] === newline || bytes[at] === carriageReturn) at += 1;
  return at;
}

class Walker {
  readonly warnings = new Set<ParseWarning>();
  readonly #bytes: Buffer;
  /** Open boundaries: to the level of the innermost multipart that uses this one. */
  readonly #levels = new Map<string, number>();
  #level = 0;
  #parts = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  walk(): Entity {
    const { entity } = this.#readEntity(skipBlankLines(this.#bytes), '', 'text/plain');
    return entity;
  }

  #readEntity(start: number, path: string, usualType: string): { entity: Entity; next: Delimiter | null } {
    this.#parts += 1;
    const end = this.#bytes.length;
    const headers = readHeaderBlock(
      this.#bytes,
      start,
      end,
      this.#level === 0 ? null : (at) => this.#match(at) !== null,
    );
    for (const warning of headers.warnings) this.warnings.add(warning);
    const contentType = parseStructured(headers.first('content-type'));
    const entity: Entity = {
      path,
      headers,
      contentType,
      mimeType: mimeTypeOf(contentType, usualType),
      disposition: parseStructured(headers.first('content-disposition')),
      encoding: transferEncodingOf(headers.first('content-transfer-encoding')),
      bodyStart: headers.bodyStart,
      bodyEnd: end,
      children: [],
      isDamaged: false,
    };
    if (entity.mimeType.startsWith('multipart/')) {
      if (this.#level < maxDepth) return this.#readMultipart(entity);
      this.warnings.add('too-deep');
    }
    return this.#readLeaf(entity);
  }

  #readLeaf(entity: Entity): { entity: Entity; next: Delimiter | null } {
    const next = this.#findDelimiter(entity.bodyStart);
    entity.bodyEnd = this.#endBefore(next, entity.bodyStart);
    return { entity: asLeaf(withTrueEncoding(this.#bytes, entity)), next };
  }

  #readMultipart(entity: Entity): { entity: Entity; next: Delimiter | null } {
    const boundary = this.#boundaryOf(entity);
    if (boundary === null) {
      this.warnings.add('broken-boundary');
      return this.#readLeaf(entity);
    }
    const outer = this.#levels.get(boundary);
    this.#level += 1;
    const level = this.#level;
    this.#levels.set(boundary, level);
    const usualType = entity.mimeType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    let next = this.#findDelimiter(entity.bodyStart);
    const isFound = next !== null && next.level === level;
    const preambleEnd = next?.lineStart ?? entity.bodyStart;
    while (next !== null && next.level === level && !next.isClose && this.#parts < maxParts) {
      const prefix = entity.path === '' ? '' : `${entity.path}.`;
      const read = this.#readEntity(next.after, `${prefix}${entity.children.length + 1}`, usualType);
      // Of alternatives the other one may be whole; a part of a mixed mail has nothing beside it.
      if (read.next === null && entity.mimeType === 'multipart/mixed')
        read.entity.isDamaged = hasWords(this.#bytes, read.entity);
      entity.children.push(read.entity);
      next = read.next;
    }
    if (this.#parts >= maxParts && next !== null) {
      this.warnings.add('too-many-parts');
      next = null;
    }
    this.#level = level - 1;
    if (outer === undefined) this.#levels.delete(boundary);
    else this.#levels.set(boundary, outer);
    const isClosed = next !== null && next.level === level && next.isClose;
    if (!isClosed && !this.warnings.has('too-many-parts')) this.warnings.add('broken-boundary');
    if (!isFound) {
      const whole = this.#readLeaf(asText(entity));
      whole.entity.isDamaged = hasWords(this.#bytes, whole.entity);
      return whole;
    }
    if (next !== null && next.level >= level) next = this.#findDelimiter(next.after);
    entity.bodyEnd = this.#endBefore(next, entity.bodyStart);
    if (entity.children.length === 0) {
      // Closed before it began: what stands before that is all there is to read.
      const isEmpty = this.#bytes.toString('latin1', entity.bodyStart, preambleEnd).trim() === '';
      return { entity: isEmpty ? asLeaf(entity) : asText(entity), next };
    }
    return { entity, next };
  }

  /** The declared boundary; where none is, the first line that looks like one and is followed by a part's header. */
  #boundaryOf(entity: Entity): string | null {
    const declared = (entity.contentType.params.get('boundary') ?? '').trimEnd();
    if (declared !== '' && declared.length <= maxBoundaryChars) {
      return Buffer.from(declared, 'utf8').toString('latin1');
    }
    let at = entity.bodyStart;
    for (let lines = 0; lines < 50 && at < this.#bytes.length; lines += 1) {
      const found = this.#bytes.indexOf(newline, at);
      const end = found < 0 ? this.#bytes.length : found;
      const line = this.#bytes.toString('latin1', at, Math.min(end, at + maxBoundaryChars)).trimEnd();
      if (/^--[^\s-]/.test(line) || /^---+[\w=]/.test(line)) {
        const after = this.#bytes.toString('latin1', end + 1, end + 20).toLowerCase();
        if (after.startsWith('content-')) return line.slice(2);
      }
      at = end + 1;
    }
    return null;
  }

  /** The next line from here on that ends a part; `from` is the beginning of a line. */
  #findDelimiter(from: number): Delimiter | null {
    if (this.#levels.size === 0) return null;
    let line = from;
    while (line < this.#bytes.length) {
      if (this.#bytes[line] === dash && this.#bytes[line + 1] === dash) {
        const match = this.#match(line);
        if (match !== null) return match;
      }
      const found = this.#bytes.indexOf('\n--', line, 'latin1');
      if (found < 0) return null;
      line = found + 1;
    }
    return null;
  }

  #match(lineStart: number): Delimiter | null {
    const bytes = this.#bytes;
    const limit = Math.min(bytes.length, lineStart + maxBoundaryChars + 10);
    let end = lineStart + 2;
    while (end < limit && bytes[end] !== newline) end += 1;
    if (end === limit && limit < bytes.length) return null;
    const text = bytes.toString('latin1', lineStart + 2, end).trimEnd();
    const after = Math.min(end + 1, bytes.length);
    const level = this.#levels.get(text);
    if (level !== undefined) return { level, isClose: false, lineStart, after };
    if (!text.endsWith('--')) return null;
    const closed = this.#levels.get(text.slice(0, -2).trimEnd());
    return closed === undefined ? null : { level: closed, isClose: true, lineStart, after };
  }

  /** The line end before a delimiter belongs to the delimiter. */
  #endBefore(next: Delimiter | null, start: number): number {
    if (next === null) return this.#bytes.length;
    let end = next.lineStart;
    if (end > start && this.#bytes[end - 1] === newline) end -= 1;
    if (end > start && this.#bytes[end - 1] === carriageReturn) end -= 1;
    return Math.max(end, start);
  }
}
