import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { trouble } from './accounts.ts';
import { accountId, count, instant, jobId, mailboxId } from './values.ts';

/** How the copy here stands to the mailbox there. */
export const syncAccount = z.strictObject({
  accountId,
  phase: z.enum(['off', 'paused', 'connecting', 'syncing', 'live', 'polling', 'waiting', 'login', 'certificate']),
  /** Messages of all folders: on the server, with headers here, with bodies here. */
  total: count,
  headers: count,
  bodies: count,
  /** When the rest will be here at the pace of the last minute; `null` when nothing is left or nothing moves. */
  doneAt: instant.nullable(),
  /** When it is tried again, after trouble. */
  nextTryAt: instant.nullable(),
  trouble: trouble.nullable(),
});
export type SyncAccount = z.infer<typeof syncAccount>;

export const folderHealth = z.strictObject({
  mailboxId,
  accountId,
  serverCount: count,
  localCount: count,
  serverUnread: count,
  localUnread: count,
  withoutBody: count,
  uidValidity: z.string().max(40).nullable(),
  uidNext: count.nullable(),
  highestModseq: z.string().max(40).nullable(),
  syncedAt: instant.nullable(),
  /** When the server last told us something by itself. */
  pushedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  trouble: trouble.nullable(),
});
export type FolderHealth = z.infer<typeof folderHealth>;

export const sync = {
  state: query(nothing, z.array(syncAccount).max(200), 'sync', 'accounts'),
  health: query(
    z.strictObject({ accountId: accountId.nullable().default(null) }),
    z.array(folderHealth).max(10_000),
    'sync',
  ),
  /** Looks now, at one account or at all. */
  now: command(z.strictObject({ accountId: accountId.nullable().default(null) }), done),
  pause: command(z.strictObject({ accountId, isPaused: z.boolean() }), done),
  /** Compares a folder with the server, uid by uid and flag by flag, and mends what differs without fetching all anew. */
  verify: command(z.strictObject({ mailboxId }), z.strictObject({ jobId })),
};
