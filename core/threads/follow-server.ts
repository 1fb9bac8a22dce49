import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { RemoteFlags } from './arrival.ts';
import { joinFlags } from './message-flags.ts';
import { heldMessages, type Held } from './open-ops.ts';
import { settleThreads } from './settle-threads.ts';
import { refreshThreads } from './refresh-threads.ts';

const accountOf = statement<{ accountId: AccountId }>('SELECT account_id AS "accountId" FROM mailboxes WHERE id = ?');
const accountsOf = statement<{ accountId: AccountId; ids: string }>(`
  SELECT account_id AS "accountId", json_group_array(id) AS ids FROM messages
  WHERE id IN (SELECT value FROM json_each(?)) GROUP BY account_id`);
const forget = statement<{ messageId: MessageId }>(`
  DELETE FROM remote_messages WHERE mailbox_id = ? AND uid IN (SELECT value FROM json_each(?))
  RETURNING message_id AS "messageId"`);
// Row by row: joined with a list, SQLite reads the whole folder for each of its entries.
const setFlags = statement<{ messageId: MessageId }>(`
  UPDATE remote_messages SET flags = ? WHERE mailbox_id = ? AND uid = ? AND flags <> ?
  RETURNING message_id AS "messageId"`);
const setModseq = statement('UPDATE remote_messages SET modseq = ? WHERE mailbox_id = ? AND uid = ?');

// A message has been read where any copy has, and is starred where any is. Flags stand between spaces.
const followCopies = statement<{ threadId: ThreadId }>(`
  UPDATE messages SET
    is_unread = CASE WHEN id IN (SELECT value FROM json_each(?)) THEN messages.is_unread ELSE copies.is_unread END,
    is_starred = CASE WHEN id IN (SELECT value FROM json_each(?)) THEN messages.is_starred ELSE copies.is_starred END,
    is_answered = copies.is_answered, is_forwarded = copies.is_forwarded
  FROM (
    SELECT message_id,
      min(instr(' ' || lower(flags) || ' ', ' \\seen ') = 0) AS is_unread,
      max(instr(' ' || lower(flags) || ' ', ' \\flagged ') > 0) AS is_starred,
      max(instr(' ' || lower(flags) || ' ', ' \\answered ') > 0) AS is_answered,
      max(instr(' ' || lower(flags) || ' ', ' $forwarded ') > 0) AS is_forwarded
    FROM remote_messages WHERE message_id IN (SELECT value FROM json_each(?)) GROUP BY message_id
  ) AS copies
  WHERE messages.id = copies.message_id
    AND (messages.is_unread, messages.is_starred, messages.is_answered, messages.is_forwarded)
      <> (copies.is_unread, copies.is_starred, copies.is_answered, copies.is_forwarded)
  RETURNING thread_id AS "threadId"`);

/** A copy that only waits to be expunged is none: by other programs, or by us where the server cannot expunge one alone. */
export const isKept = String.raw`instr(' ' || remote_messages.flags || ' ', ' \Deleted ') = 0`;

// Folders that exist only here are nothing a server could speak of.
const leavePlaces = statement(`
  DELETE FROM message_mailboxes WHERE message_id IN (SELECT value FROM json_each(?))
    AND mailbox_id IN (SELECT id FROM mailboxes WHERE path IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM remote_messages
      WHERE remote_messages.message_id = message_mailboxes.message_id
        AND remote_messages.mailbox_id = message_mailboxes.mailbox_id AND ${isKept}
    )`);
const leaveMailbox = statement(`
  DELETE FROM message_mailboxes WHERE mailbox_id = ? AND message_id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (
      SELECT 1 FROM remote_messages
      WHERE remote_messages.message_id = message_mailboxes.message_id
        AND remote_messages.mailbox_id = message_mailboxes.mailbox_id AND ${isKept}
    )`);
const enterPlaces = statement(`
  INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at)
  SELECT DISTINCT message_id, mailbox_id, messages.sent_at
  FROM remote_messages JOIN messages ON messages.id = message_id
  WHERE message_id IN (SELECT value FROM json_each(?)) AND ${isKept} ON CONFLICT DO NOTHING`);
const markGone = statement(`
  UPDATE messages SET gone_at = CASE
    WHEN EXISTS (SELECT 1 FROM message_mailboxes WHERE message_id = messages.id) THEN NULL
    WHEN EXISTS (SELECT 1 FROM remote_messages WHERE message_id = messages.id AND ${isKept}) THEN NULL
    ELSE coalesce(gone_at, ?) END
  WHERE id IN (SELECT value FROM json_each(?))`);
const unplaced = statement<{ id: MessageId }>(`
  SELECT value AS id FROM json_each(?) WHERE NOT EXISTS (
    SELECT 1 FROM message_mailboxes WHERE message_id = value AND mailbox_id = ?)`);
const threadsOf = statement<{ threadId: ThreadId }>(
  'SELECT DISTINCT thread_id AS "threadId" FROM messages WHERE id IN (SELECT value FROM json_each(?))',
);

/** The server has these uids of a folder no more: expunged, or moved by another client. */
export function removeRemote(tx: WriteTx, mailboxId: MailboxId, uids: readonly number[]): MessageId[] {
  const messageIds = [
    ...new Set(
      forget(tx.db)
        .all(mailboxId, JSON.stringify(uids))
        .map((row) => row.messageId),
    ),
  ];
  const accountId = accountOf(tx.db).get(mailboxId)?.accountId;
  if (messageIds.length === 0 || accountId === undefined) return [];
  leaveFolder(tx, accountId, mailboxId, messageIds);
  return messageIds;
}

/** The server's flags of these uids; answers the messages it knew and that have other flags now. */
export function setRemoteFlags(tx: WriteTx, mailboxId: MailboxId, changes: readonly RemoteFlags[]): MessageId[] {
  const accountId = accountOf(tx.db).get(mailboxId)?.accountId;
  if (changes.length === 0 || accountId === undefined) return [];
  const changed = new Set<MessageId>();
  const marked = new Set<MessageId>();
  for (const { uid, flags, modseq } of changes) {
    const joined = joinFlags(flags);
    const row = setFlags(tx.db).get(joined, mailboxId, uid, joined);
    if (row !== undefined) changed.add(row.messageId);
    if (row !== undefined && flags.includes('\\Deleted')) marked.add(row.messageId);
    if (modseq !== null) setModseq(tx.db).run(modseq, mailboxId, uid);
  }
  const messageIds = [...changed];
  const held = heldMessages(tx, accountId);
  const threadIds = followFlags(tx, messageIds, held);
  followDeleted(tx, mailboxId, messageIds, held, marked);
  if (threadIds.length > 0) {
    refreshThreads(tx, threadIds);
    tx.touch('threads', ...threadIds);
  }
  return messageIds;
}

/** The mark came, or was taken back: the message leaves this folder, or is in it again. */
function followDeleted(
  tx: WriteTx,
  mailboxId: MailboxId,
  changed: readonly MessageId[],
  held: Held,
  marked: ReadonlySet<MessageId>,
): void {
  const back = unplaced(tx.db).all(JSON.stringify(changed), mailboxId);
  const ids = [...new Set([...marked, ...back.map(({ id }) => id)])];
  if (ids.length === 0) return;
  const free = JSON.stringify(ids.filter((id) => !held.places.has(id)));
  leaveMailbox(tx.db).run(mailboxId, free);
  enterPlaces(tx.db).run(free);
  settleGone(tx, ids);
}

/**
 * Flags and places of these messages become what the server said last, where no open op holds them: for what the
 * outbox has done, given up or taken back. Call it after the op's state is written.
 */
export function followServer(tx: WriteTx, messageIds: readonly MessageId[]): void {
  for (const { accountId, ids } of accountsOf(tx.db).all(JSON.stringify(messageIds))) {
    const held = heldMessages(tx, accountId);
    const own = JSON.parse(ids) as MessageId[];
    followFlags(tx, own, held);
    const free = JSON.stringify(own.filter((id) => !held.places.has(id)));
    leavePlaces(tx.db).run(free);
    enterPlaces(tx.db).run(free);
    settleGone(tx, own);
  }
}

/** Answers the conversations that look different now. */
export function followFlags(tx: WriteTx, messageIds: readonly MessageId[], held: Held): ThreadId[] {
  if (messageIds.length === 0) return [];
  const heldOf = (ids: ReadonlySet<MessageId>) => JSON.stringify(messageIds.filter((id) => ids.has(id)));
  const { isUnread, isStarred } = held.flags;
  const rows = followCopies(tx.db).all(heldOf(isUnread), heldOf(isStarred), JSON.stringify(messageIds));
  return [...new Set(rows.map((row) => row.threadId))];
}

/** Messages lose their place in a folder that has no copy of them any more. */
export function leaveFolder(tx: WriteTx, accountId: AccountId, mailboxId: MailboxId, ids: readonly MessageId[]): void {
  const held = heldMessages(tx, accountId);
  followFlags(tx, ids, held);
  leaveMailbox(tx.db).run(mailboxId, JSON.stringify(ids.filter((id) => !held.places.has(id))));
  settleGone(tx, ids);
}

/** What lies nowhere is kept for a while: what another client moves is gone here before it is there. */
function settleGone(tx: WriteTx, messageIds: readonly MessageId[]): void {
  const ids = JSON.stringify(messageIds);
  markGone(tx.db).run(tx.now, ids);
  settleThreads(
    tx,
    threadsOf(tx.db)
      .all(ids)
      .map((row) => row.threadId),
  );
}
