import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../errors.ts';
import type { Topic } from './topics.ts';

/**
 * The words a feature's contract is written in. `query` reads, `command` writes, `stream` yields values until
 * either side ends it. The kind is part of the type: a query's handler gets no way to write (core/rpc/handlers.ts).
 */
const errorDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const errorMap = Object.fromEntries(errorCodes.map((code) => [code, { data: errorDetails }])) as Record<
  ErrorCode,
  { data: typeof errorDetails }
>;

const base = oc.errors(errorMap);

export const nothing = z.strictObject({});
export const done = z.strictObject({});

/** `dependsOn` names the topics whose changes make the answer old: the renderer asks again by itself. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  ...dependsOn: Topic[]
) {
  return base
    .$meta<{ kind: 'query'; dependsOn: Topic[] }>({ kind: 'query', dependsOn })
    .route({ method: 'POST' })
    .input(input)
    .output(output);
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return base.$meta<{ kind: 'command' }>({ kind: 'command' }).route({ method: 'POST' }).input(input).output(output);
}

export function stream<Input extends z.ZodType, Event extends z.ZodType>(input: Input, event: Event) {
  return base
    .$meta<{ kind: 'stream' }>({ kind: 'stream' })
    .route({ method: 'POST' })
    .input(input)
    .output(eventIterator(event));
}

/** Lists page by cursor: opaque to the caller, `null` when there is no more. */
export const cursor = z.string().max(200);
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: cursor.nullable() });

type Defaults = Record<string, z.ZodDefault<z.ZodType>>;

/** Some fields of a schema made of defaults. Not `schema.partial()`: Zod 4 fills what is absent with its default. */
export function changesOf<Shape extends Defaults>(schema: z.ZodObject<Shape>) {
  const fields = Object.entries(schema.shape).map(([key, field]) => [key, field.unwrap().optional()]);
  return z.strictObject(
    Object.fromEntries(fields) as { [Key in keyof Shape]: z.ZodOptional<ReturnType<Shape[Key]['unwrap']>> },
  );
}
