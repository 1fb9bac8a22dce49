import { eq, and, notInArray, sql } from 'drizzle-orm';
import type { messages as contract } from '#shared/contract/messages.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';
import { attachments, messageMailboxes, messages, messageTexts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

type WholeMessage = Awaited<ReturnType<HandlersOf<typeof contract>['get']>>;

// The contract's bounds.
const maxFolders = 1_000;
const maxParts = 1_000;
const maxWarnings = 50;
const maxId = 1_000;

/** Everything about one message but its body. */
export function readMessage(read: ReadDb, id: MessageId): WholeMessage {
  const removed = sql`(SELECT id FROM accounts WHERE removed_at IS NOT NULL)`;
  const row = read
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), notInArray(messages.accountId, removed)))
    .get();
  if (row === undefined) throw new AppError('not-found', 'no such message');
  const folders = read
    .select({ id: messageMailboxes.mailboxId })
    .from(messageMailboxes)
    .where(eq(messageMailboxes.messageId, id))
    .limit(maxFolders)
    .all();
  const parts = read
    .select()
    .from(attachments)
    .where(eq(attachments.messageId, id))
    .orderBy(attachments.position)
    .limit(maxParts)
    .all();
  const text = read
    .select({ id: messageTexts.messageId })
    .from(messageTexts)
    .where(eq(messageTexts.messageId, id))
    .get();
  return {
    id,
    accountId: row.accountId,
    threadId: row.threadId,
    mailboxIds: folders.map((folder) => folder.id),
    messageId: row.rfcId === null ? null : clip(row.rfcId, maxId),
    from: { name: row.fromName, address: row.fromAddress },
    sender: row.sender,
    replyTo: row.replyTo,
    to: row.to,
    cc: row.cc,
    bcc: row.bcc,
    subject: row.subject,
    sentAt: row.sentAt,
    receivedAt: row.receivedAt,
    sizeBytes: row.sizeBytes,
    listId: row.listId,
    unsubscribe: row.unsubscribe,
    authentication: row.authentication,
    warnings: row.warnings.slice(0, maxWarnings),
    parts: parts.map(({ messageId: _, position: __, ...part }) => part),
    hasBody: row.rawHash !== null || text !== undefined,
  };
}
