import { implement } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import { isContractProcedure, type AnyContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { AppError } from '../errors.ts';
import { toServedError, toWireError } from './errors.ts';
import type { Contexts, HandlersFor, ProcedureKind } from './handlers.ts';
import type { Wire } from './wire.ts';

export interface Call {
  /** Such as `threads.move`. */
  readonly name: string;
  readonly kind: ProcedureKind;
  readonly signal: AbortSignal;
  /** Whatever the host said about the client when it attached the wire, such as which window it is. */
  readonly client: unknown;
}

export interface ServeOptions<By extends Contexts> {
  /** Makes the context of one call; `By[kind]` for the kind of the call. Throws to refuse it. */
  context(call: Call): By[ProcedureKind];
  /** Every failure, for the log. The reference is what the user is shown for a `bug`. */
  onError(error: AppError, call: { name: string; reference: string }): void;
  newReference(): string;
}

export interface RpcServer {
  /** Answers one client until the wire closes; returns the way to end it. */
  attach(wire: Wire, client?: unknown): () => void;
}

type Handler = (input: unknown, context: unknown) => unknown;
type Tree<Leaf> = { [key: string]: Leaf | Tree<Leaf> };

/**
 * Serves a contract over any number of wires. Input is parsed strictly before a handler runs and output after it:
 * the output schema is also what keeps anything from leaking that the contract does not name.
 */
export function serveContract<Contract extends AnyContractRouter, By extends Contexts>(
  contract: Contract,
  handlers: HandlersFor<Contract, By>,
  options: ServeOptions<By>,
): RpcServer {
  const implementer = implement(contract).$context<{ client: unknown }>() as unknown as Tree<never>;
  const router = bindHandlers(contract as never, handlers as never, implementer, [], options);
  const handler = new StandardRPCHandler<{ client: unknown }>(router as never, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next();
        } catch (error) {
          throw refuse(error, path.join('.'), options);
        }
      },
    ],
  });

  return {
    attach(wire, client) {
      const peer = new ServerPeer((frame) => wire.send(frame as string));
      const handle = createServerPeerHandleRequestFn(handler, { context: { client } });
      wire.onFrame((frame) => {
        // A frame that is not ours comes from a broken or hostile client: that wire ends, the others live on.
        Promise.resolve(typeof frame === 'string' ? peer.message(frame, handle) : Promise.reject(notText())).catch(
          (error: unknown) => {
            const reference = options.newReference();
            options.onError(toServedError(error), { name: 'wire', reference });
            wire.close();
          },
        );
      });
      wire.onClose(() => peer.close());
      return () => wire.close();
    },
  };
}

function notText(): AppError {
  return new AppError('invalid-input', 'a frame that is not text');
}

/** Gives each procedure of the contract its handler; oRPC's implementer is walked alongside. */
function bindHandlers<By extends Contexts>(
  contract: Tree<AnyContractProcedure>,
  handlers: Tree<Handler>,
  implementer: Tree<never>,
  path: string[],
  options: ServeOptions<By>,
): unknown {
  return Object.fromEntries(
    Object.entries(contract).map(([key, part]) => {
      const name = [...path, key];
      const own = (implementer as Tree<unknown> as Record<string, never>)[key] as never;
      const handler = handlers[key];
      if (isContractProcedure(part))
        return [key, bindProcedure(part, handler as Handler, own, name.join('.'), options)];
      return [key, bindHandlers(part as never, handler as never, own, name, options)];
    }),
  );
}

interface Implementer {
  handler(run: (call: { input: unknown; context: { client: unknown }; signal?: AbortSignal }) => unknown): unknown;
}

function bindProcedure<By extends Contexts>(
  procedure: AnyContractProcedure,
  handler: Handler,
  implementer: Implementer,
  name: string,
  options: ServeOptions<By>,
): unknown {
  const { kind } = procedure['~orpc'].meta as { kind: ProcedureKind };
  return implementer.handler(async ({ input, context, signal }) => {
    const call: Call = { name, kind, signal: signal ?? new AbortController().signal, client: context.client };
    const result = await handler(input, options.context(call));
    if (kind !== 'stream') return result;
    return translateErrors(result as AsyncIterable<unknown>, name, options);
  });
}

/** A stream that fails half way fails with one of our errors, too. */
async function* translateErrors<By extends Contexts>(
  values: AsyncIterable<unknown>,
  name: string,
  options: ServeOptions<By>,
): AsyncGenerator<unknown> {
  try {
    yield* values;
  } catch (error) {
    throw refuse(error, name, options);
  }
}

function refuse<By extends Contexts>(error: unknown, name: string, options: ServeOptions<By>) {
  const reference = options.newReference();
  options.onError(toServedError(error), { name, reference });
  return toWireError(error, reference);
}
