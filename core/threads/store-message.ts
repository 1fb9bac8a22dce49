import { displaySubject } from '#shared/model/subject.ts';
import { cleanLine, cleanText, clip } from '#shared/model/line.ts';
import { makeSnippet } from '#shared/model/snippet.ts';
import { newId, type AccountId, type MailboxId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import type { WriteTx } from '../context.ts';
import { attachments, messageMailboxes, messages, messageTexts, threads } from '../db/tables/mail.ts';
import { refreshThreads } from './refresh-threads.ts';
import { summarizeThread } from './summarize-thread.ts';

export interface NewMessage {
  readonly accountId: AccountId;
  /** `null` begins a conversation. */
  readonly threadId: ThreadId | null;
  readonly rfcId: string | null;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly sentAt: number;
  readonly isUnread: boolean;
  readonly isStarred: boolean;
  readonly isOwn: boolean;
  readonly attachments: readonly { name: string; sizeBytes: number; mimeType: string }[];
  readonly mailboxIds: readonly MailboxId[];
}

const maxLine = 500;

/**
 * The one way a message comes in. Whatever the sender wrote is made harmless to carry here, once: well-formed, without
 * control characters, names and subjects on one line and within the contract's bounds.
 */
export function storeMessage(tx: WriteTx, message: NewMessage): { threadId: ThreadId; messageId: MessageId } {
  const threadId = message.threadId ?? beginThread(tx, message);
  const messageId = newId<MessageId>(tx.now);
  const text = cleanText(message.text);
  tx.db
    .insert(messages)
    .values({
      id: messageId,
      accountId: message.accountId,
      threadId,
      rfcId: message.rfcId,
      fromName: line(message.from.name),
      fromAddress: line(message.from.address),
      to: message.to.map(cleanAddress),
      cc: message.cc.map(cleanAddress),
      subject: line(message.subject),
      sentAt: message.sentAt,
      isUnread: message.isUnread,
      isStarred: message.isStarred,
      isOwn: message.isOwn,
      hasAttachment: message.attachments.length > 0,
      snippet: makeSnippet(text),
    })
    .run();
  tx.db.insert(messageTexts).values({ messageId, text }).run();
  message.mailboxIds.forEach((mailboxId) => tx.db.insert(messageMailboxes).values({ messageId, mailboxId }).run());
  message.attachments.forEach(({ name, sizeBytes, mimeType }, position) => {
    const row = { messageId, position, name: line(name), sizeBytes, mimeType: line(mimeType) };
    tx.db.insert(attachments).values(row).run();
  });
  summarizeThread(tx, threadId);
  refreshThreads(tx, [threadId]);
  tx.touch('threads', threadId);
  return { threadId, messageId };
}

function beginThread(tx: WriteTx, message: NewMessage): ThreadId {
  const id = newId<ThreadId>(tx.now);
  const subject = clip(displaySubject(message.subject), maxLine);
  const empty = { messageCount: 0, unreadCount: 0, isStarred: false, hasAttachment: false };
  const summary = { senders: [], snippet: '', findText: '', lastAt: message.sentAt };
  tx.db
    .insert(threads)
    .values({ id, accountId: message.accountId, subject, ...empty, ...summary })
    .run();
  return id;
}

function cleanAddress({ name, address }: MailAddress): MailAddress {
  return { name: line(name), address: line(address) };
}

function line(text: string): string {
  return clip(cleanLine(text), maxLine);
}
