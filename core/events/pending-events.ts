import type { AppEvent } from '#shared/contract/events.ts';
import type { Topic } from '#shared/contract/topics.ts';
import type { CorrelationId, JobId } from '#shared/ids.ts';

type Changed = Extract<AppEvent, { type: 'changed' }>;
type JobProgress = Extract<AppEvent, { type: 'jobProgress' }>;
type Attention = Extract<AppEvent, { type: 'attention' }>;

const maxIds = 500;
const maxCauses = 20;
const maxJobs = 1_000;
const maxAttention = 500;

interface Change {
  readonly ids: Set<string>;
  /** Too many to name: the set stays empty from then on. */
  isAll: boolean;
  readonly causes: Set<CorrelationId>;
}

/**
 * What one subscriber has not yet taken. Merged as it comes in, so that a subscriber that is stuck costs the same
 * after a million events as after a thousand, and gets on waking what it would have asked about anyway.
 */
export class PendingEvents {
  readonly #changes = new Map<Topic, Change>();
  readonly #jobs = new Map<JobId, JobProgress>();
  readonly #attention: Attention[] = [];

  get isEmpty(): boolean {
    return this.#changes.size === 0 && this.#jobs.size === 0 && this.#attention.length === 0;
  }

  add(event: AppEvent): void {
    switch (event.type) {
      case 'changed':
        this.#addChange(event);
        break;
      case 'jobProgress':
        this.#addProgress(event);
        break;
      case 'attention':
        this.#attention.push(event);
        if (this.#attention.length > maxAttention) this.#attention.shift();
        break;
    }
  }

  /** Everything so far, as one batch; empty afterwards. */
  take(): AppEvent[] {
    const changes = [...this.#changes].map(([topic, { ids, causes }]): Changed => {
      return { type: 'changed', topic, ids: [...ids], causes: [...causes] };
    });
    const batch = [...changes, ...this.#jobs.values(), ...this.#attention];
    this.#changes.clear();
    this.#jobs.clear();
    this.#attention.length = 0;
    return batch;
  }

  #addChange({ topic, ids, causes }: Changed): void {
    let change = this.#changes.get(topic);
    if (change === undefined) {
      change = { ids: new Set(), isAll: false, causes: new Set() };
      this.#changes.set(topic, change);
    }
    for (const cause of causes) {
      if (change.causes.size < maxCauses) change.causes.add(cause);
    }
    if (change.isAll) return;
    for (const id of ids) change.ids.add(id);
    if (ids.length > 0 && change.ids.size <= maxIds) return;
    change.isAll = true;
    change.ids.clear();
  }

  /** Only the newest progress of a job counts. */
  #addProgress(event: JobProgress): void {
    const before = this.#jobs.get(event.jobId);
    const causes = [...new Set([...(before?.causes ?? []), ...event.causes])].slice(0, maxCauses);
    this.#jobs.set(event.jobId, { ...event, causes });
    if (this.#jobs.size <= maxJobs) return;
    const [oldest] = this.#jobs.keys();
    if (oldest !== undefined) this.#jobs.delete(oldest);
  }
}
