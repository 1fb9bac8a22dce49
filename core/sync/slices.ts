import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '#shared/ids.ts';
import type { Cause, Clock, Db, WriteTx } from '../context.ts';
import { syncCause } from './cause.ts';

const aimMs = 10;
const mostRows = 200;
const firstRows = 10;
// On a busy machine a thread mostly waits for its turn, and smaller slices would not give it one sooner: they would
// only make more of them. So what counts is the thread's own time, until a slice takes far longer than that.
const waitingShare = 4;

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
      const left = rows.length - from;
      const mostFitting = Math.min(this.#sizes.get(action) ?? firstRows, most);
      // Of even length: a last one of two rows would cost as much as one of twenty.
      const size = left === 0 ? 0 : Math.ceil(left / Math.ceil(left / mostFitting));
      const slice = rows.slice(from, from + size);
      from += size;
      const isLast = from >= rows.length;
      const startedMs = performance.now();
      const before = process.threadCpuUsage();
      this.#db.write(this.#causeOf(action), (tx) => {
        if (slice.length > 0) apply(tx, slice);
        if (isLast) finish(tx);
      });
      const { user, system } = process.threadCpuUsage(before);
      this.#learn(
        action,
        slice.length,
        Math.max((user + system) / 1_000, (performance.now() - startedMs) / waitingShare),
      );
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
