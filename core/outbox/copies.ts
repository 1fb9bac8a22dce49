import { sql } from 'drizzle-orm';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import type { MailboxRole } from '../db/tables/mail.ts';

/** One copy of a message on the server, as far as we know. What only waits to be expunged is none. */
export interface Copy {
  readonly messageId: MessageId;
  readonly mailboxId: MailboxId;
  readonly uid: number;
  readonly flags: string;
}

export function findCopies(read: ReadDb, messageIds: readonly MessageId[]): Copy[] {
  return read.all<Copy>(sql`
    SELECT copy.message_id AS "messageId", copy.mailbox_id AS "mailboxId", copy.uid, copy.flags
    FROM json_each(${JSON.stringify(messageIds)}) AS wanted
    JOIN remote_messages AS copy ON copy.message_id = wanted.value
    JOIN mailboxes ON mailboxes.id = copy.mailbox_id
    WHERE mailboxes.path IS NOT NULL AND instr(' ' || copy.flags || ' ', ' \\Deleted ') = 0
    ORDER BY wanted.key, copy.mailbox_id, copy.uid`);
}

export interface Target {
  readonly id: MailboxId;
  readonly path: string | null;
  readonly role: MailboxRole;
  readonly name: string;
  readonly uidValidity: string | null;
}

export function findTarget(read: ReadDb, id: MailboxId): Target | null {
  const row = read.get<Target | undefined>(sql`
    SELECT mailboxes.id, path, role, name, uid_validity AS "uidValidity"
    FROM mailboxes LEFT JOIN mailbox_sync ON mailbox_id = mailboxes.id WHERE mailboxes.id = ${id}`);
  return row ?? null;
}

/** The server has these copies now. A row that the sync noted meanwhile stays. */
export function noteCopies(tx: WriteTx, copies: readonly Copy[]): void {
  const rows = copies.map(({ messageId, mailboxId, uid, flags }) => ({ messageId, mailboxId, uid, flags }));
  tx.db.run(sql`
    INSERT INTO remote_messages (mailbox_id, uid, message_id, flags)
    SELECT value ->> 'mailboxId', value ->> 'uid', value ->> 'messageId', value ->> 'flags'
    FROM json_each(${JSON.stringify(rows)})
    WHERE EXISTS (SELECT 1 FROM messages WHERE id = value ->> 'messageId')
    ON CONFLICT DO NOTHING`);
}

/** The server has these copies no more; where the message lies is settled when the op is done. */
export function forgetCopies(tx: WriteTx, mailboxId: MailboxId, uids: readonly number[]): void {
  tx.db.run(sql`
    DELETE FROM remote_messages WHERE mailbox_id = ${mailboxId}
      AND uid IN (SELECT value FROM json_each(${JSON.stringify(uids)}))`);
}

/** Whatever was known of where these messages lie. */
export function forgetAllCopies(tx: WriteTx, copies: readonly Pick<Copy, 'messageId'>[]): void {
  const ids = copies.map(({ messageId }) => messageId);
  tx.db.run(sql`
    DELETE FROM remote_messages WHERE message_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}
