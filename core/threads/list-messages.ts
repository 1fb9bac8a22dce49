import { sql, type SQL } from 'drizzle-orm';
import type { ThreadRow, View } from '#shared/contract/threads.ts';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import { nameOf, type MailAddress } from '#shared/model/address.ts';
import { encodeCursor, type RowPosition } from '#shared/model/cursor.ts';
import { own, pickSenders } from '#shared/model/senders.ts';
import type { ReadDb } from '../context.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { positionOf, removedAccounts, type ListInput, type Page } from './list-threads.ts';

export interface MessageRecord {
  readonly messageId: MessageId;
  readonly id: ThreadId;
  readonly accountId: AccountId;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly to: string;
  readonly isOwn: number;
  readonly subject: string;
  readonly snippet: string;
  readonly lastAt: number;
  readonly isUnread: number;
  readonly isStarred: number;
  readonly hasAttachment: number;
  readonly isMuted: number;
  readonly isPinned: number;
  readonly snoozedUntil: number | null;
  readonly wokeAt: number | null;
  readonly remindedAt: number | null;
}

export const columns = sql.raw(`
  messages.id AS "messageId", messages.thread_id AS id, messages.account_id AS "accountId", from_name AS "fromName",
  from_address AS "fromAddress", to_list AS "to", is_own AS "isOwn", messages.subject, messages.snippet,
  messages.sent_at AS "lastAt", messages.is_unread AS "isUnread", messages.is_starred AS "isStarred",
  messages.has_attachment AS "hasAttachment", threads.is_muted AS "isMuted",
  threads.pinned_at IS NOT NULL AS "isPinned", threads.snoozed_until AS "snoozedUntil", threads.woke_at AS "wokeAt",
  threads.reminded_at AS "remindedAt"`);

/** What sleeps or waits to be let in is a conversation, whole: these lists have no flat form. */
type FlatView = Exclude<View, 'snoozed' | 'screener'>;
export type FlatInput = ListInput & { readonly view: FlatView };

export function hasFlatForm(input: ListInput): input is FlatInput {
  return input.view !== 'snoozed' && input.view !== 'screener' && input.part === null;
}

const kept: readonly MailboxRole[] = ['inbox', 'sent', 'archive', 'other'];
const rolesOf: Record<FlatView, readonly MailboxRole[]> = {
  inbox: ['inbox'],
  starred: kept,
  sent: ['sent'],
  archive: ['archive'],
  spam: ['spam'],
  trash: ['trash'],
  all: kept,
};

/**
 * The flat list: message by message, newest first. Each folder has its own order in an index; a page takes as many
 * from each as it may need and lays them together, so it costs by folders and page, never by mailbox. The few that are
 * unread or starred have indexes by account.
 */
export function listMessages(read: ReadDb, input: FlatInput): Page {
  const position = positionOf(input.after);
  const found = new Map<MessageId, MessageRecord>();
  for (const query of flatQueries(findFolders(read, input), input, position)) {
    for (const record of read.all<MessageRecord>(query)) found.set(record.messageId, record);
  }
  const sorted = [...found.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.messageId < b.messageId ? 1 : -1));
  const page = sorted.slice(0, input.limit);
  const last = page.at(-1);
  const isMore = sorted.length > input.limit && last !== undefined;
  return { items: page.map(toRow), next: isMore ? encodeCursor({ lastAt: last.lastAt, id: last.messageId }) : null };
}

export interface Folder {
  readonly id: MailboxId;
  readonly accountId: AccountId;
}

/** Apart, so that a test can ask SQLite for its plans. */
export function flatQueries(folders: readonly Folder[], input: FlatInput, position: RowPosition | null): SQL[] {
  const { unreadOnly } = input;
  const isStarred = input.mailboxId === null && input.view === 'starred';
  const conditions = viewConditions(input);
  // Written out, not bound: only so does SQLite see that the partial index fits.
  if (unreadOnly) conditions.push(sql`messages.is_unread = 1`);
  if (!unreadOnly && !isStarred) {
    return folders.map((folder) => folderQuery(folder, conditions, position, input.limit));
  }
  return [...Map.groupBy(folders, (folder) => folder.accountId)].map(([accountId, own]) =>
    accountQuery(accountId, own, conditions, position, input.limit),
  );
}

/** What a view asks of its messages besides the folder they lie in. */
export function viewConditions({ view, mailboxId }: Pick<ListInput, 'view' | 'mailboxId'>): SQL[] {
  if (mailboxId !== null) return [];
  if (view === 'starred') return [sql`messages.is_starred = 1`];
  if (view === 'inbox') {
    return [sql`(threads.snoozed_until IS NULL OR threads.woke_at IS NOT NULL)`, sql`threads.screened_from IS NULL`];
  }
  if (view !== 'archive') return [];
  // What is in the inbox is not in the archive, also where a server keeps it in both.
  return [
    sql`NOT EXISTS (
      SELECT 1 FROM message_mailboxes AS beside JOIN mailboxes ON mailboxes.id = beside.mailbox_id
      WHERE beside.message_id = messages.id AND mailboxes.role = 'inbox')`,
  ];
}

function folderQuery({ id }: Folder, conditions: readonly SQL[], position: RowPosition | null, limit: number): SQL {
  const all = [sql`listed.mailbox_id = ${id}`, ...conditions];
  if (position !== null) all.push(sql`(listed.sort_at, listed.message_id) < (${position.lastAt}, ${position.id})`);
  return sql`
    SELECT ${columns} FROM message_mailboxes AS listed
    JOIN messages ON messages.id = listed.message_id JOIN threads ON threads.id = messages.thread_id
    WHERE ${sql.join(all, sql` AND `)}
    ORDER BY listed.sort_at DESC, listed.message_id DESC LIMIT ${limit + 1}`;
}

function accountQuery(
  accountId: AccountId,
  folders: readonly Folder[],
  conditions: readonly SQL[],
  position: RowPosition | null,
  limit: number,
): SQL {
  const ids = JSON.stringify(folders.map((folder) => folder.id));
  const all = [sql`messages.account_id = ${accountId}`, ...conditions];
  if (position !== null) all.push(sql`(messages.sent_at, messages.id) < (${position.lastAt}, ${position.id})`);
  return sql`
    SELECT ${columns} FROM messages JOIN threads ON threads.id = messages.thread_id
    WHERE ${sql.join(all, sql` AND `)} AND EXISTS (
      SELECT 1 FROM message_mailboxes WHERE message_id = messages.id
        AND mailbox_id IN (SELECT value FROM json_each(${ids})))
    ORDER BY messages.sent_at DESC, messages.id DESC LIMIT ${limit + 1}`;
}

export function findFolders(read: ReadDb, { view, mailboxId, accountId }: FlatInput): Folder[] {
  const conditions = [sql`account_id NOT IN ${removedAccounts}`];
  if (mailboxId === null) {
    conditions.push(sql`role IN (SELECT value FROM json_each(${JSON.stringify(rolesOf[view])}))`);
  } else {
    conditions.push(sql`id = ${mailboxId}`);
  }
  if (accountId !== null) conditions.push(sql`account_id = ${accountId}`);
  return read.all<Folder>(
    sql`SELECT id, account_id AS "accountId" FROM mailboxes WHERE ${sql.join(conditions, sql` AND `)}`,
  );
}

export function toRow(record: MessageRecord): ThreadRow {
  const from = nameOf({ name: record.fromName, address: record.fromAddress });
  const recipients = record.isOwn === 1 ? (JSON.parse(record.to) as MailAddress[]).map(nameOf) : [];
  return {
    id: record.id,
    messageId: record.messageId,
    accountId: record.accountId,
    senders: pickSenders([record.isOwn === 1 ? own : from], recipients),
    subject: record.subject,
    snippet: record.snippet,
    lastAt: record.lastAt,
    messageCount: 1,
    isUnread: record.isUnread === 1,
    isStarred: record.isStarred === 1,
    hasAttachment: record.hasAttachment === 1,
    isMuted: record.isMuted === 1,
    isPinned: record.isPinned === 1,
    snoozedUntil: record.snoozedUntil,
    wokeAt: record.wokeAt,
    remindedAt: record.remindedAt,
    sortAt: record.lastAt,
  };
}
