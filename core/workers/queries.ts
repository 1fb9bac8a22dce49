import { foldLog } from '../db/log-room.ts';
import { checkDatabase, copyDatabase } from '../db/whole-file.ts';
import { readHealth } from '../sync/read-health.ts';
import { findThreads } from '../threads/find-threads.ts';
import type { QueryTools } from './query-tools.ts';

export type WorkerQuery = (tools: QueryTools, params: never) => unknown;

/** The named queries: a feature adds one line here and asks with `readSlow(name, params)`. */
export const queries = {
  'database.check': checkDatabase,
  'database.copy': copyDatabase,
  'database.fold': foldLog,
  'sync.health': readHealth,
  'threads.find': findThreads,
} satisfies Record<string, WorkerQuery>;

export type QueryName = keyof typeof queries;
