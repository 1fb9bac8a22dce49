import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../context.ts';
import type { MailEvidence } from '../trust/model.ts';
import type { ReadBodies, ReadPart } from '../mime/index.ts';
import { unpackError } from '../workers/protocol.ts';
import type { PackedRaw } from './pack.ts';
import type { RawAnswer, RawOp, RawOps, RawOpening, RawUsage, RawWorkerStart } from './protocol.ts';

export type { RawUsage } from './protocol.ts';

export interface RawStoreOptions {
  readonly url: URL;
  readonly file: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * The messages themselves, byte for byte, in a file of their own: `raw.db`, by SHA-256, compressed, under the same
 * key. A worker owns the connection, so megabytes never pass through the core's loop. Mail is committed here before
 * the rows that name it. A blob that is not there, or is not what its name says, is `null`: then only the headers are
 * here, and the sync fetches the rest again. The worker starts with the first question.
 */
export class RawStore {
  readonly #options: RawStoreOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  #isClosed = false;

  constructor(options: RawStoreOptions) {
    this.#options = options;
  }

  /** Whether the file has anything; a look from outside that opens nothing. */
  get isThere(): boolean {
    return (statSync(this.#options.file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  }

  /** Opens the file, or says how it was found; every other question opens it too. */
  open(): Promise<RawOpening> {
    return this.#ask('open', {});
  }

  /** Settles after the commit. Takes the bytes: a `packed` that has its buffer to itself is empty afterwards. */
  async put(rows: readonly PackedRaw[]): Promise<void> {
    if (rows.length === 0) return;
    const moved = new Set(rows.flatMap(({ packed }) => (ownsBuffer(packed) ? [packed.buffer as ArrayBuffer] : [])));
    await this.#ask('put', { rows, now: this.#options.clock.now() }, [...moved]);
  }

  get(hash: string): Promise<Uint8Array | null> {
    return this.#ask('get', { hash });
  }

  /** Those of these that are here. */
  has(hashes: readonly string[]): Promise<string[]> {
    return hashes.length === 0 ? Promise.resolve([]) : this.#ask('has', { hashes });
  }

  async drop(hashes: readonly string[]): Promise<void> {
    if (hashes.length > 0) await this.#ask('drop', { hashes });
  }

  bodies(hash: string): Promise<ReadBodies | null> {
    return this.#ask('bodies', { hash });
  }

  /** The readable texts of those that are here, by hash; long ones are cut, and of very many the last stay away. */
  texts(hashes: readonly string[], maxChars: number): Promise<Record<string, string>> {
    return hashes.length === 0 ? Promise.resolve({}) : this.#ask('texts', { hashes, maxChars });
  }

  /** What it shows of itself that its trustworthiness is judged by; read once and kept beside it. */
  evidence(hash: string): Promise<MailEvidence | null> {
    return this.#ask('evidence', { hash });
  }

  part(hash: string, path: string): Promise<ReadPart | null> {
    return this.#ask('part', { hash, path });
  }

  usage(): Promise<RawUsage> {
    return this.#ask('usage', {});
  }

  /** Hashes in their order, for housekeeping. */
  list(after: string | null, limit: number): Promise<string[]> {
    return this.#ask('list', { after, limit });
  }

  /** Marks what nobody names any more, and drops what nobody has named for `graceMs`. Answers how many went. */
  sweep(found: { unused: readonly string[]; used: readonly string[]; graceMs: number }): Promise<number> {
    return this.#ask('sweep', { ...found, now: this.#options.clock.now() });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const worker = this.#worker;
    if (worker !== null) {
      // What was asked before is answered first; then the log is folded into the file.
      await this.#ask('close', {}).catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'the raw store was not closed properly');
      });
    }
    this.#isClosed = true;
    this.#worker = null;
    this.#fail(closedError());
    await worker?.terminate();
  }

  #ask<Op extends RawOp>(
    op: Op,
    params: RawOps[Op]['params'],
    moved: readonly ArrayBuffer[] = [],
  ): Promise<RawOps[Op]['value']> {
    if (this.#isClosed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage({ id: this.#lastId, op, params }, moved);
    });
  }

  #start(): Worker {
    const { file, key, url } = this.#options;
    const start: RawWorkerStart = { file, key };
    const worker = new Worker(url, { workerData: start, name: 'raw' });
    worker.on('message', (answer: RawAnswer) => this.#settle(worker, answer));
    worker.on('error', (error) => this.#died(worker, error.message));
    worker.on('exit', (code) => this.#died(worker, `exit ${code}`));
    return worker;
  }

  #settle(worker: Worker, answer: RawAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    // An idle worker must not keep a process alive that has nothing else to do.
    if (this.#waiting.size === 0) worker.unref();
    if ('error' in answer) waiting?.reject(unpackError(answer.error));
    else waiting?.resolve(answer.value as never);
  }

  #died(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#options.log.error({ why }, 'the raw worker ended');
    this.#fail(new AppError('unavailable', `the raw worker ended: ${why}`));
  }

  #fail(error: AppError): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(error);
  }
}

/** A view into a shared pool must be copied: to move it would take the neighbours along. */
function ownsBuffer(bytes: Uint8Array): boolean {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength > 0 && bytes.byteLength === bytes.buffer.byteLength;
}

function closedError(): AppError {
  return new AppError('unavailable', 'the raw store is closed');
}
