import { sql } from 'drizzle-orm';
import type { MessageId } from '#shared/ids.ts';
import { formatAddress, type MailAddress } from '#shared/model/address.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';

interface Row {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly snippet: string;
  readonly changedAt: number;
  readonly to: string;
}

/** What lies in Drafts on the servers and is neither a copy of a draft of ours nor opened as one. */
export function listForeignDrafts(read: ReadDb, limit: number) {
  const rows = read.all<Row>(sql`
    SELECT messages.id AS "messageId", subject, snippet, sent_at AS "changedAt", to_list AS "to"
    FROM messages
    WHERE messages.id IN (SELECT place.message_id FROM mailboxes
        JOIN message_mailboxes AS place ON place.mailbox_id = mailboxes.id WHERE mailboxes.role = 'drafts')
      AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM drafts WHERE remote_message_id = messages.id)
      AND (rfc_id IS NULL OR NOT EXISTS (SELECT 1 FROM drafts WHERE drafts.rfc_id = messages.rfc_id))
    ORDER BY sent_at DESC, messages.id DESC LIMIT ${limit}`);
  return rows.map(({ to, subject, ...row }) => ({
    ...row,
    subject: clip(subject, 500),
    to: clip((JSON.parse(to) as MailAddress[]).map(formatAddress).join(', '), 1_000),
  }));
}
