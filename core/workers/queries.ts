import { checkDatabase, copyDatabase } from '../db/whole-file.ts';
import type { QueryTools } from './query-tools.ts';

export type WorkerQuery = (tools: QueryTools, params: never) => unknown;

/** The named queries: a feature adds one line here and asks with `readSlow(name, params)`. */
export const queries = {
  'database.check': checkDatabase,
  'database.copy': copyDatabase,
} satisfies Record<string, WorkerQuery>;

export type QueryName = keyof typeof queries;
