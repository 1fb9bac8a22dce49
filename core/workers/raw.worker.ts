import { parentPort, workerData } from 'node:worker_threads';
import type { RawAnswer, RawOp, RawQuestion, RawWorkerStart } from '../raw/protocol.ts';
import { RawDatabase } from '../raw/raw-database.ts';
import { packError } from './protocol.ts';

const database = new RawDatabase(workerData as RawWorkerStart);

function answer({ id, op, params }: RawQuestion): RawAnswer {
  try {
    const run = database.ops[op] as (params: unknown) => RawOpValue;
    return { id, value: run(params) };
  } catch (error) {
    return { id, error: packError(error) };
  }
}

type RawOpValue = ReturnType<(typeof database.ops)[RawOp]>;

parentPort?.on('message', (question: RawQuestion) => {
  parentPort?.postMessage(answer(question));
});
