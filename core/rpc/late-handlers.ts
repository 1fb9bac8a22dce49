import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import type { HandlersOf } from './handlers.ts';

type Handler = (input: never, context: never) => unknown;
type Tree = { readonly [key: string]: Handler | Tree };

/**
 * Handlers that are looked up at each call, because what answers lives shorter than the server that is asked: a
 * profile opens late, and again after a restore. `current` throws while there is nothing to ask.
 */
export function lateHandlers<Contract extends AnyContractRouter>(
  contract: Contract,
  current: () => HandlersOf<Contract>,
): HandlersOf<Contract> {
  const bind = (part: object, find: () => unknown): unknown =>
    isContractProcedure(part)
      ? (input: never, context: never) => (find() as Handler)(input, context)
      : Object.fromEntries(
          Object.entries(part).map(([key, own]) => [key, bind(own as object, () => (find() as Tree)[key])]),
        );
  return bind(contract, current) as HandlersOf<Contract>;
}
