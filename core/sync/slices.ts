import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '#shared/ids.ts';
import type { Cause, Clock, Db, WriteTx } from '../context.ts';
import { syncCause } from './cause.ts';

const aimMs = 15;
const mostRows = 200;
const firstRows = 10;

/**
 * Writes many rows as many short transactions, with a turn of the event loop in between: what windows ask is answered
 * while a mailbox comes in. Learns from the clock how many rows fit.
 */
export class SliceWriter {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #accountId: AccountId;
  readonly #isRepeatable: boolean;
  readonly #sizes = new Map<string, number>();

  /** `isRepeatable`: what is written here comes again from the server, should a power cut take it. */
  constructor(db: Db, clock: Clock, accountId: AccountId, { isRepeatable = false } = {}) {
    this.#isRepeatable = isRepeatable;
    this.#db = db;
    this.#clock = clock;
    this.#accountId = accountId;
  }

  /** `finish` runs in the transaction of the last rows, and also when there are none. */
  async write<Row>(
    action: string,
    rows: readonly Row[],
    apply: (tx: WriteTx, slice: readonly Row[]) => void,
    finish: (tx: WriteTx) => void = () => {},
    most = mostRows,
  ): Promise<void> {
    let from = 0;
    do {
      const size = Math.min(this.#sizes.get(action) ?? firstRows, most);
      const slice = rows.slice(from, from + size);
      from += size;
      const isLast = from >= rows.length;
      const startedMs = performance.now();
      this.#db.write(this.#causeOf(action), (tx) => {
        if (slice.length > 0) apply(tx, slice);
        if (isLast) finish(tx);
      });
      this.#learn(action, slice.length, performance.now() - startedMs);
      if (this.#isRepeatable) await this.#db.makeRoom();
      if (!isLast) await setImmediate();
    } while (from < rows.length);
  }

  #causeOf(action: string): Cause {
    const cause = syncCause(this.#accountId, action, this.#clock.now());
    return this.#isRepeatable ? { ...cause, isRepeatable: true } : cause;
  }

  #learn(action: string, rows: number, tookMs: number): void {
    if (rows === 0) return;
    const fitting = (rows * aimMs) / Math.max(tookMs, 0.1);
    const before = this.#sizes.get(action) ?? firstRows;
    // Never more than twice as many at once: one quick slice proves little.
    this.#sizes.set(action, Math.max(1, Math.min(Math.round((before + fitting) / 2), before * 2, mostRows)));
  }
}
