const windowMs = 60_000;
const tooLongMs = 120_000;
const chunkMs = 1_200;
const leastChunkBytes = 256_000;
const mostChunkBytes = 8_000_000;
const measuredMs = 3_000;

interface Mark {
  readonly at: number;
  readonly messages: number;
  readonly bytes: number;
}

/** How fast bodies come in, of the last minute. From it: how much to ask for at once, and when all will be here. */
export class Pace {
  #marks: Mark[] = [];

  /** `tookMs` is the time on the line alone. */
  note(now: number, messages: number, bytes: number, tookMs: number): void {
    this.#marks.push({ at: now, messages, bytes });
    this.#marks = this.#marks.filter(({ at }) => at > now - windowMs);
    if (tookMs > 20 && bytes > 50_000) this.#chunkBytes = (bytes / tookMs) * chunkMs;
  }

  #chunkBytes = 2_000_000;

  /** A chunk keeps the line for about a second: whatever is urgent waits no longer than that. */
  get chunkBytes(): number {
    return Math.min(Math.max(this.#chunkBytes, leastChunkBytes), mostChunkBytes);
  }

  /** When `left` messages will be here; `null` when nothing has come for a minute. */
  doneAt(now: number, left: number): number | null {
    const recent = this.#marks.filter(({ at }) => at > now - windowMs);
    const [first] = recent;
    if (first === undefined || left === 0) return null;
    const messages = recent.reduce((sum, mark) => sum + mark.messages, 0);
    const spanMs = Math.max(now - first.at, 1_000);
    return messages === 0 ? null : Math.round(now + (left * spanMs) / messages);
  }

  /** So slow that the list is better filled with headers first. Not known before some seconds of fetching. */
  isTooSlowFor(now: number, left: number): boolean {
    const [first] = this.#marks;
    if (first === undefined || now - first.at < measuredMs) return false;
    const at = this.doneAt(now, left);
    return at !== null && at - now > tooLongMs;
  }
}
