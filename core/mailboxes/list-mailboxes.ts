import { sql } from 'drizzle-orm';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { MailboxId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { parentOf } from './folder-name.ts';

type Row = Omit<Mailbox, 'depth' | 'parentId' | 'canSelect' | 'isSynced'> & {
  delimiter: string | null;
  canSelect: number;
  isSynced: number;
};

/** Folders of all accounts with what their lists count, in the order of their paths. */
export function listMailboxes(read: ReadDb): Mailbox[] {
  const rows = read.all<Row>(sql`
    SELECT mailboxes.id, mailboxes.account_id AS "accountId", role, name, path, delimiter,
      can_select AS "canSelect", is_synced AS "isSynced",
      coalesce(lies.total, 0) AS total, coalesce(lies.unread, 0) AS unread
    FROM mailboxes
    LEFT JOIN view_counts AS lies ON lies.account_id = mailboxes.account_id
      AND lies.view = iif(mailboxes.role IN ('other', 'drafts'), 'folder:' || mailboxes.id, mailboxes.role)
    WHERE mailboxes.account_id IN (SELECT id FROM accounts WHERE removed_at IS NULL)
    ORDER BY mailboxes.account_id, coalesce(path, name), mailboxes.id LIMIT 10000`);
  const findParent = indexParents(rows);
  return rows.map(({ delimiter, canSelect, isSynced, ...row }) => ({
    ...row,
    depth: delimiter === null || row.path === null ? 0 : Math.min(row.path.split(delimiter).length - 1, 100),
    parentId: findParent({ ...row, delimiter }),
    canSelect: canSelect === 1,
    isSynced: isSynced === 1,
  }));
}

type Placed = Pick<Row, 'accountId' | 'path' | 'delimiter'>;

function indexParents(rows: readonly Row[]): (row: Placed) => MailboxId | null {
  const nameOf = ({ accountId, path }: Placed) => `${accountId} ${path}`;
  const byPath = new Map(rows.map((row) => [nameOf(row), row]));
  return ({ accountId, path, delimiter }) => {
    if (path === null || delimiter === null) return null;
    const above = parentOf(path, delimiter).slice(0, -delimiter.length);
    const parent = byPath.get(nameOf({ accountId, path: above, delimiter }));
    return parent === undefined || parent.role === 'inbox' ? null : parent.id;
  };
}
