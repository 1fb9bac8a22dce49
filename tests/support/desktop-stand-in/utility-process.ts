import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { RemotePorts, type PortFrame } from './ports.ts';

export type ToUtility = { type: 'message'; data: unknown; ports: number[] } | { type: 'port'; frame: PortFrame };
export type FromUtility = { type: 'message'; data: unknown } | { type: 'port'; frame: PortFrame };

const bootstrap = new URL('./utility-bootstrap.ts', import.meta.url).href;

/** utilityProcess: a Node child, which a bootstrap gives the `process.parentPort` that Electron gives. */
export class UtilityProcess
  extends EventEmitter
  implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill' | 'pid' | 'stdout' | 'stderr'>
{
  readonly #child: ChildProcess;
  readonly #ports: RemotePorts;
  readonly stdout = null;
  readonly stderr = null;

  static fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}): Electron.UtilityProcess {
    return new UtilityProcess(
      modulePath,
      args,
      options.serviceName ?? 'Node Utility Process',
    ) as unknown as Electron.UtilityProcess;
  }

  private constructor(modulePath: string, args: string[], name: string) {
    super();
    this.#child = fork(modulePath, args, {
      execArgv: ['--import', bootstrap],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.#ports = new RemotePorts((frame) => this.#send({ type: 'port', frame }));
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message: FromUtility) => {
      if (message.type === 'port') this.#ports.receive(message.frame);
      else this.emit('message', message.data);
    });
    const { pid } = this.#child;
    if (pid !== undefined) app.utilities.set(pid, name);
    this.#child.on('exit', (code) => {
      if (pid !== undefined) app.utilities.delete(pid);
      this.#ports.closeAll();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(data: unknown, transfer: Electron.MessagePortMain[] = []): void {
    this.#send({ type: 'message', data, ports: this.#ports.transfer(transfer) });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #send(message: ToUtility): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}
