import { sql } from 'drizzle-orm';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { ReadDb } from '../context.ts';

type Row = Omit<Mailbox, 'depth' | 'canSelect' | 'isSynced'> & {
  delimiter: string | null;
  canSelect: number;
  isSynced: number;
};

/** Folders of all accounts with how many messages lie there, in the order of their paths. */
export function listMailboxes(read: ReadDb): Mailbox[] {
  const rows = read.all<Row>(sql`
    SELECT mailboxes.id, account_id AS "accountId", role, name, path, delimiter,
      can_select AS "canSelect", is_synced AS "isSynced",
      coalesce(lies.total, 0) AS total, coalesce(lies.unread, 0) AS unread
    FROM mailboxes
    LEFT JOIN (
      SELECT mailbox_id, count(*) AS total, sum(messages.is_unread) AS unread
      FROM message_mailboxes JOIN messages ON messages.id = message_id GROUP BY mailbox_id
    ) AS lies ON lies.mailbox_id = mailboxes.id
    WHERE account_id IN (SELECT id FROM accounts WHERE removed_at IS NULL)
    ORDER BY account_id, coalesce(path, name), mailboxes.id LIMIT 10000`);
  return rows.map(({ delimiter, canSelect, isSynced, ...row }) => ({
    ...row,
    depth: delimiter === null || row.path === null ? 0 : Math.min(row.path.split(delimiter).length - 1, 100),
    canSelect: canSelect === 1,
    isSynced: isSynced === 1,
  }));
}
