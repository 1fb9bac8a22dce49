import { eq, sql, type SQL } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { mailboxes, type MailboxRole } from '../db/tables/mail.ts';
import { findMailbox } from './find-mailbox.ts';
import { chosenMessages, listed, nothingChanged, requireAny, type Chosen, type Undoable } from './batch.ts';
import { planFolderMove, planLabel, planMove, type MoveTarget, type PlacedMessage } from './place-rules.ts';
import { refreshThreads } from './refresh-threads.ts';
import { queueForServer } from './remote.ts';
import { endTriage, restoreTriage, type TriageState } from './triage-state.ts';

/** Messages of one account that go the same way. */
interface Group {
  readonly accountId: AccountId;
  readonly from: MailboxId[];
  readonly to: MailboxId[];
  readonly messageIds: MessageId[];
}

interface Moved extends Group {
  /** What the server was told of it. */
  readonly remoteKey: string | null;
}

interface MoveUndo {
  readonly moved: readonly Moved[];
  /** What ended with it: a conversation that is put somewhere sleeps no longer. */
  readonly ended: readonly TriageState[];
}

interface Placed extends PlacedMessage {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly mailboxIds: MailboxId[];
  readonly roles: MailboxRole[];
}

/** Where each message of a conversation lies afterwards; `null` where it stays. */
type Plan = (messages: readonly Placed[]) => (readonly MailboxId[] | null)[];

export function moveThreads(tx: WriteTx, chosen: Chosen, to: MoveTarget): Undoable {
  return moveBy(tx, chosen, `threads.${to}`, planTo(tx, to));
}

/** As a part of something larger that keeps the way back, for `undoMove`. Whatever sleeps goes on sleeping. */
export function moveAlong(tx: WriteTx, chosen: Chosen, to: MoveTarget): { count: number; back: unknown } {
  return moveAway(tx, chosen, planTo(tx, to), false);
}

function planTo(tx: WriteTx, to: MoveTarget): Plan {
  const mailboxOf = rememberMailboxes(tx);
  return (messages) =>
    planMove(messages, to).map((change, index) => {
      const message = messages[index];
      if (change === null || message === undefined) return null;
      const staying = message.mailboxIds.filter((_, place) => !change.leaves.includes(message.roles[place] ?? 'other'));
      return [...staying, mailboxOf(message.accountId, change.enters)];
    });
}

/** Into any folder of the account the conversations belong to. */
export function moveToFolder(tx: WriteTx, chosen: Chosen, mailboxId: MailboxId): Undoable {
  const folder = requireFolder(tx, mailboxId);
  const { role } = folder;
  if (role === 'inbox' || role === 'archive' || role === 'spam' || role === 'trash') {
    return moveThreads(tx, { ...chosen, accountId: folder.accountId }, role);
  }
  return moveBy(tx, { ...chosen, accountId: folder.accountId }, 'threads.moveTo', (messages) =>
    planFolderMove(messages, mailboxId),
  );
}

/** A folder beside the others: the message lies in both. Taken out of its last folder it goes to the archive. */
export function setLabel(tx: WriteTx, chosen: Chosen, mailboxId: MailboxId, isSet: boolean): Undoable {
  const { accountId, role } = requireFolder(tx, mailboxId);
  if (role !== 'other') throw new AppError('not-allowed', 'this folder is no label', { role });
  const mailboxOf = rememberMailboxes(tx);
  return moveBy(tx, { ...chosen, accountId }, isSet ? 'threads.label' : 'threads.unlabel', (messages) =>
    planLabel(messages, mailboxId, isSet, () => mailboxOf(accountId, 'archive')),
  );
}

/** Puts back what still lies where the undone call put it; what was moved on since is left alone. */
export function undoMove(tx: WriteTx, payload: unknown): void {
  // Entries of the first version held the groups alone.
  const { moved: groups, ended }: MoveUndo = Array.isArray(payload)
    ? { moved: payload as Moved[], ended: [] }
    : (payload as MoveUndo);
  const moved = new Set<ThreadId>(restoreTriage(tx, ended));
  for (const group of groups) {
    const asLeft = readPlaces(tx, sql`messages.id IN ${listed(group.messageIds)}`).filter(
      (message) => message.mailboxIds.join() === group.to.join(),
    );
    if (asLeft.length === 0) continue;
    const messageIds = asLeft.map((message) => message.id);
    applyMove(tx, { accountId: group.accountId, from: group.to, to: group.from, messageIds }, group.remoteKey);
    for (const message of asLeft) moved.add(message.threadId);
  }
  if (moved.size > 0) settle(tx, [...moved]);
}

function moveBy(tx: WriteTx, chosen: Chosen, label: string, plan: Plan): Undoable {
  requireAny(tx, chosen.ids);
  const isWhole = chosen.messageIds === undefined && label !== 'threads.label' && label !== 'threads.unlabel';
  const { count, back } = moveAway(tx, chosen, plan, isWhole);
  return count === 0 ? nothingChanged : { undo: tx.undoable(label, count, 'threads.move', back), count };
}

/** The move and its way back, for whoever keeps that together with more. `isWhole`: sleep and pin end with it. */
function moveAway(tx: WriteTx, chosen: Chosen, plan: Plan, isWhole: boolean): { count: number; back: MoveUndo } {
  const groups = new Map<string, Group>();
  const moved = new Set<ThreadId>();
  const places = readPlaces(tx, chosenMessages(chosen));
  for (const [threadId, messages] of Map.groupBy(places, (message) => message.threadId)) {
    plan(messages).forEach((to, index) => {
      const message = messages[index];
      if (to === null || message === undefined) return;
      addToGroup(groups, message, [...new Set(to)].toSorted());
      moved.add(threadId);
    });
  }
  const ended = isWhole ? endTriage(tx, [...new Set(places.map((message) => message.threadId))]) : [];
  for (const { id } of ended) moved.add(id);
  const done = [...groups.values()].map((group): Moved => ({ ...group, remoteKey: applyMove(tx, group, null) }));
  if (moved.size > 0) settle(tx, [...moved]);
  return { count: moved.size, back: { moved: done, ended } };
}

function requireFolder(tx: WriteTx, id: MailboxId): { accountId: AccountId; role: MailboxRole } {
  const { accountId, role, canSelect } = mailboxes;
  const folder = tx.db.select({ accountId, role, canSelect }).from(mailboxes).where(eq(mailboxes.id, id)).get();
  if (folder === undefined) throw new AppError('not-found', 'no such folder', { field: 'mailboxId' });
  if (!folder.canSelect || folder.role === 'drafts') {
    throw new AppError('not-allowed', 'nothing can be put into this folder', { role: folder.role });
  }
  return folder;
}

function settle(tx: WriteTx, threadIds: ThreadId[]): void {
  refreshThreads(tx, threadIds);
  tx.touch('threads', ...threadIds);
}

/** A bulk of ten thousand asks for the same few mailboxes over and over. */
function rememberMailboxes(tx: WriteTx) {
  const known = new Map<string, MailboxId>();
  return (accountId: AccountId, role: MailboxRole): MailboxId => {
    const key = `${accountId} ${role}`;
    const id = known.get(key) ?? findMailbox(tx, accountId, role);
    known.set(key, id);
    return id;
  };
}

function addToGroup(groups: Map<string, Group>, message: Placed, to: MailboxId[]): void {
  const key = `${message.mailboxIds.join()}>${to.join()}`;
  const group = groups.get(key) ?? { accountId: message.accountId, from: message.mailboxIds, to, messageIds: [] };
  group.messageIds.push(message.id);
  groups.set(key, group);
}

function applyMove(tx: WriteTx, { accountId, from, to, messageIds }: Group, inverseOf: string | null): string | null {
  const leaves = from.filter((mailboxId) => !to.includes(mailboxId));
  const enters = to.filter((mailboxId) => !from.includes(mailboxId));
  tx.db.run(sql`
    DELETE FROM message_mailboxes WHERE message_id IN ${listed(messageIds)} AND mailbox_id IN ${listed(leaves)}`);
  tx.db.run(sql`
    INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at)
    SELECT messages.id, mailbox.value, messages.sent_at
    FROM json_each(${JSON.stringify(messageIds)}) AS message
    JOIN messages ON messages.id = message.value, json_each(${JSON.stringify(enters)}) AS mailbox`);
  return queueForServer(tx, accountId, 'mail.move', { leaves, enters, messageIds }, inverseOf);
}

function readPlaces(tx: WriteTx, where: SQL): Placed[] {
  const rows = tx.db.all<{
    id: MessageId;
    threadId: ThreadId;
    accountId: AccountId;
    isOwn: number;
    mailboxIds: string;
    roles: string;
  }>(sql`
    SELECT messages.id, messages.thread_id AS "threadId", messages.account_id AS "accountId", messages.is_own AS "isOwn",
      group_concat(mailboxes.id, ',' ORDER BY mailboxes.id) AS "mailboxIds",
      group_concat(mailboxes.role, ',' ORDER BY mailboxes.id) AS "roles"
    FROM messages
    JOIN message_mailboxes ON message_mailboxes.message_id = messages.id
    JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
    WHERE ${where} GROUP BY messages.id`);
  return rows.map((row) => ({
    ...row,
    isOwn: row.isOwn === 1,
    mailboxIds: row.mailboxIds.split(',') as MailboxId[],
    roles: row.roles.split(',') as MailboxRole[],
  }));
}
