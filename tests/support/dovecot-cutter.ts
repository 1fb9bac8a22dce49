import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire that can be cut at any byte, or go deaf, between a client and a server on this machine. */
export interface Cutter extends AsyncDisposable {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Bytes that passed in both directions since the last `arm`. */
  readonly passed: number;
  readonly toServer: number;
  readonly toClient: number;
  /** Cuts all lines when so many more bytes have passed this way; what is over does not arrive. `null`: never. */
  arm(cut: { readonly way: 'to-server' | 'to-client' | 'both'; readonly afterBytes: number } | null): void;
  /** Nothing passes any more, and nobody is told: a router that forgot the line. */
  freeze(): void;
  /** New lines pass again; those frozen stay so. */
  thaw(): void;
  cutAll(): void;
  /** How many lines there have been. */
  readonly lines: number;
  stop(): Promise<void>;
}

export async function startCutter(serverPort: number): Promise<Cutter> {
  const sockets = new Set<Socket>();
  let plan: { way: 'to-server' | 'to-client' | 'both'; afterBytes: number } | null = null;
  let toServer = 0;
  let toClient = 0;
  let isFrozen = false;
  let lines = 0;

  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };

  function pass(from: Socket, to: Socket, way: 'to-server' | 'to-client'): void {
    from.on('data', (chunk) => {
      if (isFrozen) return;
      const done = plan?.way === 'both' ? toServer + toClient : way === 'to-server' ? toServer : toClient;
      const isMeant = plan !== null && (plan.way === 'both' || plan.way === way);
      const room = isMeant && plan !== null ? Math.max(plan.afterBytes - done, 0) : Infinity;
      const part = chunk.subarray(0, Math.min(chunk.length, room));
      if (way === 'to-server') toServer += part.length;
      else toClient += part.length;
      if (room > chunk.length) {
        to.write(part);
        return;
      }
      // What still fits is to arrive before the end does.
      to.write(part, cutAll);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      if (!isFrozen) to.destroy();
    });
  }

  const server = createServer((client) => {
    lines += 1;
    const upstream = connect({ host: '127.0.0.1', port: serverPort });
    sockets.add(client).add(upstream);
    pass(client, upstream, 'to-server');
    pass(upstream, client, 'to-client');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  async function stop(): Promise<void> {
    cutAll();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }

  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    get passed() {
      return toServer + toClient;
    },
    get toServer() {
      return toServer;
    },
    get toClient() {
      return toClient;
    },
    get lines() {
      return lines;
    },
    arm(cut) {
      toServer = 0;
      toClient = 0;
      plan = cut;
    },
    freeze() {
      isFrozen = true;
    },
    thaw() {
      for (const socket of sockets) socket.removeAllListeners('data');
      isFrozen = false;
    },
    cutAll,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
