import { sql } from 'drizzle-orm';
import type { Settings } from '#shared/contract/settings.ts';
import type { AccountId, MailboxId, ThreadId } from '#shared/ids.ts';
import { readWallTime } from '#shared/model/zone-time.ts';
import type { ReadDb } from '../context.ts';
import { patternsOf } from '../senders/index.ts';
import { listed } from '../threads/index.ts';

/** Something happened to a conversation that the user may want to hear of. */
export interface News {
  readonly threadId: ThreadId;
  readonly isWoken: boolean;
}

interface Facts {
  readonly id: ThreadId;
  readonly accountId: AccountId;
  readonly isMuted: number;
  readonly isInInbox: number;
  readonly isElsewhere: number;
  readonly address: string | null;
}

/**
 * Which of these the user wants to be told about now. What waits for the screener, sleeps, or stands in a bundle is not
 * in the inbox, and so comes without a word.
 */
export function whoIsTold(
  read: ReadDb,
  settings: Settings,
  news: readonly News[],
  now: { readonly at: number; readonly zone: string },
): Set<ThreadId> {
  if (!settings.notifications || isQuiet(settings.quietHours, now)) return new Set();
  const facts = new Map(readFacts(read, news, settings.notifyFolders).map((row) => [row.id, row]));
  const told = news.filter(({ threadId, isWoken }) => {
    const row = facts.get(threadId);
    if (row === undefined || row.isMuted === 1 || settings.silentAccounts.includes(row.accountId)) return false;
    if (row.isInInbox === 0 && row.isElsewhere === 0) return false;
    // The user asked for this one to come back, whoever wrote it.
    return isWoken || settings.notifyAbout === 'everybody' || isImportant(read, row.address);
  });
  return new Set(told.map(({ threadId }) => threadId));
}

export function isQuiet(quiet: Settings['quietHours'], { at, zone }: { at: number; zone: string }): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const { hour, minute } = readWallTime(at, zone);
  const now = hour * 60 + minute;
  const { from, to } = quiet;
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function readFacts(read: ReadDb, news: readonly News[], folders: readonly MailboxId[]): Facts[] {
  return read.all<Facts>(sql`
    SELECT threads.id, threads.account_id AS "accountId", threads.is_muted AS "isMuted",
      EXISTS (SELECT 1 FROM thread_views WHERE thread_id = threads.id AND view = 'inbox') AS "isInInbox",
      EXISTS (
        SELECT 1 FROM message_mailboxes WHERE message_id = newest.id AND mailbox_id IN ${listed(folders)}
      ) AS "isElsewhere",
      newest.from_address AS address
    FROM threads LEFT JOIN messages AS newest ON newest.id = (
      SELECT id FROM messages WHERE thread_id = threads.id AND is_own = 0 AND gone_at IS NULL
      ORDER BY sent_at DESC, id DESC LIMIT 1)
    WHERE threads.id IN ${listed(news.map(({ threadId }) => threadId))}`);
}

function isImportant(read: ReadDb, address: string | null): boolean {
  if (address === null) return false;
  const row = read.get(
    sql`SELECT 1 FROM senders WHERE is_vip = 1 AND pattern IN ${listed(patternsOf(address))} LIMIT 1`,
  );
  return row !== undefined;
}
