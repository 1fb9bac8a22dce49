/** One at a time, in the order they came; who is urgent goes before all who are not. */
export class Turnstile {
  readonly #urgent: (() => void)[] = [];
  readonly #patient: (() => void)[] = [];
  #isTaken = false;

  async pass<Result>(run: () => Promise<Result>, { isUrgent = false } = {}): Promise<Result> {
    if (this.#isTaken) {
      await new Promise<void>((resolve) => {
        (isUrgent ? this.#urgent : this.#patient).push(resolve);
      });
    }
    this.#isTaken = true;
    try {
      return await run();
    } finally {
      const next = this.#urgent.shift() ?? this.#patient.shift();
      // Handed on without being free in between: nobody who comes right now gets ahead of those who wait.
      if (next === undefined) this.#isTaken = false;
      else next();
    }
  }
}
