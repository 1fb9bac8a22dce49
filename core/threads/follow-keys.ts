import { newId, type AccountId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { mergeThreadRows } from './merge-thread-rows.ts';
import { findComponent, regroup } from './regroup-threads.ts';
import type { ThreadKey } from './thread-keys.ts';
import { insertEmptyThread } from './thread-rows.ts';

const dropKeys = statement('DELETE FROM message_references WHERE message_id = ?');
const insertKey = statement(
  'INSERT INTO message_references (key, message_id, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);
const othersIn = statement(`
  SELECT 1 FROM messages WHERE thread_id = ? AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1`);
const isMuted = statement('SELECT 1 FROM threads WHERE id = ? AND is_muted = 1');
const moveTo = statement('UPDATE messages SET thread_id = ? WHERE id = ?');

/** Gmail's word about a message that was here without it: from now on it joins, and references only name ancestors. */
export function replaceKeys(tx: WriteTx, id: MessageId, keys: readonly ThreadKey[]): void {
  dropKeys(tx.db).run(id);
  addKeys(tx, id, keys);
}

export function addKeys(tx: WriteTx, id: MessageId, keys: readonly ThreadKey[]): void {
  for (const { key, position } of keys) insertKey(tx.db).run(key, id, position);
}

/**
 * Brings the conversations of these in line with the keys they have got: whole ones are joined, and out of one that
 * also holds what they no longer hang together with they go. Answers the conversations that have to be settled.
 */
export function followKeys(tx: WriteTx, accountId: AccountId, ids: readonly MessageId[]): ThreadId[] {
  const changed = new Set<ThreadId>();
  for (const id of ids) {
    const { members } = findComponent(tx, id);
    if (members.some((member) => member.pinnedGroup !== null)) {
      // The user's hand has been here: it counts for more.
      for (const threadId of regroup(tx, accountId, [id])) changed.add(threadId);
      continue;
    }
    const inside = JSON.stringify(members.map((member) => member.id));
    const threadIds = [...new Set(members.map((member) => member.threadId))].toSorted();
    const whole = threadIds.filter((threadId) => othersIn(tx.db).get(threadId, inside) === undefined);
    if (threadIds.length === 1 && whole.length === 1) continue;
    const into = whole[0] ?? newId<ThreadId>(tx.now);
    if (whole.length === 0) {
      const wasMuted = threadIds.some((threadId) => isMuted(tx.db).get(threadId) !== undefined);
      insertEmptyThread(tx, into, accountId, wasMuted);
    }
    for (const threadId of whole.slice(1)) mergeThreadRows(tx, threadId, into);
    for (const member of members) if (!whole.includes(member.threadId)) moveTo(tx.db).run(into, member.id);
    for (const threadId of [...threadIds, into]) changed.add(threadId);
  }
  return [...changed];
}
