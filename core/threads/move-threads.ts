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
  const mailboxOf = rememberMailboxes(tx);
  return moveBy(tx, chosen, `threads.${to}`, (messages) =>
    planMove(messages, to).map((change, index) => {
      const message = messages[index];
      if (change === null || message === undefined) return null;
      const staying = message.mailboxIds.filter((_, place) => !change.leaves.includes(message.roles[place] ?? 'other'));
      return [...staying, mailboxOf(message.accountId, change.enters)];
    }),
  );
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
  const moved = new Set<ThreadId>();
  for (const group of payload as Moved[]) {
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
  if (moved.size === 0) return nothingChanged;
  const done = [...groups.values()].map((group): Moved => ({ ...group, remoteKey: applyMove(tx, group, null) }));
  settle(tx, [...moved]);
  return { undo: tx.undoable(label, moved.size, 'threads.move', done), count: moved.size };
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
