import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoreShell } from '#shared/contract/shell.ts';
import type { CoreOrder, CoreReport } from '#shared/core-host.ts';
import { AppError } from '#shared/errors.ts';
import { connect } from '#shared/rpc/connection.ts';
import { wirePort, type PortLike } from '#shared/rpc/wire.ts';
import { createCore, type Core } from './create-core.ts';
import { createLog, openLogFile } from './log/create-log.ts';

/** What Electron gives a utility process to talk to its parent; declared here, the core knows no Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: CoreOrder; ports: PortLike[] }) => void): void;
  postMessage(report: CoreReport): void;
}

/** The core's entry in the desktop: starts it once, hands it clients, closes it when told. */
function runInParent(parent: ParentPort): void {
  let core: Promise<Core> | undefined;
  let isClosing = false;

  const start = async (order: CoreOrder & { type: 'start' }, port: PortLike): Promise<Core> => {
    let shellPort: PortLike | null = port;
    const shell = connect<CoreShell>({
      open: () => {
        // There is one shell as long as this process lives; losing it means that it is about to end.
        const taken = shellPort;
        shellPort = null;
        return taken ? Promise.resolve(wirePort(taken)) : Promise.reject(new AppError('unavailable', 'no shell'));
      },
    });
    const log = createLog(openLogFile(order.logHome));
    // Nobody handles these: the process ends, and main starts another.
    process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'the core fails'));
    return createCore({
      profileDir: order.profileDir,
      version: order.version,
      shell: shell.client,
      log,
      workerUrl: (name) => pathToFileURL(join(import.meta.dirname, `${name}.worker.js`)),
      instanceNote: { host: 'desktop', pid: process.pid },
    });
  };

  const close = async () => {
    isClosing = true;
    const running = await core?.catch(() => undefined);
    await running?.close();
    end({ type: 'closed' }, 0);
  };

  const end = (report: CoreReport, exitCode: number) => {
    parent.postMessage(report);
    // The report has to leave before the process does.
    setImmediate(() => process.exit(exitCode));
  };

  parent.on('message', ({ data: order, ports: [port] }) => {
    switch (order.type) {
      case 'start':
        if (!port) throw new Error('started without a shell');
        core = start(order, port);
        core.then(
          () => parent.postMessage({ type: 'ready' }),
          (error: unknown) => end({ type: 'failed', code: error instanceof AppError ? error.code : 'bug' }, 1),
        );
        return;
      case 'client':
        if (port) void core?.then((running) => !isClosing && running.attach(wirePort(port))).catch(() => port.close());
        return;
      case 'close':
        void close();
    }
  });
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };
if (!parentPort) throw new Error('core/process.ts runs in a utility process only');
runInParent(parentPort);

// Ctrl+C reaches every process of a terminal: the database is closed when main says so, not in the middle of a write.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
