import { sql } from 'drizzle-orm';
import type { AccountId, MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { KeptFlags } from './mail-flags.ts';

export interface ExportFolder {
  readonly id: MailboxId;
  readonly role: MailboxRole;
  /** Its name, or its path split into steps where it lies below others. */
  readonly steps: readonly string[];
  readonly messages: number;
}

export interface ExportPlace {
  readonly sortAt: number;
  readonly id: string;
}

export interface ExportRow extends KeptFlags {
  readonly id: MessageId;
  readonly sortAt: number;
  readonly subject: string;
  readonly rawHash: string | null;
  readonly sizeBytes: number;
  readonly receivedAt: number;
}

type From = { readonly mailboxId: MailboxId } | { readonly accountId: AccountId };

interface FolderRecord {
  readonly id: MailboxId;
  readonly role: MailboxRole;
  readonly name: string;
  readonly path: string | null;
  readonly delimiter: string | null;
  readonly messages: number;
}

/** One folder, or those of an account that hold anything. */
export function readFolders(read: ReadDb, from: From): ExportFolder[] {
  const isIt =
    'mailboxId' in from
      ? sql`mailboxes.id = ${from.mailboxId}`
      : sql`mailboxes.account_id = ${from.accountId}
          AND EXISTS (SELECT 1 FROM message_mailboxes WHERE mailbox_id = mailboxes.id)`;
  return read
    .all<FolderRecord>(
      sql`SELECT id, role, name, path, delimiter,
            (SELECT count(*) FROM message_mailboxes WHERE mailbox_id = mailboxes.id) AS messages
          FROM mailboxes WHERE ${isIt} ORDER BY role = 'other', role, path, id`,
    )
    .map(({ id, role, name, path, delimiter, messages }) => {
      const isNested = role === 'other' && path !== null && delimiter !== null && delimiter !== '';
      return { id, role, messages, steps: isNested ? path.split(delimiter).filter((step) => step !== '') : [name] };
    });
}

/** The next messages of a folder, oldest first. */
export function readRows(read: ReadDb, folder: ExportFolder, after: ExportPlace | null, limit: number): ExportRow[] {
  const { sortAt, id } = after ?? { sortAt: -1, id: '' };
  return read
    .all<Omit<ExportRow, keyof KeptFlags> & { [Flag in keyof KeptFlags]: number }>(
      sql`SELECT messages.id, place.sort_at AS "sortAt", subject, raw_hash AS "rawHash", size_bytes AS "sizeBytes",
            received_at AS "receivedAt", is_unread AS "isUnread", is_starred AS "isStarred",
            is_answered AS "isAnswered", is_forwarded AS "isForwarded", ${folder.role === 'drafts' ? 1 : 0} AS "isDraft"
          FROM message_mailboxes AS place JOIN messages ON messages.id = place.message_id
          WHERE place.mailbox_id = ${folder.id} AND (place.sort_at, place.message_id) > (${sortAt}, ${id})
          ORDER BY place.sort_at, place.message_id LIMIT ${limit}`,
    )
    .map((row) => ({
      ...row,
      isUnread: row.isUnread === 1,
      isStarred: row.isStarred === 1,
      isAnswered: row.isAnswered === 1,
      isForwarded: row.isForwarded === 1,
      isDraft: row.isDraft === 1,
    }));
}
