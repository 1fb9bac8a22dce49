import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import { openConnection } from '../db/connection.ts';
import { makeDrizzle } from '../db/drizzle.ts';
import { MeasuredClient } from '../db/measured-client.ts';
import { packError, type Answer, type Question, type WorkerStart } from './protocol.ts';
import { queries, type WorkerQuery } from './queries.ts';
import type { QueryTools } from './query-tools.ts';

/** Reads that may take long, over a read-only connection of its own: WAL readers never wait for the writer. */
const { file, key, cancelled } = workerData as WorkerStart;
const cancelledId = new Int32Array(cancelled);
let currentId = 0;

function goOn(): void {
  if (Atomics.load(cancelledId, 0) === currentId) throw new AppError('cancelled', 'nobody waits for this query');
}

function openTools(): QueryTools {
  const connection = openConnection({ file, key, mode: 'read' });
  connection.function('go_on', { deterministic: false }, () => {
    goOn();
    return 1;
  });
  // The whole query is timed by its name; its single statements need no second entry.
  const client = new MeasuredClient(connection, { log: null, onDamage: () => {} });
  return { db: makeDrizzle(client), connection, goOn, key };
}

let tools: QueryTools | null = null;

function answer({ id, name, params }: Question): Answer {
  const startedMs = performance.now();
  currentId = id;
  try {
    const query = (queries as Record<string, WorkerQuery>)[name];
    if (query === undefined) throw new AppError('bug', `no query is called ${name}`);
    tools ??= openTools();
    goOn();
    return { id, value: query(tools, params as never), tookMs: performance.now() - startedMs };
  } catch (error) {
    return { id, error: packError(error) };
  }
}

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(answer(question));
});
