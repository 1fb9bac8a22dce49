import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import { unreadableMessage } from '../mime/index.ts';
import { packRaw } from '../raw/pack.ts';
import type { ParseAnswer, ParseMode, ParsedRaw, ParseQuestion } from './parse-protocol.ts';

export type { ParsedRaw } from './parse-protocol.ts';

export interface ParseClientOptions {
  readonly url: URL;
  readonly log: Logger;
  /** Per message; large ones get more (`msPerMegabyte`). */
  readonly timeoutMs?: number;
  readonly maxHeapMb?: number;
}

interface Item {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly batch: Batch;
  readonly index: number;
  mode: ParseMode;
}

interface Batch {
  readonly results: (ParsedRaw | undefined)[];
  left: number;
  readonly resolve: (parsed: ParsedRaw[]) => void;
  readonly reject: (error: AppError) => void;
  isOver: boolean;
}

const defaultTimeoutMs = 2_000;
const defaultHeapMb = 512;
const startTimeoutMs = 20_000;
const msPerMegabyte = 40;
const freeMegabytes = 10;
const maxAhead = 64;
const maxAheadBytes = 8_000_000;

/**
 * The core's end of the parse worker. One message can neither take the core's memory nor its time: a worker that
 * exceeds either is ended, another one begins, and the message it died of is listed by its header alone. Bytes are
 * copied once to the worker; the caller's stay as they are, so nothing is lost with it.
 */
export class ParseClient {
  readonly #options: ParseClientOptions;
  #queue: Item[] = [];
  #ahead: Item[] = [];
  #aheadBytes = 0;
  #worker: Worker | null = null;
  #isReady = false;
  #timer: NodeJS.Timeout | null = null;
  #lastId = 0;
  #isClosed = false;

  constructor(options: ParseClientOptions) {
    this.#options = options;
  }

  /** In the order given. Rejects only when it is closed or called off, never because of what a message contains. */
  parse(raw: readonly Uint8Array[], signal?: AbortSignal): Promise<ParsedRaw[]> {
    if (this.#isClosed) return Promise.reject(closedError());
    if (signal?.aborted === true) return Promise.reject(cancelledError());
    if (raw.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const abort = () => this.#callOff(batch, cancelledError());
      const forget = () => signal?.removeEventListener('abort', abort);
      const batch: Batch = {
        results: Array.from({ length: raw.length }),
        left: raw.length,
        isOver: false,
        resolve: (parsed) => {
          forget();
          resolve(parsed);
        },
        reject: (error) => {
          forget();
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      for (const [index, bytes] of raw.entries()) {
        this.#lastId += 1;
        this.#queue.push({ id: this.#lastId, raw: bytes, batch, index, mode: 'whole' });
      }
      this.#fill();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopTimer();
    const waiting = new Set([...this.#ahead, ...this.#queue].map(({ batch }) => batch));
    this.#queue = [];
    for (const batch of waiting) this.#callOff(batch, closedError());
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  /** Keeps the worker busy without handing it more than would have to be sent again, should it end. */
  #fill(): void {
    if (this.#isClosed) return;
    this.#queue = this.#queue.filter(({ batch }) => !batch.isOver);
    while (this.#queue.length > 0 && this.#ahead.length < maxAhead) {
      const [item] = this.#queue;
      if (item === undefined) return;
      if (this.#ahead.length > 0 && this.#aheadBytes + item.raw.byteLength > maxAheadBytes) return;
      this.#queue.shift();
      this.#send(item);
    }
  }

  #send(item: Item): void {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    // A view on a pool's buffer would carry the whole pool along.
    const copy = new Uint8Array(item.raw.byteLength);
    copy.set(item.raw);
    const question: ParseQuestion = { id: item.id, raw: copy, mode: item.mode };
    this.#ahead.push(item);
    this.#aheadBytes += item.raw.byteLength;
    worker.postMessage(question, [copy.buffer]);
    if (this.#ahead.length === 1) this.#startTimer();
  }

  #start(): Worker {
    this.#isReady = false;
    const worker = new Worker(this.#options.url, {
      name: 'parse',
      resourceLimits: {
        maxOldGenerationSizeMb: this.#options.maxHeapMb ?? defaultHeapMb,
        maxYoungGenerationSizeMb: 16,
      },
    });
    worker.on('message', (answer: ParseAnswer) => {
      if (this.#worker === worker) this.#take(answer);
    });
    worker.on('error', (error) => this.#ended(worker, error.message));
    worker.on('exit', (code) => this.#ended(worker, `exit ${code}`));
    return worker;
  }

  #take(answer: ParseAnswer): void {
    if (answer.kind === 'ready') {
      this.#isReady = true;
      this.#startTimer();
      return;
    }
    const item = this.#ahead[0];
    if (item?.id !== answer.id) return;
    this.#settle(item, answer.parsed);
    this.#fill();
    if (this.#ahead.length > 0) this.#startTimer();
    else this.#rest();
  }

  #settle(item: Item, parsed: ParsedRaw): void {
    this.#ahead.shift();
    this.#aheadBytes -= item.raw.byteLength;
    const { batch } = item;
    batch.results[item.index] = parsed;
    batch.left -= 1;
    if (batch.left > 0 || batch.isOver) return;
    batch.isOver = true;
    batch.resolve(batch.results.filter((result) => result !== undefined));
  }

  /** An idle worker must not keep a process alive that has nothing else to do. */
  #rest(): void {
    this.#stopTimer();
    this.#worker?.unref();
  }

  #startTimer(): void {
    this.#stopTimer();
    const [first] = this.#ahead;
    if (first === undefined) return;
    const megabytes = Math.max(0, first.raw.byteLength / 1_000_000 - freeMegabytes);
    const limitMs = (this.#options.timeoutMs ?? defaultTimeoutMs) + megabytes * msPerMegabyte;
    const tries = first.mode === 'whole' ? 1 : 5;
    this.#timer = setTimeout(() => this.#checkTime(first), this.#isReady ? limitMs * tries : startTimeoutMs);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** When the core itself was busy for that long, the answer may lie in the queue already: it is looked at first. */
  #checkTime(item: Item): void {
    setImmediate(() => {
      setImmediate(() => {
        const worker = this.#worker;
        if (this.#ahead[0] !== item || worker === null) return;
        this.#ended(worker, 'the time for one message is over');
        // It answers nobody any more; how it ends no longer matters.
        void worker.terminate();
      });
    });
  }

  #ended(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#stopTimer();
    const [culprit, ...others] = this.#ahead;
    this.#ahead = [];
    this.#aheadBytes = 0;
    if (culprit === undefined) return;
    this.#options.log.warn(
      { why, sizeBytes: culprit.raw.byteLength, mode: culprit.mode },
      'a message ended the parser',
    );
    this.#queue.unshift(...others);
    if (culprit.mode === 'whole') {
      culprit.mode = 'headers';
      this.#queue.unshift(culprit);
    } else {
      // Twice is enough: what is left is bounded and can be done here.
      this.#ahead = [culprit];
      this.#aheadBytes = culprit.raw.byteLength;
      this.#settle(culprit, { ...packRaw(culprit.raw), message: unreadableMessage(culprit.raw) });
    }
    this.#fill();
  }

  #callOff(batch: Batch, error: AppError): void {
    if (batch.isOver) return;
    batch.isOver = true;
    batch.reject(error);
  }
}

function closedError(): AppError {
  return new AppError('unavailable', 'the parser is closed');
}

function cancelledError(): AppError {
  return new AppError('cancelled', 'nobody waits for these messages');
}
