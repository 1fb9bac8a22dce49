import { sql } from 'drizzle-orm';
import type { FolderHealth } from '#shared/contract/sync.ts';
import type { QueryTools } from '../workers/query-tools.ts';

type Row = Omit<FolderHealth, 'trouble'> & { trouble: string | null };

/** How each folder here stands to the one on the server. Reads every row of a mailbox: runs in the query worker. */
export function readHealth(
  { db }: Pick<QueryTools, 'db'>,
  { accountId }: { accountId: string | null },
): FolderHealth[] {
  const rows = db.all<Row>(sql`
    SELECT mailboxes.id AS "mailboxId", mailboxes.account_id AS "accountId",
      coalesce(server_count, 0) AS "serverCount", coalesce(server_unread, 0) AS "serverUnread",
      coalesce(here.count, 0) AS "localCount", coalesce(here.unread, 0) AS "localUnread",
      coalesce(here.bare, 0) AS "withoutBody",
      uid_validity AS "uidValidity", uid_next AS "uidNext", highest_modseq AS "highestModseq",
      synced_at AS "syncedAt", pushed_at AS "pushedAt", verified_at AS "verifiedAt", trouble
    FROM mailboxes
    LEFT JOIN mailbox_sync ON mailbox_sync.mailbox_id = mailboxes.id
    LEFT JOIN (
      SELECT mailbox_id, count(*) AS count, sum(instr(lower(flags), '\\seen') = 0) AS unread,
        sum(messages.raw_hash IS NULL) AS bare
      FROM remote_messages JOIN messages ON messages.id = message_id WHERE go_on() GROUP BY mailbox_id
    ) AS here ON here.mailbox_id = mailboxes.id
    WHERE mailboxes.path IS NOT NULL AND mailboxes.can_select = 1
      AND (${accountId} IS NULL OR mailboxes.account_id = ${accountId})
      AND mailboxes.account_id IN (SELECT id FROM accounts WHERE removed_at IS NULL)
    ORDER BY mailboxes.account_id, mailboxes.path LIMIT 10000`);
  return rows.map((row) => ({ ...row, trouble: row.trouble === null ? null : JSON.parse(row.trouble) }));
}
