import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Direction = 'toServer' | 'toClient';

export interface CuttingProxy extends AsyncDisposable {
  readonly port: number;
  /** Bytes since the last `arm` or `watch`, over all lines. */
  readonly passed: Readonly<Record<Direction, number>>;
  /** Counts from now on and, once so many bytes have passed in this direction, ends every line there and then. */
  arm(direction: Direction, bytes: number): void;
  /** Counts from now on. */
  watch(): void;
  /** How often a line was cut. */
  readonly cuts: number;
  /** Lines stand but carry nothing any more, new ones neither. */
  freeze(): void;
  /** New lines work again; the frozen ones stay frozen. */
  thawNew(): void;
  /** Ends every line; with `refuse`, new ones as well until it is called with `false`. */
  cutAll(refuse?: boolean): void;
}

/** A line that can be cut after any byte, in either direction, without a goodbye. */
export async function startCuttingProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const passed = { toServer: 0, toClient: 0 };
  let limit: { direction: Direction; bytes: number } | null = null;
  let cuts = 0;
  let refuses = false;
  let isFrozen = false;
  const frozen = new WeakSet<Socket>();

  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };

  /** What still passes of this chunk; `cut` when the limit lies within or right behind it. */
  const measure = (direction: Direction, chunk: Buffer): { part: Buffer; cut: boolean } => {
    const left = limit?.direction === direction ? limit.bytes - passed[direction] : Infinity;
    const part = left >= chunk.length ? chunk : chunk.subarray(0, Math.max(0, left));
    passed[direction] += part.length;
    return { part, cut: left <= chunk.length };
  };

  const pass = (from: Socket, to: Socket, direction: Direction) => {
    from.on('data', (chunk: Buffer) => {
      if (frozen.has(from)) return;
      const { part, cut } = measure(direction, chunk);
      if (!cut) {
        to.write(part);
        return;
      }
      limit = null;
      cuts += 1;
      // The last bytes arrive before the line ends.
      to.write(part, () => cutAll());
    });
    const end = () => {
      to.destroy();
      sockets.delete(from);
    };
    from.on('close', end);
    from.on('error', end);
  };

  const server = createServer((client) => {
    if (refuses) {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    sockets.add(client).add(upstream);
    if (isFrozen) for (const socket of [client, upstream]) frozen.add(socket);
    pass(client, upstream, 'toServer');
    pass(upstream, client, 'toClient');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    passed,
    get cuts() {
      return cuts;
    },
    arm(direction, bytes) {
      Object.assign(passed, { toServer: 0, toClient: 0 });
      limit = { direction, bytes };
    },
    watch() {
      Object.assign(passed, { toServer: 0, toClient: 0 });
      limit = null;
    },
    freeze() {
      isFrozen = true;
      for (const socket of sockets) frozen.add(socket);
    },
    thawNew() {
      isFrozen = false;
    },
    cutAll(refuse = false) {
      refuses = refuse;
      cutAll();
    },
    async [Symbol.asyncDispose]() {
      cutAll();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
