import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { CoreOrder, CoreReport } from '#shared/core-host.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { wirePort, type Wire } from '#shared/rpc/wire.ts';
import type { Log } from './log.ts';

export interface CoreProcessOptions {
  readonly modulePath: string;
  readonly profileDir: string | null;
  /** In which folder's `logs` the core writes; the profile's, where that can be written. */
  readonly logHome: string;
  readonly version: string;
  /** Answers what the core asks of its shell; called once per start. */
  serveShell(wire: Wire): void;
  /** The core runs (again): every window needs new ports. */
  onStart(): void;
  /** Another process has the profile: trying again would not help. */
  onRefused(): Promise<void>;
  /** It ended several times in a row soon after its start. Answers whether to try again. */
  onStruggling(): Promise<boolean>;
  readonly log: Log;
}

export interface CoreProcess {
  start(): void;
  /** A port to the core for one more client; `null` while it does not run. */
  openPort(): MessagePortMain | null;
  /** Lets the core close its database and ends it; after a while, without being asked. */
  close(): Promise<void>;
}

/** A core that ran this long counts as healthy: the back-off starts anew. */
const healthyMs = 60_000;
const struggleAfter = 4;
const closeLimitMs = 10_000;

export function superviseCore(options: CoreProcessOptions): CoreProcess {
  const { log } = options;
  let child: UtilityProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosing = false;

  const order = (message: CoreOrder, ports: MessagePortMain[] = []) => child?.postMessage(message, ports);

  const start = () => {
    const startedAt = performance.now();
    let refused: ErrorCode | null = null;
    const running = utilityProcess.fork(options.modulePath, [], { serviceName: 'Hauspost core', stdio: 'inherit' });
    child = running;
    const { port1, port2 } = new MessageChannelMain();
    options.serveShell(wirePort(port1));
    const { profileDir, logHome, version } = options;
    order({ type: 'start', profileDir, logHome, version }, [port2]);
    running.on('message', (report: CoreReport) => {
      if (report.type === 'ready') log.info({ ms: Math.round(performance.now() - startedAt) }, 'core ready');
      if (report.type === 'failed') refused = report.code;
    });
    running.once('exit', (code) => {
      child = null;
      port1.close();
      if (isClosing) return;
      if (refused === 'conflict') {
        log.warn({}, 'the profile is in use');
        return void options.onRefused();
      }
      failures = performance.now() - startedAt > healthyMs ? 1 : failures + 1;
      log.error({ code, failures }, 'core died');
      if (failures % struggleAfter === 0) {
        void options.onStruggling().then((isToTryAgain) => {
          if (isToTryAgain && !isClosing) start();
        });
      } else {
        restart = setTimeout(start, backoffMs(failures));
      }
    });
    options.onStart();
  };

  return {
    start,
    openPort: () => {
      if (!child) return null;
      const { port1, port2 } = new MessageChannelMain();
      order({ type: 'client' }, [port2]);
      return port1;
    },
    close: async () => {
      isClosing = true;
      clearTimeout(restart);
      const running = child;
      if (!running) return;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(() => {
          log.error({ ms: closeLimitMs }, 'core did not close');
          running.kill();
          resolve();
        }, closeLimitMs);
        running.once('exit', () => {
          clearTimeout(limit);
          resolve();
        });
        order({ type: 'close' });
      });
    },
  };
}

export function backoffMs(failures: number): number {
  return Math.min(30_000, 250 * 2 ** (failures - 1));
}
