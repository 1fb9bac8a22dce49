import type { AnyContractRouter, ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';

export type ProcedureKind = 'query' | 'command' | 'stream';

/** What a side gives its handlers, by kind of procedure. */
export type Contexts = Record<ProcedureKind, unknown>;

/**
 * The handlers a contract asks for, one function per procedure. A missing or misshaped one does not compile, and the
 * context follows from the procedure's kind.
 */
export type HandlersFor<Contract extends AnyContractRouter, By extends Contexts> =
  Contract extends ContractProcedure<infer Input, infer Output, infer _Errors, infer Meta>
    ? (
        input: InferSchemaOutput<Input>,
        context: Meta extends { kind: infer Kind extends ProcedureKind } ? By[Kind] : never,
      ) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : { [Key in keyof Contract]: Contract[Key] extends AnyContractRouter ? HandlersFor<Contract[Key], By> : never };
