import { sql } from 'drizzle-orm';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { findMailbox } from './find-mailbox.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { planMove, type MoveTarget } from './place-rules.ts';
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

interface Placed {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly isOwn: boolean;
  readonly mailboxIds: MailboxId[];
  readonly roles: MailboxRole[];
}

export function moveThreads(tx: WriteTx, ids: readonly ThreadId[], to: MoveTarget): Undoable {
  requireAny(tx, ids);
  const groups = new Map<string, Group>();
  const moved = new Set<ThreadId>();
  const mailboxOf = rememberMailboxes(tx);
  const places = readPlaces(tx, sql`messages.thread_id IN ${listed(ids)}`);
  for (const [threadId, messages] of Map.groupBy(places, (message) => message.threadId)) {
    planMove(messages, to).forEach((change, index) => {
      const message = messages[index];
      if (change === null || message === undefined) return;
      const target = mailboxOf(message.accountId, change.enters);
      const staying = message.mailboxIds.filter((_, place) => !change.leaves.includes(message.roles[place] ?? 'other'));
      addToGroup(groups, message, [...new Set([...staying, target])].toSorted());
      moved.add(threadId);
    });
  }
  if (moved.size === 0) return nothingChanged;
  const done = [...groups.values()].map((group): Moved => ({ ...group, remoteKey: applyMove(tx, group, null) }));
  settle(tx, [...moved]);
  return { undo: tx.undoable(`threads.${to}`, moved.size, 'threads.move', done), count: moved.size };
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
    INSERT INTO message_mailboxes (message_id, mailbox_id)
    SELECT message.value, mailbox.value
    FROM json_each(${JSON.stringify(messageIds)}) AS message, json_each(${JSON.stringify(enters)}) AS mailbox`);
  return queueForServer(tx, accountId, 'mail.move', { leaves, enters, messageIds }, inverseOf);
}

function readPlaces(tx: WriteTx, where: ReturnType<typeof sql>): Placed[] {
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
