import type { Clock } from '../context.ts';

/** What a loop sleeps on: a ring, a time, or the end. A ring that nobody waited for is not lost. */
export class Bell {
  readonly #clock: Clock;
  #hasRung = false;
  #wake: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  async wait(signal: AbortSignal, until: number | null = null): Promise<void> {
    if (!this.#hasRung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const callOff = until === null ? () => {} : this.#clock.wakeAt(until, () => this.#wake());
        this.#wake = () => {
          this.#wake = () => {};
          callOff();
          signal.removeEventListener('abort', this.#onAbort);
          resolve();
        };
        signal.addEventListener('abort', this.#onAbort);
      });
    }
    this.#hasRung = false;
  }

  readonly #onAbort = (): void => this.#wake();
}
