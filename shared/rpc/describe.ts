import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { errorCodes } from '../errors.ts';
import type { AnyContractRouter } from '@orpc/contract';

const errorSchema = {
  type: 'object' as const,
  properties: {
    code: { enum: [...errorCodes] },
    data: { type: 'object' as const, description: 'What helps the caller act: a field, an id, a reference.' },
  },
  required: ['code'],
};

/** The contract as an OpenAPI 3.1 document, for people and programs that do not read TypeScript. */
export function describeContract(contract: AnyContractRouter, title: string, version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: { title, version },
    components: { schemas: { Error: errorSchema } },
    // Every procedure can fail with every code: described once instead of a hundred times.
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Error' }),
  });
}
