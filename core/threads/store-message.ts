import { makeSnippet } from '#shared/model/snippet.ts';
import { cleanText } from '#shared/model/line.ts';
import { newId, type AccountId, type MailboxId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { learnContacts } from '../contacts/learn-contacts.ts';
import type { WriteTx } from '../context.ts';
import { messageTexts } from '../db/tables/mail.ts';
import type { ParsedMessage } from '../mime/index.ts';
import { indexWords } from '../search/index-words.ts';
import { wordsOf } from './arrival-words.ts';
import { insertMessageRow, insertPlaceOf } from './message-rows.ts';
import { settleThreads } from './settle-threads.ts';
import { insertThread } from './thread-rows.ts';

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

/** A message that was never bytes: its text lies in the database, and its conversation is the caller's word. */
export function storeMessage(tx: WriteTx, message: NewMessage): { threadId: ThreadId; messageId: MessageId } {
  const { accountId, sentAt, isUnread, isStarred, isOwn } = message;
  const messageId = newId<MessageId>(tx.now);
  const threadId = message.threadId ?? newId<ThreadId>(tx.now);
  const text = cleanText(message.text);
  const parsed = asParsed(message, text);
  const row = {
    id: messageId,
    accountId,
    threadId,
    parsed,
    identity: null,
    rawHash: null,
    gmailId: null,
    sizeBytes: 0,
    sentAt,
    receivedAt: sentAt,
    flags: { isUnread, isStarred, isAnswered: false, isForwarded: false },
    isOwn,
    authentication: null,
  };
  if (message.threadId === null) insertThread(tx, row, null);
  insertMessageRow(tx, row);
  tx.db.insert(messageTexts).values({ messageId, text }).run();
  for (const mailboxId of message.mailboxIds) insertPlaceOf(tx, messageId, mailboxId, sentAt);
  const { from, to, cc } = parsed;
  if (learnContacts(tx, { isOwn, isAutomatic: false, at: sentAt, from, recipients: [...to, ...cc] })) {
    // The first topic is what the write is about.
    tx.touch('threads', threadId);
    tx.touch('contacts');
  }
  if (message.threadId === null) settleThreads(tx, [], [threadId]);
  else settleThreads(tx, [threadId]);
  indexWords(tx, [wordsOf(messageId, sentAt, parsed)]);
  return { threadId, messageId };
}

function asParsed(message: NewMessage, text: string): ParsedMessage {
  const { rfcId, from, to, cc, subject, sentAt, attachments } = message;
  return {
    messageId: rfcId,
    inReplyTo: [],
    references: [],
    subject,
    from,
    sender: null,
    replyTo: [],
    to,
    cc,
    bcc: [],
    sentAt,
    receivedAt: null,
    listId: null,
    listUnsubscribe: [],
    listUnsubscribePost: false,
    isAutomatic: false,
    deliveredTo: [],
    authentication: [],
    warnings: [],
    isBounce: null,
    text,
    searchText: text,
    snippet: makeSnippet(text),
    html: false,
    parts: attachments.map((part, index) => ({
      ...part,
      path: String(index + 2),
      contentId: null,
      isInline: false,
      charset: null,
    })),
  };
}
