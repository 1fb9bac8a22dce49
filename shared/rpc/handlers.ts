import type { AnyContractRouter, ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';

export type ProcedureKind = 'query' | 'command' | 'stream';

/** What a side gives its handlers, by kind of procedure. */
export type Contexts = Record<ProcedureKind, unknown>;

/** A stream's handler gives anything one can iterate; the rest answers a value or a promise of it. */
type Result<Output> =
  // In brackets: a union is one answer, not a choice of promises.
  [Output] extends [AsyncIteratorObject<infer Event, unknown, void>] ? AsyncIterable<Event> : Output | Promise<Output>;

/**
 * The handlers a contract asks for, one function per procedure. A missing or misshaped one does not compile, and the
 * context follows from the procedure's kind.
 */
export type HandlersFor<Contract extends AnyContractRouter, By extends Contexts> =
  Contract extends ContractProcedure<infer Input, infer Output, infer _Errors, infer Meta>
    ? (
        input: InferSchemaOutput<Input>,
        context: Meta extends { kind: infer Kind extends ProcedureKind } ? By[Kind] : never,
      ) => Result<InferSchemaInput<Output>>
    : { [Key in keyof Contract]: Contract[Key] extends AnyContractRouter ? HandlersFor<Contract[Key], By> : never };
