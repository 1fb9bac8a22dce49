/**
 * A pipe for text frames between two parties. The three transports differ only in how they make one:
 * in-memory (tests), MessagePort (desktop, workers), WebSocket (web shell).
 */
export interface Wire {
  /** Settles when the transport has taken the frame, which is how a slow reader slows the sender down. */
  send(frame: string): void | Promise<void>;
  onFrame(receive: (frame: unknown) => void): void;
  /** Called once, whoever closed it; at once if it is closed already. */
  onClose(closed: () => void): void;
  close(): void;
}

/** Both kinds of MessagePort: the browser's and worker_threads' (`addEventListener`), and Electron main's (`on`). */
export interface PortLike {
  postMessage(frame: unknown): void;
  close(): void;
  start?(): void;
  addEventListener?(type: string, listener: (event: object) => void): void;
  on?(type: string, listener: (event: object) => void): unknown;
}

export function wirePort(port: PortLike): Wire {
  const listen = (type: string, listener: (event: object) => void) =>
    port.addEventListener ? port.addEventListener(type, listener) : void port.on?.(type, listener);
  const closing = onceClosed();
  listen('close', closing.close);
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (receive) => {
      listen('message', (event) => receive((event as { data?: unknown }).data));
      port.start?.();
    },
    onClose: closing.onClose,
    close: () => {
      port.close();
      // Not every port tells its own side that it was closed here.
      closing.close();
    },
  };
}

/** The browser's WebSocket and that of the `ws` package. */
export interface SocketLike {
  readonly bufferedAmount: number;
  send(frame: string): void;
  close(code?: number): void;
  addEventListener(type: 'message' | 'close' | 'error', listener: (event: object) => void): void;
}

const slowReaderBytes = 1_000_000;

export function wireSocket(socket: SocketLike): Wire {
  const closing = onceClosed();
  socket.addEventListener('close', closing.close);
  // An error is always followed by `close`; without a listener `ws` would throw it.
  socket.addEventListener('error', () => undefined);
  return {
    send: (frame) => {
      socket.send(frame);
      if (socket.bufferedAmount > slowReaderBytes) return drained(socket, closing);
    },
    onFrame: (receive) => socket.addEventListener('message', (event) => receive((event as { data?: unknown }).data)),
    onClose: closing.onClose,
    close: () => socket.close(1000),
  };
}

async function drained(socket: SocketLike, closing: { isClosed(): boolean }): Promise<void> {
  while (socket.bufferedAmount > slowReaderBytes && !closing.isClosed()) {
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
  }
}

/** A pair in memory. Frames pass through `structuredClone`, so that tests meet a real border. */
export function wirePair(): [Wire, Wire] {
  const closing = onceClosed();
  const receivers: [(frame: unknown) => void, (frame: unknown) => void] = [() => undefined, () => undefined];
  const side = (own: 0 | 1, other: 0 | 1): Wire => ({
    send: (frame) => {
      const copy = structuredClone(frame);
      queueMicrotask(() => {
        if (!closing.isClosed()) receivers[other](copy);
      });
    },
    onFrame: (receive) => {
      receivers[own] = receive;
    },
    onClose: closing.onClose,
    close: closing.close,
  });
  return [side(0, 1), side(1, 0)];
}

function onceClosed() {
  let isClosed = false;
  const listeners: (() => void)[] = [];
  return {
    isClosed: () => isClosed,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      for (const listener of listeners.splice(0)) listener();
    },
    onClose: (listener: () => void) => void (isClosed ? listener() : listeners.push(listener)),
  };
}
