import { EventEmitter } from 'node:events';
import type { FromUtility, ToUtility } from './utility-process.ts';

/** Runs in the child before its module: `process.parentPort`, and the far ends of transferred ports. */
class FarPort extends EventEmitter {
  readonly #number: number;
  #queue: unknown[] | null = [];

  constructor(number: number) {
    super();
    this.#number = number;
  }

  postMessage(data: unknown): void {
    tellParent({ type: 'port', frame: { port: this.#number, data } });
  }

  start(): void {
    for (const data of this.#queue?.splice(0) ?? []) this.emit('message', { data, ports: [] });
    this.#queue = null;
  }

  close(): void {
    ports.delete(this.#number);
    tellParent({ type: 'port', frame: { port: this.#number, isClosed: true } });
    setImmediate(() => this.emit('close'));
  }

  arrive(data: unknown): void {
    if (this.#queue) this.#queue.push(data);
    else this.emit('message', { data, ports: [] });
  }
}

const ports = new Map<number, FarPort>();
const parentPort = new EventEmitter() as EventEmitter & { postMessage(data: unknown): void };
parentPort.postMessage = (data) => tellParent({ type: 'message', data });

function tellParent(message: FromUtility): void {
  if (process.connected) process.send?.(message);
}

// Electron keeps messages until there is a listener.
const early: unknown[] = [];
parentPort.on('newListener', (event) => {
  if (event === 'message')
    setImmediate(() => early.splice(0).forEach((message) => parentPort.emit('message', message)));
});

process.on('message', (message: ToUtility) => {
  if (message.type === 'message') {
    const received = message.ports.map((number) => {
      const port = new FarPort(number);
      ports.set(number, port);
      return port;
    });
    const event = { data: message.data, ports: received };
    if (parentPort.listenerCount('message') > 0 && early.length === 0) parentPort.emit('message', event);
    else early.push(event);
    return;
  }
  const { frame } = message;
  const port = ports.get(frame.port);
  if ('data' in frame) return void port?.arrive(frame.data);
  ports.delete(frame.port);
  port?.emit('close');
});

// A utility process does not outlive the browser process.
process.on('disconnect', () => process.exit(1));

Object.defineProperty(process, 'parentPort', { value: parentPort });
