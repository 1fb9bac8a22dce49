import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import { wirePair, wirePort, wireSocket, type Wire } from '#shared/rpc/wire.ts';

/** A way to reach a server, as each host has one; `cut` breaks every line as a crash or a lost network would. */
export interface Transport {
  open(): Promise<Wire>;
  cut(): void;
  /** From now on `open` fails, until `allow`. */
  refuse(): void;
  allow(): void;
  close(): Promise<void>;
}

type Attach = (wire: Wire, client: string) => unknown;

export const transports: Record<string, (attach: Attach) => Promise<Transport>> = {
  'in memory': async (attach) =>
    linePool((n) => {
      const [near, far] = wirePair();
      attach(far, `client-${n}`);
      return { near, cut: () => far.close() };
    }),

  MessagePort: async (attach) =>
    linePool((n) => {
      const { port1, port2 } = new MessageChannel();
      attach(wirePort(port2), `client-${n}`);
      return { near: wirePort(port1), cut: () => port2.close() };
    }),

  WebSocket: async (attach) => {
    const http = createServer();
    const sockets = new WebSocketServer({ server: http, maxPayload: 1_000_000 });
    let count = 0;
    let isRefusing = false;
    sockets.on('connection', (socket) => {
      if (isRefusing) return socket.terminate();
      count += 1;
      attach(wireSocket(socket), `client-${count}`);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    return {
      open: () =>
        new Promise((resolve, reject) => {
          if (isRefusing) return reject(new Error('refused'));
          const socket = new WebSocket(`ws://127.0.0.1:${port}`);
          socket.addEventListener('open', () => resolve(wireSocket(socket)), { once: true });
          socket.addEventListener('error', () => reject(new Error('refused')), { once: true });
        }),
      cut: () => {
        for (const socket of sockets.clients) socket.terminate();
      },
      refuse: () => {
        isRefusing = true;
      },
      allow: () => {
        isRefusing = false;
      },
      close: async () => {
        for (const socket of sockets.clients) socket.terminate();
        await new Promise((resolve) => http.close(resolve));
      },
    };
  },
};

function linePool(makeLine: (n: number) => { near: Wire; cut: () => void }): Transport {
  const lines: (() => void)[] = [];
  let isRefusing = false;
  const cut = () => {
    for (const cutLine of lines.splice(0)) cutLine();
  };
  return {
    open: async () => {
      if (isRefusing) throw new Error('refused');
      const line = makeLine(lines.length + 1);
      lines.push(line.cut);
      return line.near;
    },
    cut,
    refuse: () => {
      isRefusing = true;
    },
    allow: () => {
      isRefusing = false;
    },
    close: async () => cut(),
  };
}
