import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { inboxSlot } from './inbox-slot.ts';

/**
 * Brings unread count, star and views of these conversations in line with their messages, set by set: a bulk of ten
 * thousand is four statements. Runs in every transaction that changes flags or places.
 */
export function refreshThreads(tx: WriteTx, threadIds: readonly ThreadId[]): void {
  const ids = JSON.stringify(threadIds);
  tx.db.run(sql`
    UPDATE threads SET unread_count = fact.unread, is_starred = fact.starred
    FROM (
      SELECT thread_id, sum(is_unread) AS unread, max(is_starred) AS starred FROM messages
      WHERE thread_id IN (SELECT value FROM json_each(${ids})) AND gone_at IS NULL GROUP BY thread_id
    ) AS fact
    WHERE threads.id = fact.thread_id AND (unread_count, threads.is_starred) <> (fact.unread, fact.starred)`);
  // Rows that stand as they are wanted are not written again: most of the cost is in the indexes.
  tx.db.run(sql`
    DELETE FROM thread_views WHERE (thread_id, view) IN (
      SELECT thread_id, view FROM (
        SELECT thread_id, view, last_at, is_unread FROM thread_views
        WHERE thread_id IN (SELECT value FROM json_each(${ids}))
        EXCEPT SELECT thread_id, view, last_at, is_unread FROM (${wantedViews(tx, ids)})
      )
    )`);
  addViews(tx, threadIds);
}

/** For conversations that are in no view yet. */
export function addViews(tx: WriteTx, threadIds: readonly ThreadId[]): void {
  const ids = JSON.stringify(threadIds);
  tx.db.run(sql`
    INSERT INTO thread_views (thread_id, view, account_id, last_at, is_unread)
    SELECT thread_id, view, account_id, last_at, is_unread FROM (${wantedViews(tx, ids)}) WHERE true ON CONFLICT DO NOTHING`);
}

/**
 * Which views a conversation belongs to, from where its messages lie. It is in the archive only while nothing of it
 * is in the inbox; starred and all leave out what lies nowhere but in spam and trash. Folders that no view stands for
 * have one of their own each. What lies in the inbox may stand in another list instead, see `inboxSlot`.
 */
function wantedViews(tx: WriteTx, ids: string) {
  const { slot, sortAt, split, join } = inboxSlot(tx, sql.raw('lies.inbox'), sql.raw('lies.kept'));
  const columns = sql.raw('threads.account_id, threads.last_at, threads.unread_count > 0 AS is_unread');
  return sql`
    WITH lies AS MATERIALIZED (
      SELECT messages.thread_id,
        max(mailboxes.role = 'inbox') AS inbox, max(mailboxes.role = 'sent') AS sent,
        max(mailboxes.role = 'archive') AS archive, max(mailboxes.role = 'spam') AS spam,
        max(mailboxes.role = 'trash') AS trash, max(mailboxes.role NOT IN ('spam', 'trash', 'drafts')) AS kept
      FROM json_each(${ids}) AS wanted
      JOIN messages ON messages.thread_id = wanted.value
      JOIN message_mailboxes ON message_mailboxes.message_id = messages.id
      JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
      GROUP BY messages.thread_id
    ), placed AS MATERIALIZED (
      SELECT threads.id AS thread_id, ${slot} AS slot, ${split ?? sql`NULL`} AS split, threads.account_id,
        ${sortAt} AS last_at, threads.unread_count > 0 AS is_unread
      FROM lies JOIN threads ON threads.id = lies.thread_id ${join}
      WHERE lies.inbox OR threads.snoozed_until IS NOT NULL OR threads.reminded_at IS NOT NULL
    )
    SELECT thread_id, slot AS view, account_id, last_at, is_unread FROM placed WHERE slot IS NOT NULL
    UNION ALL
    SELECT thread_id, split, account_id, last_at, is_unread FROM placed WHERE slot = 'inbox' AND split IS NOT NULL
    UNION ALL
    SELECT threads.id, named.view, ${columns}
    FROM lies JOIN threads ON threads.id = lies.thread_id
    JOIN (
      SELECT 'starred' AS view UNION ALL SELECT 'sent' UNION ALL SELECT 'archive'
      UNION ALL SELECT 'spam' UNION ALL SELECT 'trash' UNION ALL SELECT 'all'
    ) AS named ON CASE named.view
      WHEN 'sent' THEN lies.sent WHEN 'spam' THEN lies.spam WHEN 'trash' THEN lies.trash
      WHEN 'archive' THEN lies.archive AND NOT lies.inbox
      WHEN 'starred' THEN lies.kept AND threads.is_starred
      WHEN 'all' THEN lies.kept END
    UNION ALL
    SELECT DISTINCT threads.id, 'folder:' || mailboxes.id, ${columns}
    FROM json_each(${ids}) AS wanted
    JOIN threads ON threads.id = wanted.value
    JOIN messages ON messages.thread_id = threads.id
    JOIN message_mailboxes ON message_mailboxes.message_id = messages.id
    JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
    WHERE mailboxes.role IN ('other', 'drafts')`;
}
