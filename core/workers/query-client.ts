import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import type { StatementLog } from '../db/statement-log.ts';
import { unpackError, type Answer, type Question, type WorkerStart } from './protocol.ts';

export interface QueryClientOptions {
  readonly url: URL;
  readonly file: string;
  readonly key: Uint8Array;
  readonly statements?: StatementLog;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly forget: () => void;
}

/**
 * The core's end of the query worker. Starts it with the first question, hands it one at a time, and starts another
 * should it die: what waited then is `unavailable`, never lost without an answer.
 */
export class QueryClient {
  readonly #options: QueryClientOptions;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  #lastId = 0;
  #isClosed = false;

  constructor(options: QueryClientOptions) {
    this.#options = options;
  }

  ask(name: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new AppError('unavailable', 'the database is closed'));
    if (signal?.aborted === true) return Promise.reject(cancelledError(name));
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const question = { id: this.#lastId, name, params };
      const abort = () => this.#cancel(waiting);
      const forget = () => signal?.removeEventListener('abort', abort);
      const waiting: Waiting = { question, resolve, reject, forget };
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // What still runs is told to stop: a thread inside SQLite cannot be ended from outside.
    if (this.#running !== null) Atomics.store(this.#cancelled, 0, this.#running.question.id);
    this.#fail(new AppError('unavailable', 'the database is closed'));
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #next(): void {
    if (this.#running !== null || this.#isClosed) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    this.#running = waiting;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(waiting.question);
  }

  #start(): Worker {
    const { file, key } = this.#options;
    const start: WorkerStart = { file, key, cancelled: this.#cancelled.buffer as SharedArrayBuffer };
    const worker = new Worker(this.#options.url, { workerData: start, name: 'query' });
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error) => this.#died(worker, error.message));
    worker.on('exit', (code) => this.#died(worker, `exit ${code}`));
    return worker;
  }

  #settle(answer: Answer): void {
    const waiting = this.#running;
    if (waiting?.question.id !== answer.id) return;
    this.#running = null;
    // An idle worker must not keep a process alive that has nothing else to do.
    this.#worker?.unref();
    waiting.forget();
    if ('error' in answer) {
      waiting.reject(unpackError(answer.error));
    } else {
      this.#options.statements?.note(`query ${waiting.question.name}`, answer.tookMs);
      waiting.resolve(answer.value);
    }
    this.#next();
  }

  /** The caller is free at once; the worker as soon as it asks whether to go on. */
  #cancel(waiting: Waiting): void {
    if (this.#running === waiting) Atomics.store(this.#cancelled, 0, waiting.question.id);
    const place = this.#queue.indexOf(waiting);
    if (place >= 0) this.#queue.splice(place, 1);
    waiting.reject(cancelledError(waiting.question.name));
  }

  #died(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#fail(new AppError('unavailable', `the query worker ended: ${why}`));
  }

  #fail(error: AppError): void {
    const waiting = [this.#running, ...this.#queue.splice(0)];
    this.#running = null;
    for (const one of waiting) {
      one?.forget();
      one?.reject(error);
    }
  }
}

function cancelledError(name: string): AppError {
  return new AppError('cancelled', `query ${name} was cancelled`);
}
