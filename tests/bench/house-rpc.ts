import { MessageChannel, Worker } from 'node:worker_threads';
import { once } from 'node:events';
import type { AppContract } from '#shared/contract/index.ts';
import { connect, type Connection } from '#shared/rpc/connection.ts';
import { wirePort } from '#shared/rpc/wire.ts';
import type { CoreThreadOrder } from '../support/bench-core-thread.ts';
import { median, timeRounds } from '../support/bench-samples.ts';
import { enter, runWebShell, waitUntilReady } from '../support/bench-web-shell.ts';

const rounds = 400;
const warmUps = 100;

/**
 * `threads.list` of 50 rows, asked one call after the other: encode, hop, validate, query the encrypted database,
 * validate, hop, decode. Over a MessagePort between two threads, which is the hop between a window and the core without
 * Electron's own share of it.
 */
export async function measurePort(profileDir: string): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  const order: CoreThreadOrder = { profileDir, port: port2 };
  const core = new Worker(new URL('../support/bench-core-thread.ts', import.meta.url), {
    workerData: order,
    transferList: [port2],
  });
  const connection = connect<AppContract>({ open: () => Promise.resolve(wirePort(port1)) });
  try {
    return await measureList(connection);
  } finally {
    const ended = once(core, 'exit');
    core.postMessage('close');
    await ended;
    connection.close();
  }
}

/** The same call over a WebSocket on loopback to the built web shell in its own process. */
export async function measureWebSocket(profileDir: string): Promise<number> {
  const shell = await runWebShell(['--profile', profileDir]);
  const connection = shell.connect(await enter(shell.address));
  try {
    return await measureList(connection);
  } finally {
    connection.close();
    await shell.stop();
  }
}

async function measureList(connection: Connection<AppContract>): Promise<number> {
  await waitUntilReady(connection);
  const list = () => connection.client.threads.list({ view: 'inbox', limit: 50 });
  const { items } = await list();
  if (items.length !== 50) throw new Error(`a page of ${items.length} rows is not what is measured`);
  return median(await timeRounds(rounds, warmUps, list));
}
