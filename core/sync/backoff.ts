const firstMs = 1_000;
const longestMs = 10 * 60_000;
const survivedMs = 60_000;

/**
 * How long to wait before the next attempt: twice as long after each failure. Only a connection that lived for a
 * while begins anew: a server that lets us in and throws us out at once is not asked twenty times a second.
 */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** A fifth more or less, so that accounts of one server do not all come back at the same moment. */
  delayAfter(livedMs: number): number {
    if (livedMs >= survivedMs) this.#failures = 0;
    const plainMs = Math.min(firstMs * 2 ** this.#failures, longestMs);
    this.#failures += 1;
    return Math.round(plainMs * (0.8 + 0.4 * this.#random()));
  }

  /** The user asked, or the network changed: what was before says nothing about now. */
  reset(): void {
    this.#failures = 0;
  }
}
