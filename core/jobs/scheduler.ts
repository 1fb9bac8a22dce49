import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import { newId, type CorrelationId, type JobId } from '#shared/ids.ts';
import type { Cause, Clock, EventBus, JobKind, JobRun, WriteTx } from '../context.ts';
import type { Database } from '../db/open.ts';
import {
  advanceJob,
  cancelJob,
  claimJob,
  findDueJobs,
  hasInterrupted,
  isOpen,
  jobExists,
  lastEndOf,
  nextDueAt,
  requeueInterrupted,
  settleJob,
  type JobRow,
} from './job-store.ts';
import { ProgressEvents, type JobProgress } from './progress-events.ts';
import { outcomeOfFailure, type Outcome } from './retry.ts';

export interface SchedulerOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly kinds: readonly JobKind[];
  /** How many jobs run side by side. */
  readonly concurrency?: number;
}

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

const recurringKey = 'recurring';
/** When the table itself cannot be written, such as on a full disk. */
const tryAgainMs = 60_000;
/** How long a job may take to stop when told. */
const patienceMs = 5_000;

/**
 * Runs what the jobs table says is due. One timer, to the next due time; all it knows it reads from the table, so
 * after a restart, a crash or a night of sleep there is simply more that is due.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #kinds: Map<string, JobKind>;
  readonly #running = new Map<JobId, Running>();
  readonly #progress: ProgressEvents;
  #callOffTimer: () => void = () => {};
  #isLookPlanned = false;
  #isStopped = true;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#kinds = new Map(options.kinds.map((kind) => [kind.kind, kind]));
    this.#progress = new ProgressEvents(options.clock, options.events);
  }

  start(): void {
    const { db } = this.#options;
    this.#isStopped = false;
    db.wakeJobs(() => this.#planLook());
    if (hasInterrupted(db.read)) db.write(this.#cause('jobs.resume'), requeueInterrupted);
    const idle = this.#options.kinds.filter(
      ({ kind, everyMs }) => everyMs !== undefined && !isOpen(db.read, kind, recurringKey),
    );
    if (idle.length > 0) db.write(this.#cause('jobs.plan'), (tx) => idle.forEach((kind) => this.#planNext(tx, kind)));
    this.#planLook();
  }

  /** Tells what runs to stop and waits for it; in the table it waits for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOffTimer();
    const running = [...this.#running.values()];
    for (const { abort } of running) abort.abort(new AppError('cancelled', 'the core is closing'));
    const ended = Promise.all(running.map((run) => run.ended)).then(() => true);
    const isOver = await Promise.race([ended, delay(patienceMs, false, { ref: false })]);
    // Its next write is refused, and the next start finds it as running.
    if (!isOver) this.#options.log.warn({ jobs: [...this.#running.keys()] }, 'jobs did not stop when told');
  }

  cancel(tx: WriteTx, id: JobId): void {
    const job = cancelJob(tx, id);
    if (job === null) {
      if (jobExists(tx, id)) return;
      throw new AppError('not-found', 'no such job');
    }
    const kind = this.#kinds.get(job.kind);
    if (kind !== undefined && job.key === recurringKey) this.#planNext(tx, kind);
    tx.afterCommit(() => {
      this.#running.get(id)?.abort.abort(new AppError('cancelled', 'the job was cancelled'));
      this.#progress.publishEnd(progressOf(job, 'cancelled'));
    });
  }

  /** In a turn of its own: whoever planned the job is not to run it on its own stack. */
  #planLook(): void {
    if (this.#isLookPlanned || this.#isStopped) return;
    this.#isLookPlanned = true;
    setImmediate(() => {
      this.#isLookPlanned = false;
      if (!this.#isStopped) this.#look();
    });
  }

  #look(): void {
    const { db, clock, log, concurrency = 2 } = this.#options;
    this.#callOffTimer();
    try {
      const due = findDueJobs(db.read, clock.now(), concurrency - this.#running.size);
      for (const job of due) this.#begin(job);
      if (this.#running.size >= concurrency) return;
      const nextAt = nextDueAt(db.read);
      if (nextAt !== null) this.#wakeAt(nextAt);
    } catch (error) {
      log.error({ err: error }, 'jobs could not be started');
      this.#wakeAt(clock.now() + tryAgainMs);
    }
  }

  #wakeAt(at: number): void {
    this.#callOffTimer = this.#options.clock.wakeAt(at, () => this.#planLook());
  }

  #begin(job: JobRow): void {
    const { db } = this.#options;
    if (!db.write(causeOf(job, 'jobs.claim'), (tx) => claimJob(tx, job.id))) return;
    const abort = new AbortController();
    const ended = this.#runToEnd(job, abort.signal).finally(() => {
      this.#running.delete(job.id);
      this.#planLook();
    });
    this.#running.set(job.id, { abort, ended });
  }

  async #runToEnd(job: JobRow, signal: AbortSignal): Promise<void> {
    const kind = this.#kinds.get(job.kind);
    this.#settle(job, kind, await this.#run(job, kind, signal));
  }

  /** Never throws: every end is an outcome. */
  async #run(job: JobRow, kind: JobKind | undefined, signal: AbortSignal): Promise<Outcome> {
    const { log, clock } = this.#options;
    try {
      if (kind === undefined) throw new AppError('bug', `no job kind ${job.kind}`);
      if (job.attempts >= kind.maxAttempts) throw new AppError('bug', `${job.kind} never came to an end`);
      await kind.run(this.#runOf(job, signal));
      // Returning is also a way to stop when told, and a job may safely run twice.
      return this.#wasStopped(signal) ? waitAgain(job) : { state: 'done', endedAt: clock.now() };
    } catch (error) {
      if (this.#wasStopped(signal)) return waitAgain(job);
      const outcome = outcomeOfFailure(error, job.attempts + 1, kind?.maxAttempts ?? 0, clock.now());
      log.warn({ err: error, job: job.id, kind: job.kind, next: outcome.state }, 'job failed');
      return outcome;
    }
  }

  #wasStopped(signal: AbortSignal): boolean {
    return this.#isStopped && signal.aborted;
  }

  #runOf(job: JobRow, signal: AbortSignal): JobRun<unknown> {
    return {
      id: job.id,
      payload: job.payload,
      cursor: job.cursor,
      signal,
      cause: causeOf(job, job.kind),
      advance: (tx, cursor, done, total) => {
        if (!advanceJob(tx, job.id, { cursor, done, total })) throw new AppError('cancelled', 'the job was called off');
        tx.afterCommit(() => {
          Object.assign(job, { cursor, done, total, attempts: 0 });
          this.#progress.publish(progressOf(job, 'running'));
        });
      },
    };
  }

  #settle(job: JobRow, kind: JobKind | undefined, outcome: Outcome): void {
    const { db, clock, log } = this.#options;
    try {
      db.write(causeOf(job, 'jobs.settle'), (tx) => {
        if (!settleJob(tx, job.id, outcome)) return;
        const hasEnded = outcome.state !== 'pending';
        if (hasEnded && kind !== undefined && job.key === recurringKey) this.#planNext(tx, kind);
        tx.afterCommit(() => this.#progress.publishEnd(progressOf(job, outcome.state)));
      });
    } catch (error) {
      log.error({ err: error, job: job.id }, 'the end of a job could not be kept');
      // Once closed, the next start finds it as running and resumes it.
      if (!this.#isStopped) clock.wakeAt(clock.now() + tryAgainMs, () => this.#settle(job, kind, outcome));
    }
  }

  /** Counts from the last end: work that takes long is not run back to back. */
  #planNext(tx: WriteTx, { kind, everyMs }: JobKind): void {
    if (everyMs === undefined) return;
    const lastAt = lastEndOf(tx.db, kind) ?? tx.now;
    tx.planJob({ kind, key: recurringKey, runAt: lastAt + everyMs });
  }

  #cause(action: string): Cause {
    const correlationId = newId<CorrelationId>(this.#options.clock.now());
    return { by: { kind: 'system', id: null }, action, correlationId };
  }
}

/** Being stopped with the app is nobody's failure and no attempt. */
function waitAgain({ attempts }: JobRow): Outcome {
  return { state: 'pending', attempts };
}

function causeOf({ correlationId }: JobRow, action: string): Cause {
  return { by: { kind: 'system', id: null }, action, correlationId };
}

function progressOf({ id, kind, done, total, correlationId }: JobRow, state: JobProgress['state']): JobProgress {
  return { type: 'jobProgress', jobId: id, kind, state, done, total, causes: [correlationId] };
}
