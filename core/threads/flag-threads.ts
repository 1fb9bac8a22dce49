import { sql, type SQL } from 'drizzle-orm';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { refreshThreads } from './refresh-threads.ts';
import { queueForServer, type Flag } from './remote.ts';

interface FlagUndo {
  readonly flag: Flag;
  /** What these messages had before. */
  readonly was: boolean;
  readonly messageIds: MessageId[];
  /** By account, what its server was told. */
  readonly remoteKeys: Record<AccountId, string | null>;
}

const columns = { isUnread: sql.raw('is_unread'), isStarred: sql.raw('is_starred') };

/** Reading takes all messages of a conversation, marking unread its newest received one. */
export function setRead(tx: WriteTx, ids: readonly ThreadId[], isRead: boolean, canUndo = true): Undoable {
  return isRead
    ? setFlag(tx, ids, 'threads.read', 'isUnread', false, allOf(ids), canUndo)
    : setFlag(tx, ids, 'threads.unread', 'isUnread', true, newestWithout(ids, 'isUnread', sql`is_own, sent_at DESC`));
}

/** A star goes to the newest message of a conversation and is taken from all of them. */
export function setStarred(tx: WriteTx, ids: readonly ThreadId[], isStarred: boolean): Undoable {
  return isStarred
    ? setFlag(tx, ids, 'threads.star', 'isStarred', true, newestWithout(ids, 'isStarred', sql`sent_at DESC`))
    : setFlag(tx, ids, 'threads.unstar', 'isStarred', false, allOf(ids));
}

/** Gives the flag back wherever it still is as the undone call left it. */
export function undoFlag(tx: WriteTx, payload: unknown): void {
  const { flag, was, messageIds, remoteKeys } = payload as FlagUndo;
  turnFlag(tx, flag, was, listed(messageIds), remoteKeys);
}

function setFlag(
  tx: WriteTx,
  ids: readonly ThreadId[],
  label: string,
  flag: Flag,
  value: boolean,
  messageIds: SQL,
  canUndo = true,
): Undoable {
  requireAny(tx, ids);
  const { threadCount: count, ...turned } = turnFlag(tx, flag, value, messageIds);
  if (count === 0) return nothingChanged;
  if (!canUndo) return { undo: null, count };
  const payload: FlagUndo = { flag, was: !value, ...turned };
  return { undo: tx.undoable(label, count, 'threads.flag', payload), count };
}

function turnFlag(tx: WriteTx, flag: Flag, value: boolean, messageIds: SQL, inverseOf: FlagUndo['remoteKeys'] = {}) {
  const turned = tx.db.all<{ id: MessageId; threadId: ThreadId; accountId: AccountId }>(sql`
    UPDATE messages SET ${columns[flag]} = ${value ? 1 : 0}
    WHERE id IN ${messageIds} AND ${columns[flag]} = ${value ? 0 : 1}
    RETURNING id, thread_id AS "threadId", account_id AS "accountId"`);
  const threadIds = [...new Set(turned.map((message) => message.threadId))];
  if (threadIds.length > 0) {
    refreshThreads(tx, threadIds);
    tx.touch('threads', ...threadIds);
  }
  const remoteKeys: FlagUndo['remoteKeys'] = {};
  for (const [accountId, ofAccount] of Map.groupBy(turned, (message) => message.accountId)) {
    const payload = { flag, value, messageIds: ofAccount.map((message) => message.id) };
    remoteKeys[accountId] = queueForServer(tx, accountId, 'mail.flag', payload, inverseOf[accountId]);
  }
  return { messageIds: turned.map((message) => message.id), remoteKeys, threadCount: threadIds.length };
}

function allOf(ids: readonly ThreadId[]): SQL {
  return sql`(SELECT id FROM messages WHERE thread_id IN ${listed(ids)})`;
}

/** Of each conversation in which no message has the flag, the first message by `order`. */
function newestWithout(ids: readonly ThreadId[], flag: Flag, order: SQL): SQL {
  return sql`(
    SELECT (SELECT id FROM messages WHERE thread_id = chosen.thread_id ORDER BY ${order}, id DESC LIMIT 1)
    FROM (
      SELECT thread_id FROM messages WHERE thread_id IN ${listed(ids)}
      GROUP BY thread_id HAVING max(messages.${columns[flag]}) = 0
    ) AS chosen)`;
}
