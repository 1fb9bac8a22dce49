import type { AppEvent } from '#shared/contract/events.ts';
import type { EventBus } from '../context.ts';
import { PendingEvents } from './pending-events.ts';

/** Events fan out to any number of subscribers, each at its own pace; nobody waits for a slow one. */
export function createEventBus(): EventBus {
  const subscribers = new Set<Subscription>();
  return {
    publish(events) {
      for (const subscriber of subscribers) subscriber.push(events);
    },
    subscribe(signal) {
      const subscription = new Subscription((ended) => subscribers.delete(ended));
      if (signal?.aborted === true) {
        subscription.end();
        return subscription;
      }
      subscribers.add(subscription);
      const end = () => subscription.end();
      signal?.addEventListener('abort', end, { once: true });
      subscription.onEnd = () => signal?.removeEventListener('abort', end);
      return subscription;
    },
  };
}

type Result = IteratorResult<AppEvent[], undefined>;

/** Listens from the moment it is made, not from the first `next`: nothing falls between the two. */
class Subscription implements AsyncIteratorObject<AppEvent[], undefined, void> {
  onEnd: () => void = () => {};
  readonly #pending = new PendingEvents();
  readonly #waiting: ((result: Result) => void)[] = [];
  readonly #leave: (subscription: Subscription) => void;
  #isFlushPlanned = false;
  #isOver = false;

  constructor(leave: (subscription: Subscription) => void) {
    this.#leave = leave;
  }

  push(events: AppEvent[]): void {
    for (const event of events) this.#pending.add(event);
    this.#planFlush();
  }

  next(): Promise<Result> {
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#planFlush();
    });
  }

  return(): Promise<Result> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave(this);
    this.onEnd();
    for (const resolve of this.#waiting.splice(0)) resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.end();
    return Promise.resolve();
  }

  /** After the current tick, so that all that one tick published leaves as one batch. */
  #planFlush(): void {
    if (this.#isFlushPlanned || this.#waiting.length === 0 || this.#pending.isEmpty) return;
    this.#isFlushPlanned = true;
    setImmediate(() => {
      this.#isFlushPlanned = false;
      if (this.#isOver || this.#pending.isEmpty) return;
      this.#waiting.shift()?.({ done: false, value: this.#pending.take() });
    });
  }
}
