import type { FileHandle } from 'node:fs/promises';
import { maxMailBytes, type FileMail } from '../model.ts';
import { readStatusHeaders } from '../mail-flags.ts';
import { isPostmark, readPostmark, shapeOf, type Postmark } from './postmark.ts';
import { unquoteFrom } from './quote.ts';

const windowBytes = 1_048_576;
const lookBytes = 65_536;
const maxLineBytes = 2_000;

/**
 * How the file was written. Ours says so itself. In others it shows: where a line of a text begins with "From " as it
 * is, nobody quoted such lines (unquoted, mboxcl2), and a `>From ` means what it says; otherwise it was quoted
 * (mboxo, mboxrd, mboxcl).
 */
export interface MboxDialect {
  readonly isOurs: boolean;
  readonly isQuoted: boolean;
}

export interface MboxSurvey {
  readonly messages: number;
  readonly dialect: MboxDialect;
  /** Where the first postmark stands. */
  readonly firstAt: number;
}

interface Bounds {
  readonly postmark: Postmark;
  readonly bodyAt: number;
  /** The end of what belongs to the message and its separator. */
  readonly endAt: number;
  /** The next postmark, or the end of the file. */
  readonly nextAt: number;
  /** A Content-Length that fits drew the border: all of it is the message. */
  readonly isCounted: boolean;
  readonly hasPlainFrom: boolean;
}

/** Reads a file of any size message by message, each by the place of its postmark. Never throws for what is in it. */
export class MboxFile {
  readonly sizeBytes: number;
  readonly #handle: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

  constructor(handle: FileHandle, sizeBytes: number) {
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
  }

  async isMbox(): Promise<boolean> {
    const firstAt = await this.#findFirst();
    return firstAt !== null && firstAt < this.sizeBytes;
  }

  /** `null`: not an mbox file. An empty one is one without messages. */
  async survey(signal: AbortSignal): Promise<MboxSurvey | null> {
    const firstAt = await this.#findFirst();
    if (firstAt === null) return null;
    const isOurs = firstAt < this.sizeBytes && readPostmark(await this.#line(firstAt)).isOurs;
    let messages = 0;
    let isQuoted = true;
    for (let at = firstAt; at < this.sizeBytes;) {
      signal.throwIfAborted();
      const bounds = await this.#bounds(at, isOurs);
      messages += 1;
      if (bounds.hasPlainFrom) isQuoted = false;
      at = bounds.nextAt;
    }
    return { messages, firstAt, dialect: { isOurs, isQuoted: isOurs || isQuoted } };
  }

  /** `null` for what is too large to be mail, and for what its program had deleted. */
  async read(at: number, dialect: MboxDialect): Promise<{ mail: FileMail | null; nextAt: number }> {
    const bounds = await this.#bounds(at, dialect.isOurs);
    const { nextAt, postmark } = bounds;
    if (bounds.endAt - bounds.bodyAt > maxMailBytes) return { mail: null, nextAt };
    const stored = await this.#bytes(bounds.bodyAt, bounds.endAt);
    const content = bounds.isCounted ? stored : withoutSeparator(stored, postmark);
    const raw = dialect.isQuoted ? unquoteFrom(content) : Uint8Array.from(content);
    if (postmark.isOurs) return { mail: { raw, flags: postmark.flags, receivedAt: postmark.at, isSure: true }, nextAt };
    const { flags, isDeleted } = readStatusHeaders(raw);
    return { mail: isDeleted ? null : { raw, flags, receivedAt: postmark.at, isSure: false }, nextAt };
  }

  async #findFirst(): Promise<number | null> {
    const head = await this.#view(0, lookBytes);
    let at = head.length >= 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
    while (head[at] === 0x0a || head[at] === 0x0d) at += 1;
    if (at >= this.sizeBytes) return this.sizeBytes;
    if (head.toString('latin1', at, at + 5) !== 'From ') return null;
    const line = await this.#line(at);
    if (readPostmark(line).isOurs || shapeOf(line) === 'full') return at;
    return isPostmark(line, await this.#line(await this.#afterLine(at))) ? at : null;
  }

  async #bounds(at: number, isOurs: boolean): Promise<Bounds> {
    const line = await this.#line(at);
    const postmark = readPostmark(line);
    const bodyAt = await this.#afterLine(at);
    const counted = isOurs ? null : await this.#countedEnd(bodyAt);
    if (counted !== null) {
      const hasPlainFrom = await this.#hasLine(bodyAt, counted.endAt);
      return { postmark, bodyAt, ...counted, isCounted: true, hasPlainFrom };
    }
    const { nextAt, hasPlainFrom } = await this.#findNext(bodyAt, isOurs);
    return { postmark, bodyAt, endAt: nextAt, nextAt, isCounted: false, hasPlainFrom };
  }

  async #findNext(bodyAt: number, isOurs: boolean): Promise<{ nextAt: number; hasPlainFrom: boolean }> {
    let hasPlainFrom = false;
    // The line end of the postmark itself may be the one before the next: an empty message.
    for (let from = bodyAt - 1; ;) {
      const at = await this.#findLine(from, this.sizeBytes);
      if (at === null) return { nextAt: this.sizeBytes, hasPlainFrom };
      if (isOurs) return { nextAt: at, hasPlainFrom };
      const line = await this.#line(at);
      const isAfterBlank = at === bodyAt || (await this.#isBlankBefore(at));
      if (isAfterBlank && isPostmark(line, await this.#line(await this.#afterLine(at)))) {
        return { nextAt: at, hasPlainFrom };
      }
      // What has a full date may be a postmark before a message without a header; it proves nothing.
      if (!isAfterBlank || shapeOf(line) !== 'full') hasPlainFrom = true;
      from = at;
    }
  }

  /** mboxcl, mboxcl2: believed where a message, or the end, follows the bytes it counts. */
  async #countedEnd(bodyAt: number): Promise<{ endAt: number; nextAt: number } | null> {
    const headerBytes = findHeaderEnd((await this.#view(bodyAt, lookBytes)).subarray(0, lookBytes));
    if (headerBytes === null) return null;
    const header = (await this.#view(bodyAt, headerBytes)).toString('latin1', 0, headerBytes);
    const length = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(header)?.[1];
    if (length === undefined) return null;
    const endAt = bodyAt + headerBytes + Number(length);
    if (endAt > this.sizeBytes) return null;
    if (endAt === this.sizeBytes) return { endAt, nextAt: endAt };
    const after = (await this.#view(endAt, maxLineBytes)).toString('latin1', 0, 16);
    const blank = /^(?:\r?\n){0,2}/.exec(after)?.[0].length ?? 0;
    const nextAt = endAt + blank;
    if (nextAt >= this.sizeBytes) return { endAt, nextAt: this.sizeBytes };
    const isAtLine = blank > 0 || (await this.#view(endAt - 1, 1))[0] === 0x0a;
    if (!isAtLine || !after.slice(blank).startsWith('From ')) return null;
    const isOne = isPostmark(await this.#line(nextAt), await this.#line(await this.#afterLine(nextAt)));
    return isOne ? { endAt, nextAt } : null;
  }

  async #hasLine(from: number, to: number): Promise<boolean> {
    return (await this.#findLine(from - 1, to)) !== null;
  }

  /** The next line that begins with "From ", of those whose line end before stands at `from` or later. */
  async #findLine(from: number, to: number): Promise<number | null> {
    for (let at = from; at < to;) {
      const view = await this.#view(at, lookBytes);
      const hit = view.indexOf('\nFrom ');
      if (hit >= 0) return at + hit + 1 < to ? at + hit + 1 : null;
      if (at + view.length >= this.sizeBytes) return null;
      at += view.length - 5;
    }
    return null;
  }

  async #isBlankBefore(at: number): Promise<boolean> {
    const before = (await this.#view(Math.max(0, at - 3), 3)).toString('latin1', 0, 3);
    return before.endsWith('\n\n') || before.endsWith('\n\r\n');
  }

  /** Without its line end, cut where it is longer than any postmark. */
  async #line(at: number, maxBytes = maxLineBytes): Promise<string> {
    const view = (await this.#view(at, maxBytes)).subarray(0, maxBytes);
    const end = view.indexOf(0x0a);
    return view.toString('latin1', 0, end < 0 ? view.length : end).replace(/\r$/, '');
  }

  async #afterLine(at: number): Promise<number> {
    for (let from = at; from < this.sizeBytes;) {
      const view = await this.#view(from, maxLineBytes);
      const end = view.indexOf(0x0a);
      if (end >= 0) return from + end + 1;
      from += view.length;
    }
    return this.sizeBytes;
  }

  async #bytes(from: number, to: number): Promise<Buffer> {
    const isInWindow = from >= this.#windowAt && to <= this.#windowAt + this.#window.length;
    if (isInWindow) return this.#window.subarray(from - this.#windowAt, to - this.#windowAt);
    const bytes = Buffer.allocUnsafeSlow(to - from);
    return bytes.subarray(0, await this.#fill(bytes, from));
  }

  /** At least so many bytes from there on, as far as the file has them. */
  async #view(at: number, bytes: number): Promise<Buffer> {
    const wanted = Math.min(bytes, this.sizeBytes - at);
    const isHere = at >= this.#windowAt && at + wanted <= this.#windowAt + this.#window.length;
    if (!isHere) {
      const fresh = Buffer.allocUnsafeSlow(Math.min(windowBytes, Math.max(0, this.sizeBytes - at)));
      this.#window = fresh.subarray(0, await this.#fill(fresh, at));
      this.#windowAt = at;
    }
    return this.#window.subarray(at - this.#windowAt);
  }

  async #fill(into: Buffer, at: number): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await this.#handle.read(into, filled, into.length - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }
}

/** With the empty line. */
function findHeaderEnd(bytes: Buffer): number | null {
  const ends = ['\n\n', '\n\r\n'].map((gap) => ({ gap, at: bytes.indexOf(gap) })).filter(({ at }) => at >= 0);
  return ends.length === 0 ? null : Math.min(...ends.map(({ gap, at }) => at + gap.length));
}

/** The empty line before the next postmark is the file's, and in ours the line end of a message that has none. */
function withoutSeparator(stored: Buffer, { isOurs, isBare }: Postmark): Buffer {
  const end = stored.length;
  if (isOurs) return stored.subarray(0, Math.max(0, end - (isBare ? 2 : 1)));
  if (stored.at(-1) !== 0x0a) return stored;
  const width = stored.at(-2) === 0x0d ? 2 : 1;
  const isEmptyLine = end === width || stored.at(-1 - width) === 0x0a;
  return isEmptyLine ? stored.subarray(0, end - width) : stored;
}
