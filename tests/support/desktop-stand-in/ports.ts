import { EventEmitter } from 'node:events';

/**
 * MessageChannelMain. In Electron the two ends of a channel may lie in any two processes; here an end that was
 * transferred keeps its place in this process and forwards to where it went.
 */
export class ChannelEnd {
  peer: ChannelEnd | null = null;
  #receive: ((data: unknown) => void) | null = null;
  #queue: unknown[] = [];
  #closed: (() => void) | null = null;
  #isClosed = false;

  /** Where what arrives at this end goes: a local port, or the process that the end was transferred to. */
  forwardTo(receive: (data: unknown) => void, closed: () => void): void {
    this.#closed = closed;
    this.#receive = receive;
    for (const data of this.#queue.splice(0)) receive(data);
    if (this.#isClosed) queueMicrotask(closed);
  }

  /** Something was posted at this end: it arrives at the other, later and as a copy. */
  post(data: unknown): void {
    const copy = structuredClone(data);
    setImmediate(() => this.peer?.arrive(copy));
  }

  arrive(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#receive) this.#receive(data);
    else this.#queue.push(data);
  }

  /** Closing one end disconnects both; what was posted before still arrives. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    setImmediate(() => {
      this.#closed?.();
      this.peer?.close();
    });
  }
}

export class StandInPort
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  #end: ChannelEnd | null;

  constructor(end: ChannelEnd) {
    super();
    this.#end = end;
  }

  postMessage(message: unknown): void {
    this.#end?.post(message);
  }

  start(): void {
    this.#end?.forwardTo(
      (data) => this.emit('message', { data, ports: [] }),
      () => this.emit('close'),
    );
  }

  close(): void {
    this.#end?.close();
  }

  /** Gives the end away; this port is dead from then on, as in Electron. */
  detach(): ChannelEnd {
    const end = this.#end;
    if (!end) throw new Error('the port was transferred before');
    this.#end = null;
    return end;
  }
}

export class MessageChannelMain implements Electron.MessageChannelMain {
  readonly port1: Electron.MessagePortMain;
  readonly port2: Electron.MessagePortMain;

  constructor() {
    const [end1, end2] = [new ChannelEnd(), new ChannelEnd()];
    end1.peer = end2;
    end2.peer = end1;
    this.port1 = new StandInPort(end1) as unknown as Electron.MessagePortMain;
    this.port2 = new StandInPort(end2) as unknown as Electron.MessagePortMain;
  }
}

export type PortFrame = { port: number; data: unknown } | { port: number; isClosed: true };

/** The ports that went to one other process: numbers here and there, frames in between. */
export class RemotePorts {
  readonly #ends = new Map<number, ChannelEnd>();
  readonly #send: (frame: PortFrame) => void;
  #next = 1;

  constructor(send: (frame: PortFrame) => void) {
    this.#send = send;
  }

  transfer(ports: Electron.MessagePortMain[]): number[] {
    return ports.map((port) => {
      const end = (port as unknown as StandInPort).detach();
      const number = this.#next++;
      this.#ends.set(number, end);
      end.forwardTo(
        (data) => this.#send({ port: number, data }),
        () => {
          if (this.#ends.delete(number)) this.#send({ port: number, isClosed: true });
        },
      );
      return number;
    });
  }

  receive(frame: PortFrame): void {
    const end = this.#ends.get(frame.port);
    if (!end) return;
    if ('data' in frame) return end.post(frame.data);
    this.#ends.delete(frame.port);
    end.close();
  }

  /** The other process is gone, and every end that lay there. */
  closeAll(): void {
    const ends = [...this.#ends.values()];
    this.#ends.clear();
    for (const end of ends) end.close();
  }
}
