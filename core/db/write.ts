import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { newId, type JobId, type UndoToken } from '#shared/ids.ts';
import type { Cause, Clock, EventBus, Sync, WriteTx } from '../context.ts';
import type { Connection } from './connection.ts';
import { makeDrizzle, type Drizzle } from './drizzle.ts';
import { MeasuredClient } from './measured-client.ts';
import { prepareBookkeeping, type Bookkeeping } from './bookkeeping.ts';
import type { StatementLog } from './statement-log.ts';
import { storageTroubleOf, translateStorageError } from './storage-errors.ts';

export interface KernelOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly statements: StatementLog;
  readonly onDamage: () => void;
}

const maxAuditIds = 50;
const maxEventIds = 500;

/**
 * The one write door. Everything a write means (rows, outbox, undo, jobs, audit) is one immediate transaction;
 * events follow the commit and nothing follows a rollback. There is one writer per database, so the number of the
 * next audit row is known before it is written, and outbox and undo rows can carry it.
 */
export class WriteKernel {
  /** Set by the scheduler: called after the commit of a write that planned a job. */
  onJobPlanned: () => void = () => {};
  readonly #options: KernelOptions;
  readonly #rows: Bookkeeping;
  readonly #drizzle: Drizzle;
  #nextSeq: number;
  #current: OpenWrite | null = null;
  #waitsForDisk = true;
  #isClosed = false;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#rows = prepareBookkeeping(options.connection);
    this.#nextSeq = this.#rows.lastSeq() + 1;
    const client = new MeasuredClient(options.connection, {
      log: options.statements,
      onDamage: options.onDamage,
      guard: () => this.#requireOpenWrite(),
    });
    this.#drizzle = makeDrizzle(client);
  }

  write<Result>(cause: Cause, run: (tx: WriteTx) => Sync<Result>): Result {
    if (this.#isClosed) throw new AppError('unavailable', 'the database is closed');
    if (this.#current !== null) {
      throw new AppError('bug', `db.write within db.write: ${cause.action} within ${this.#current.cause.action}`);
    }
    const startedMs = performance.now();
    this.#waitForDisk(cause.isRepeatable !== true);
    const tx = new OpenWrite(this.#rows, this.#drizzle, cause, this.#options.clock.now(), this.#nextSeq);
    this.#current = tx;
    let result: Sync<Result>;
    try {
      this.#rows.begin();
      result = run(tx);
      refusePromise(result, cause);
      tx.writeAudit();
      this.#rows.commit();
    } catch (error) {
      this.#rollback();
      throw this.#translate(error);
    } finally {
      tx.end();
      this.#current = null;
    }
    this.#nextSeq += 1;
    this.#options.statements.note(`write ${cause.action}`, performance.now() - startedMs);
    this.#announce(tx);
    return result as Result;
  }

  close(): void {
    this.#isClosed = true;
  }

  #waitForDisk(isWanted: boolean): void {
    if (this.#waitsForDisk === isWanted) return;
    this.#options.connection.pragma(`synchronous = ${isWanted ? 'FULL' : 'NORMAL'}`);
    this.#waitsForDisk = isWanted;
  }

  #requireOpenWrite(): void {
    if (this.#current === null) throw new AppError('bug', 'a statement on the writer outside of db.write');
  }

  #rollback(): void {
    // A full disk can make SQLite roll back by itself.
    if (!this.#options.connection.inTransaction) return;
    this.#rows.rollback();
  }

  #translate(error: unknown): unknown {
    const trouble = storageTroubleOf(error);
    if (trouble === 'corrupt' || trouble === 'wrong-key') this.#options.onDamage();
    return translateStorageError(error);
  }

  #announce(tx: OpenWrite): void {
    this.#options.events.publish(tx.events());
    const hooks = tx.hasPlannedJob ? [...tx.hooks, this.onJobPlanned] : tx.hooks;
    for (const hook of hooks) {
      try {
        hook();
      } catch (error) {
        // The write stands; to its caller it must not look as if it had failed.
        this.#options.log.error({ err: error, action: tx.cause.action }, 'after-commit hook failed');
      }
    }
  }
}

function refusePromise(result: unknown, cause: Cause): void {
  const isThenable = typeof result === 'object' && result !== null && 'then' in result;
  if (isThenable) throw new AppError('bug', `db.write must be synchronous: ${cause.action} returned a promise`);
}

class OpenWrite implements WriteTx {
  readonly now: number;
  readonly cause: Cause;
  readonly hooks: (() => void)[] = [];
  hasPlannedJob = false;
  readonly #rows: Bookkeeping;
  readonly #drizzle: Drizzle;
  readonly #seq: number;
  readonly #touched: Touched = new Map();
  /** What follows from any write of that kind; never what a write was about. */
  readonly #touchedBesides: Touched = new Map();
  readonly #neverLeft = new Set<string>();
  #isOver = false;

  constructor(rows: Bookkeeping, drizzle: Drizzle, cause: Cause, now: number, seq: number) {
    this.#rows = rows;
    this.#drizzle = drizzle;
    this.cause = cause;
    this.now = now;
    this.#seq = seq;
  }

  get db(): Drizzle {
    this.#requireOpen();
    return this.#drizzle;
  }

  touch(topic: Topic, ...ids: string[]): void {
    this.#requireOpen();
    addTouched(this.#touched, topic, ids);
  }

  queueRemote(op: Parameters<WriteTx['queueRemote']>[0]): void {
    this.#requireOpen();
    if (op.inverseOf !== undefined && this.#neverLeft.has(outboxName(op.accountId, op.inverseOf))) return;
    this.#rows.queueRemote(this.#seq, op, this.now);
    addTouched(this.#touchedBesides, 'outbox', [op.accountId]);
  }

  undoable(label: string, count: number, kind: string, payload: unknown): UndoToken {
    this.#requireOpen();
    const token = newId<UndoToken>(this.now);
    this.#rows.keepUndo({ token, seq: this.#seq, label, count, kind, payload, now: this.now });
    addTouched(this.#touchedBesides, 'undo', [token]);
    return token;
  }

  planJob(job: Parameters<WriteTx['planJob']>[0]): JobId {
    this.#requireOpen();
    const open = job.key === undefined ? undefined : this.#rows.openJob(job.kind, job.key);
    if (open !== undefined) return open;
    const id = newId<JobId>(this.now);
    this.#rows.planJob(id, job, this.cause.correlationId, this.now);
    this.hasPlannedJob = true;
    addTouched(this.#touchedBesides, 'jobs', [id]);
    return id;
  }

  takeBackRemote(writeSeq: number): void {
    this.#requireOpen();
    for (const op of this.#rows.takeBackRemote(writeSeq)) this.#neverLeft.add(outboxName(op.accountId, op.key));
  }

  afterCommit(run: () => void): void {
    this.#requireOpen();
    this.hooks.push(run);
  }

  writeAudit(): void {
    // The first topic is what the write was about.
    const [first] = [...this.#touched, ...this.#touchedBesides];
    const ids = first === undefined || first[1] === 'all' ? [] : [...first[1]];
    this.#rows.writeAudit({
      seq: this.#seq,
      now: this.now,
      cause: this.cause,
      subject: first?.[0] ?? this.cause.action.split('.')[0] ?? '',
      ids: ids.slice(0, maxAuditIds),
      count: ids.length,
    });
    addTouched(this.#touchedBesides, 'audit', [String(this.#seq)]);
  }

  end(): void {
    this.#isOver = true;
  }

  events(): AppEvent[] {
    const causes = [this.cause.correlationId];
    for (const [topic, ids] of this.#touchedBesides) addTouched(this.#touched, topic, ids === 'all' ? [] : [...ids]);
    return [...this.#touched].map(([topic, ids]) => ({
      type: 'changed',
      topic,
      ids: ids === 'all' || ids.size > maxEventIds ? [] : [...ids],
      causes,
    }));
  }

  #requireOpen(): void {
    if (this.#isOver) throw new AppError('bug', `tx was used after its write was over: ${this.cause.action}`);
  }
}

/** No ids: all of the topic. */
type Touched = Map<Topic, Set<string> | 'all'>;

function addTouched(touched: Touched, topic: Topic, ids: readonly string[]): void {
  const known = touched.get(topic);
  if (known === 'all') return;
  if (ids.length === 0) {
    touched.set(topic, 'all');
  } else if (known === undefined) {
    touched.set(topic, new Set(ids));
  } else {
    for (const id of ids) known.add(id);
  }
}

const outboxName = (accountId: string, key: string) => `${accountId}\n${key}`;
