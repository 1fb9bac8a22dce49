import { foldLog } from '../db/log-room.ts';
import { checkDatabase, copyDatabase } from '../db/whole-file.ts';
import { listAttachments } from '../attachments/list-attachments.ts';
import { readAttachedMail } from '../attachments/read-attached-mail.ts';
import { parseInvite } from '../invites/parse-invite.ts';
import { readHealth } from '../sync/read-health.ts';
import { findThreads } from '../threads/find-threads.ts';
import { listIds } from '../threads/list-ids.ts';
import { listNarrowed } from '../threads/list-narrowed.ts';
import type { QueryTools } from './query-tools.ts';

export type WorkerQuery = (tools: QueryTools, params: never) => unknown;

/** The named queries: a feature adds one line here and asks with `readSlow(name, params)`. */
export const queries = {
  'attachments.list': listAttachments,
  'attachments.mail': readAttachedMail,
  'database.check': checkDatabase,
  'database.copy': copyDatabase,
  'database.fold': foldLog,
  'invites.parse': parseInvite,
  'sync.health': readHealth,
  'threads.find': findThreads,
  'threads.list': listNarrowed,
  'threads.listIds': listIds,
} satisfies Record<string, WorkerQuery>;

export type QueryName = keyof typeof queries;
