import { createORPCClient } from '@orpc/client';
import { StandardRPCLink } from '@orpc/client/standard';
import { ClientPeer } from '@orpc/standard-server-peer';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { AppError } from '../errors.ts';
import { fromWireError } from './errors.ts';
import type { Wire } from './wire.ts';

export type ConnectionState = 'connecting' | 'open' | 'closed';

export interface ConnectionOptions {
  /** Opens a new wire; called again whenever the last one is gone. Rejects when it cannot be had now. */
  open(): Promise<Wire>;
  /** Waiting time before attempt number `attempt` (from 1) after a loss or a failed attempt. */
  backoffMs?(attempt: number): number;
  /** How long a call waits for a connection before it is `unavailable`. */
  patienceMs?: number;
}

export interface Connection<Contract extends AnyContractRouter> {
  readonly client: ContractRouterClient<Contract>;
  state(): ConnectionState;
  /** Called on every change; returns the way to stop listening. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Tries at once instead of waiting for the back-off: the user asked, or the network is back. */
  reconnect(): void;
  close(): void;
}

/** Doubles up to ten seconds; the random half keeps many windows from knocking at the same moment. */
export function defaultBackoffMs(attempt: number): number {
  const fullMs = Math.min(10_000, 250 * 2 ** (attempt - 1));
  return fullMs / 2 + Math.random() * (fullMs / 2);
}

/**
 * The asking end of a contract, kept alive. When the wire is lost, running calls fail with `unavailable` at once,
 * new ones wait for the next wire up to `patienceMs`. Nothing is replayed: callers re-run what they show.
 */
export function connect<Contract extends AnyContractRouter>(options: ConnectionOptions): Connection<Contract> {
  const backoffMs = options.backoffMs ?? defaultBackoffMs;
  const patienceMs = options.patienceMs ?? 10_000;
  const listeners = new Set<(state: ConnectionState) => void>();
  let waiting: ((peer: ClientPeer | AppError) => void)[] = [];
  let state: ConnectionState = 'connecting';
  let current: { peer: ClientPeer; wire: Wire } | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isDialing = false;

  const setState = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  };

  const lose = () => {
    current = null;
    if (state === 'closed') return;
    setState('connecting');
    attempt += 1;
    retry = setTimeout(dial, backoffMs(attempt));
  };

  const dial = () => {
    clearTimeout(retry);
    isDialing = true;
    options.open().then(
      (wire) => {
        isDialing = false;
        if (state === 'closed') return wire.close();
        const peer = new ClientPeer((frame) => wire.send(frame as string));
        current = { peer, wire };
        wire.onFrame((frame) => {
          if (typeof frame === 'string') peer.message(frame).catch(() => wire.close());
        });
        wire.onClose(() => {
          peer.close({ reason: new AppError('unavailable', 'the connection was lost') });
          if (current?.wire === wire) lose();
        });
        attempt = 0;
        setState('open');
        for (const proceed of waiting.splice(0)) proceed(peer);
      },
      () => {
        isDialing = false;
        lose();
      },
    );
  };

  const livePeer = (signal: AbortSignal | undefined): Promise<ClientPeer> => {
    if (current) return Promise.resolve(current.peer);
    if (state === 'closed') return Promise.reject(new AppError('unavailable', 'the connection is closed'));
    return new Promise((resolve, reject) => {
      const settle = (result: ClientPeer | AppError) => {
        clearTimeout(timer);
        waiting = waiting.filter((other) => other !== settle);
        if (result instanceof AppError) reject(result);
        else resolve(result);
      };
      const timer = setTimeout(() => settle(new AppError('unavailable', 'no connection')), patienceMs);
      signal?.addEventListener('abort', () => settle(new AppError('cancelled', 'the call was cancelled')), {
        once: true,
      });
      waiting.push(settle);
    });
  };

  const link = new StandardRPCLink(
    {
      async call(request, { signal }) {
        const peer = await livePeer(signal);
        const response = await peer.request(request);
        return { ...response, body: () => Promise.resolve(response.body) };
      },
    },
    {
      url: 'http://hauspost',
      interceptors: [
        async ({ next, signal }) => {
          try {
            const output = await next();
            return isAsyncIterable(output) ? translateErrors(output, signal) : output;
          } catch (error) {
            throw fromWireError(error, signal);
          }
        },
      ],
    },
  );

  dial();

  return {
    client: createORPCClient(link) as ContractRouterClient<Contract>,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect: () => {
      if (state === 'connecting' && !isDialing) dial();
    },
    close: () => {
      setState('closed');
      clearTimeout(retry);
      for (const proceed of waiting.splice(0)) proceed(new AppError('unavailable', 'the connection is closed'));
      current?.wire.close();
    },
  };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function* translateErrors(values: AsyncIterable<unknown>, signal: AbortSignal | undefined) {
  try {
    yield* values;
  } catch (error) {
    throw fromWireError(error, signal);
  }
}
