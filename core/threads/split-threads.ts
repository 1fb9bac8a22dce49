import { sql } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import { newId, type AccountId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { regroup } from './regroup-threads.ts';
import { settleThreads } from './settle-threads.ts';
import { insertEmptyThread } from './thread-rows.ts';
import { readTriage, writeTriage, type TriageState } from './triage-state.ts';

interface Pin {
  readonly messageId: MessageId;
  readonly group: ThreadId | null;
}

/** How it was: which message was in which conversation and which of them were pinned, and the rows that may have gone. */
interface RegroupUndo {
  readonly accountId: AccountId;
  readonly pinsBefore: Pin[];
  readonly pinsAfter: Pin[];
  readonly threadsBefore: ThreadFacts[];
  readonly threadOf: [MessageId, ThreadId][];
}

/** What of a conversation does not follow from its messages. */
interface ThreadFacts {
  readonly id: ThreadId;
  readonly isMuted: number;
  readonly gmailId: string | null;
  /** Absent in entries of the first version. */
  readonly triage?: TriageState | undefined;
}

const messagesOf = statement<{ id: MessageId; threadId: ThreadId; accountId: AccountId; group: ThreadId | null }>(`
  SELECT id, thread_id AS "threadId", account_id AS "accountId", pinned_group AS "group"
  FROM messages LEFT JOIN thread_pins ON message_id = id
  WHERE thread_id IN (SELECT value FROM json_each(?)) ORDER BY sent_at, id`);
const pinGroup = statement<{ group: ThreadId | null }>(
  'SELECT pinned_group AS "group" FROM messages LEFT JOIN thread_pins ON message_id = id WHERE id = ?',
);
const setPin = statement(`
  INSERT INTO thread_pins (message_id, pinned_group, pinned_at) VALUES (?, ?, ?)
  ON CONFLICT (message_id) DO UPDATE SET pinned_group = excluded.pinned_group, pinned_at = excluded.pinned_at`);
const dropPin = statement('DELETE FROM thread_pins WHERE message_id = ?');
const moveMessage = statement('UPDATE messages SET thread_id = ? WHERE id = ?');
const threadExists = statement('SELECT 1 FROM threads WHERE id = ?');
const factsOf = statement<ThreadFacts>(`
  SELECT id, is_muted AS "isMuted", gmail_id AS "gmailId" FROM threads WHERE id IN (SELECT value FROM json_each(?))`);
const setFacts = statement('UPDATE threads SET is_muted = ?, gmail_id = ? WHERE id = ?');
const mute = statement('UPDATE threads SET is_muted = 1 WHERE id = ?');

/**
 * These messages become a conversation of their own, and answers to them follow. What stays is pinned too, so that no
 * header joins the two again. Nothing is told to the server: conversations are made here.
 */
export function splitThread(
  tx: WriteTx,
  id: ThreadId,
  chosen: readonly MessageId[],
): Undoable & { id: ThreadId | null } {
  const messages = messagesOf(tx.db).all(JSON.stringify([id]));
  if (messages.length === 0) throw new AppError('not-found', 'no such conversation');
  const wanted = new Set(chosen);
  const leaving = messages.filter((message) => wanted.has(message.id));
  if (leaving.length === 0 || leaving.length === messages.length) return { ...nothingChanged, id: null };
  const groupId = newId<ThreadId>(tx.now);
  const isLeaving = new Set(leaving.map((message) => message.id));
  const undo = pinTo(
    tx,
    'threads.split',
    messages.map((message) => ({ ...message, next: isLeaving.has(message.id) ? groupId : id })),
  );
  return { undo, count: leaving.length, id: groupId };
}

/** Several conversations of one account become one, the oldest of them. */
export function mergeThreads(tx: WriteTx, ids: readonly ThreadId[]): Undoable & { id: ThreadId | null } {
  requireAny(tx, ids);
  const messages = messagesOf(tx.db).all(JSON.stringify(ids));
  const [into, ...others] = [...new Set(messages.map((message) => message.threadId))].toSorted();
  if (new Set(messages.map((message) => message.accountId)).size > 1) {
    throw new AppError('invalid-input', 'conversations of several accounts do not become one', { field: 'ids' });
  }
  if (into === undefined || others.length === 0) return { ...nothingChanged, id: null };
  const undo = pinTo(
    tx,
    'threads.merge',
    messages.map((message) => ({ ...message, next: into })),
  );
  return { undo, count: others.length + 1, id: into };
}

/** Gives back the pins as they were where nobody has pinned anew since, and lets headers and pins speak again. */
export function undoRegroup(tx: WriteTx, payload: unknown): void {
  const { accountId, pinsBefore, pinsAfter, threadsBefore, threadOf } = payload as RegroupUndo;
  const after = new Map(pinsAfter.map((pin) => [pin.messageId, pin.group]));
  const back = pinsBefore.filter((pin) => {
    const now = pinGroup(tx.db).get(pin.messageId);
    return now !== undefined && now.group === after.get(pin.messageId);
  });
  if (back.length === 0) return;
  const was = new Map(threadOf);
  const now = threadsOfMessages(tx, back);
  for (const { messageId, group } of back) {
    if (group === null) dropPin(tx.db).run(messageId);
    else setPin(tx.db).run(messageId, group, tx.now);
  }
  for (const { id, isMuted, gmailId } of threadsBefore) {
    if (threadExists(tx.db).get(id) === undefined) insertEmptyThread(tx, id, accountId);
    setFacts(tx.db).run(isMuted, gmailId, id);
  }
  writeTriage(
    tx,
    threadsBefore.flatMap(({ triage }) => triage ?? []),
  );
  // Ids as they were; then whatever came meanwhile joins those it hangs together with.
  for (const { messageId } of back) {
    const threadId = was.get(messageId);
    if (threadId !== undefined) moveMessage(tx.db).run(threadId, messageId);
  }
  const settled = regroup(
    tx,
    accountId,
    back.map((pin) => pin.messageId),
  );
  settleThreads(tx, [...new Set([...settled, ...now, ...was.values(), ...threadsBefore.map((thread) => thread.id)])]);
}

type Moving = { id: MessageId; threadId: ThreadId; accountId: AccountId; group: ThreadId | null; next: ThreadId };

function pinTo(tx: WriteTx, label: 'threads.split' | 'threads.merge', messages: readonly Moving[]) {
  const [first] = messages;
  if (first === undefined) throw new AppError('bug', 'a conversation without messages');
  const { accountId } = first;
  const threadsBefore = readFacts(tx, [...new Set(messages.map((message) => message.threadId))]);
  const isMuted = threadsBefore.some((thread) => thread.isMuted === 1);
  for (const groupId of new Set(messages.map((message) => message.next))) {
    if (threadExists(tx.db).get(groupId) === undefined) insertEmptyThread(tx, groupId, accountId);
    if (isMuted) mute(tx.db).run(groupId);
  }
  for (const { id, next } of messages) {
    setPin(tx.db).run(id, next, tx.now);
    moveMessage(tx.db).run(next, id);
  }
  const settled = regroup(
    tx,
    accountId,
    messages.map((message) => message.id),
  );
  settleThreads(tx, [...new Set([...settled, ...messages.flatMap(({ threadId, next }) => [threadId, next])])]);
  const payload: RegroupUndo = {
    accountId,
    pinsBefore: messages.map(({ id, group }) => ({ messageId: id, group })),
    pinsAfter: messages.map(({ id, next }) => ({ messageId: id, group: next })),
    threadsBefore,
    threadOf: messages.map(({ id, threadId }) => [id, threadId]),
  };
  const count = label === 'threads.split' ? new Set(messages.map((one) => one.next)).size - 1 : threadsBefore.length;
  return tx.undoable(label, Math.max(1, count), 'threads.regroup', payload);
}

function readFacts(tx: WriteTx, ids: readonly ThreadId[]): ThreadFacts[] {
  const triage = new Map(readTriage(tx, ids).map((state) => [state.id, state]));
  return factsOf(tx.db)
    .all(JSON.stringify(ids))
    .map((facts) => ({ ...facts, triage: triage.get(facts.id) }));
}

function threadsOfMessages(tx: WriteTx, pins: readonly Pin[]): ThreadId[] {
  return tx.db
    .all<{ threadId: ThreadId }>(
      sql`SELECT DISTINCT thread_id AS "threadId" FROM messages WHERE id IN ${listed(pins.map((pin) => pin.messageId))}`,
    )
    .map((row) => row.threadId);
}
