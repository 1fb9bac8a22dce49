import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Logger } from 'pino';
import type { Actor } from '#shared/contract/values.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Topic } from '#shared/contract/topics.ts';
import type { AccountId, CorrelationId, JobId, MessageId, UndoToken } from '#shared/ids.ts';
import type { RawStore } from './raw/raw-store.ts';

/**
 * The ports that features are given. A query gets a `QueryContext`, which cannot write; a command gets a
 * `CommandContext`. Nothing here is global: what a function needs is handed to it.
 */

/** The injected clock. Code of the core never asks `Date.now()`: tests move time by hand. */
export interface Clock {
  now(): number;
  /** Runs once at `at` or, after a sleep, as soon as the machine is awake. Returns the way to call it off. */
  wakeAt(at: number, run: () => void): () => void;
}

type Drizzle = BetterSQLite3Database<Record<string, never>>;

/** What a query may do: drizzle's reading half, over a connection that SQLite itself refuses to write through. */
export type ReadDb = Pick<Drizzle, 'select' | 'selectDistinct' | '$count' | 'with' | 'all' | 'get'>;

export interface WriteTx {
  readonly db: Drizzle;
  readonly now: number;
  /** Who writes and why; goes into the audit, the undo entry and the event. */
  readonly cause: Cause;
  /** Names what changed; published after the commit. No ids means "all of it". */
  touch(topic: Topic, ...ids: string[]): void;
  /** One remote effect, exactly once: same key, same effect. Runs after the commit, by the outbox. */
  queueRemote(op: {
    accountId: AccountId;
    kind: string;
    payload: unknown;
    key: string;
    /** Within an undo: the key of the op this one reverses. Where that one never left, there is nothing to reverse. */
    inverseOf?: string;
  }): void;
  /** For the undo journal alone: drops what that write queued and what has not left yet. */
  takeBackRemote(writeSeq: number): void;
  /** Keeps the way back. `kind` names a registered undo handler; `payload` is plain JSON that it understands. */
  undoable(label: string, count: number, kind: string, payload: unknown): UndoToken;
  /** Plans a job in the same transaction. The same `key` while one is waiting or running answers that one. */
  planJob(job: { kind: string; payload?: unknown; key?: string; runAt?: number }): JobId;
  /** Only for what must follow a commit and must never follow a rollback, such as waking the scheduler. */
  afterCommit(run: () => void): void;
}

export interface Cause {
  readonly by: Actor;
  /** The procedure, job or rule, such as `threads.move`. The audit's `action`. */
  readonly action: string;
  readonly correlationId: CorrelationId;
  /**
   * What a power cut takes of it comes again by itself, such as mail that a server still has: its commit does not wait
   * for the disk. A later one that does takes it along; a kill takes nothing.
   */
  readonly isRepeatable?: true;
}

/** A promise is not a result a write may have: the transaction would be over before it settled. */
export type Sync<Result> = Result extends PromiseLike<unknown> ? never : Result;

export interface Db {
  /** The one write door: one immediate transaction for rows, outbox, undo and audit; events after the commit. */
  write<Result>(cause: Cause, run: (tx: WriteTx) => Sync<Result>): Result;
  readonly read: ReadDb;
  /** For reads that may take more than about 40 ms: a named query of `core/workers/queries.ts`, in a worker. */
  readSlow<Result>(name: string, params: unknown, signal?: AbortSignal): Promise<Result>;
  /**
   * For whoever writes in bulk, between two writes: settles when the log has room. It is folded into the file in a
   * worker, which comes to an end only while nobody writes much; otherwise a commit would do it, and block.
   */
  makeRoom(): Promise<void>;
}

export interface EventBus {
  publish(events: AppEvent[]): void;
  /** Batches of what happened, at most one per tick, coalesced; ends when `signal` aborts. */
  subscribe(signal?: AbortSignal): AsyncIteratorObject<AppEvent[], undefined, void>;
}

export interface JobRun<Payload> {
  readonly id: JobId;
  readonly payload: Payload;
  /** What the last run saved; `null` at the first. */
  readonly cursor: unknown;
  readonly signal: AbortSignal;
  readonly cause: Cause;
  /** Saves cursor and progress within the transaction of the rows they cover. */
  advance(tx: WriteTx, cursor: unknown, done: number, total: number | null): void;
}

/** Safe to run twice, resumes from its cursor, stops when told. */
export interface JobKind<Payload = unknown> {
  readonly kind: string;
  readonly maxAttempts: number;
  run(job: JobRun<Payload>): Promise<void>;
  /** Repeats this long after the last run; absent for jobs that run once. */
  readonly everyMs?: number;
}

/** Applies the way back of one kind of undo entry. What it no longer finds it leaves alone. */
export type UndoHandler = (tx: WriteTx, payload: unknown) => void;

/** What handlers may ask of the servers; the sync answers it. */
export interface RemoteMail {
  /**
   * Settles when the whole message is in the raw store and its row names it. `offline` when it cannot be had now,
   * `not-found` when no server has it.
   */
  fetchBody(id: MessageId, signal: AbortSignal): Promise<void>;
  /** Fetches the bodies of these ahead of the queue; does not wait. */
  download(ids: readonly MessageId[]): void;
}

export interface QueryContext {
  readonly read: ReadDb;
  readonly readSlow: Db['readSlow'];
  readonly raw: RawStore;
  readonly remote: RemoteMail;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export interface CommandContext extends QueryContext {
  readonly cause: Cause;
  /** `db.write` with the cause of this call. */
  write<Result>(run: (tx: WriteTx) => Sync<Result>): Result;
}
