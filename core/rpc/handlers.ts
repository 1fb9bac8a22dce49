import type { AnyContractRouter } from '@orpc/contract';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import type { CommandContext, QueryContext } from '../context.ts';

/** The core's handlers: a query is given nothing it could write with. */
export type HandlersOf<Contract extends AnyContractRouter> = HandlersFor<
  Contract,
  { query: QueryContext; stream: QueryContext; command: CommandContext }
>;
