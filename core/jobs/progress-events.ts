import type { AppEvent } from '#shared/contract/events.ts';
import type { JobId } from '#shared/ids.ts';
import type { Clock, EventBus } from '../context.ts';

export type JobProgress = Extract<AppEvent, { type: 'jobProgress' }>;

const intervalMs = 100;

interface Pace {
  publishedAt: number;
  waiting: JobProgress | null;
  callOff: () => void;
}

/** A job may count in thousands a second; its watchers are told ten times a second, and of the end at once. */
export class ProgressEvents {
  readonly #clock: Clock;
  readonly #events: EventBus;
  readonly #paces = new Map<JobId, Pace>();

  constructor(clock: Clock, events: EventBus) {
    this.#clock = clock;
    this.#events = events;
  }

  publish(progress: JobProgress): void {
    const now = this.#clock.now();
    const pace = this.#paces.get(progress.jobId);
    if (pace === undefined || now - pace.publishedAt >= intervalMs) {
      pace?.callOff();
      this.#paces.set(progress.jobId, { publishedAt: now, waiting: null, callOff: () => {} });
      this.#events.publish([progress]);
      return;
    }
    if (pace.waiting === null) {
      pace.callOff = this.#clock.wakeAt(pace.publishedAt + intervalMs, () => {
        if (pace.waiting !== null) this.publish(pace.waiting);
      });
    }
    pace.waiting = progress;
  }

  /** Nothing follows a job's end. */
  publishEnd(progress: JobProgress): void {
    this.#paces.get(progress.jobId)?.callOff();
    this.#paces.delete(progress.jobId);
    this.#events.publish([progress]);
  }
}
