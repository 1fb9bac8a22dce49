import { sql, type SQL } from 'drizzle-orm';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { chosenMessages, listed, nothingChanged, requireAny, type Chosen, type Undoable } from './batch.ts';
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
export function setRead(tx: WriteTx, chosen: Chosen, isRead: boolean, canUndo = true): Undoable {
  return isRead
    ? setFlag(tx, chosen, 'threads.read', 'isUnread', false, allOf(chosen), canUndo)
    : setFlag(tx, chosen, 'threads.unread', 'isUnread', true, oneOf(chosen, 'isUnread', sql`is_own, sent_at DESC`));
}

/** A star goes to the newest message of a conversation and is taken from all of them. */
export function setStarred(tx: WriteTx, chosen: Chosen, isStarred: boolean): Undoable {
  return isStarred
    ? setFlag(tx, chosen, 'threads.star', 'isStarred', true, oneOf(chosen, 'isStarred', sql`sent_at DESC`))
    : setFlag(tx, chosen, 'threads.unstar', 'isStarred', false, allOf(chosen));
}

/** Gives the flag back wherever it still is as the undone call left it. */
export function undoFlag(tx: WriteTx, payload: unknown): void {
  const { flag, was, messageIds, remoteKeys } = payload as FlagUndo;
  turnFlag(tx, flag, was, listed(messageIds), remoteKeys);
}

function setFlag(
  tx: WriteTx,
  chosen: Chosen,
  label: string,
  flag: Flag,
  value: boolean,
  messageIds: SQL,
  canUndo = true,
): Undoable {
  requireAny(tx, chosen.ids);
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

function allOf(chosen: Chosen): SQL {
  return sql`(SELECT id FROM messages WHERE ${chosenMessages(chosen)})`;
}

/** What is chosen message by message is meant so. */
function oneOf(chosen: Chosen, flag: Flag, order: SQL): SQL {
  return chosen.messageIds === undefined ? newestWithout(chosen.ids, flag, order) : allOf(chosen);
}

/** Of each conversation in which no message has the flag, the first message by `order`. */
function newestWithout(ids: readonly ThreadId[], flag: Flag, order: SQL): SQL {
  return sql`(
    SELECT (SELECT id FROM messages WHERE thread_id = chosen.thread_id AND gone_at IS NULL ORDER BY ${order}, id DESC LIMIT 1)
    FROM (
      SELECT thread_id FROM messages WHERE thread_id IN ${listed(ids)} AND gone_at IS NULL
      GROUP BY thread_id HAVING max(messages.${columns[flag]}) = 0
    ) AS chosen)`;
}
