import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { pino } from 'pino';
import { createCore } from '#core/create-core.ts';
import type { CoreShell } from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import { connect } from '#shared/rpc/connection.ts';
import { wirePort } from '#shared/rpc/wire.ts';
import { benchPassphrase } from './bench-profile.ts';

/** A whole core in a thread of its own, reached as a window reaches it: over one MessagePort. */
export interface CoreThreadOrder {
  readonly profileDir: string;
  readonly port: MessagePort;
}

const { profileDir, port } = workerData as CoreThreadOrder;
const noShell = connect<CoreShell>({ open: () => Promise.reject(new AppError('unavailable', 'no shell')) });

const core = await createCore({
  profileDir,
  version: '0.0.0-bench',
  shell: noShell.client,
  workerUrl: (name) => new URL(`../../core/workers/${name}.worker.ts`, import.meta.url),
  log: pino({ level: 'silent' }),
  passphrase: benchPassphrase,
});
core.attach(wirePort(port));

parentPort?.once('message', () => {
  noShell.close();
  void core.close().then(() => process.exit(0));
});
