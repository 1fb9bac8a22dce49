import { desc, eq } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import { nameOf, type MailAddress } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import { own, pickSenders } from '#shared/model/senders.ts';
import type { WriteTx } from '../context.ts';
import { messages, threads } from '../db/tables/mail.ts';

/** Writes a conversation's row anew from its messages; needed when one came or went, not for flags and places. */
export function summarizeThread(tx: WriteTx, threadId: ThreadId): void {
  const newestFirst = tx.db
    .select({
      fromName: messages.fromName,
      fromAddress: messages.fromAddress,
      to: messages.to,
      sentAt: messages.sentAt,
      isUnread: messages.isUnread,
      isStarred: messages.isStarred,
      isOwn: messages.isOwn,
      hasAttachment: messages.hasAttachment,
      snippet: messages.snippet,
    })
    .from(messages)
    .where(eq(messages.threadId, threadId))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .all();
  const thread = tx.db.select({ subject: threads.subject }).from(threads).where(eq(threads.id, threadId)).get();
  const newest = newestFirst[0];
  if (thread === undefined || newest === undefined) return;

  const names = newestFirst.map((message) => nameOf(fromOf(message)));
  const senders = pickSenders(
    newestFirst.map((message, index) => (message.isOwn ? own : (names[index] ?? ''))),
    newestFirst.flatMap((message) => message.to.map(nameOf)),
  );
  tx.db
    .update(threads)
    .set({
      lastAt: newest.sentAt,
      messageCount: newestFirst.length,
      unreadCount: newestFirst.filter((message) => message.isUnread).length,
      isStarred: newestFirst.some((message) => message.isStarred),
      hasAttachment: newestFirst.some((message) => message.hasAttachment),
      senders,
      snippet: newest.snippet,
      findText: foldText([thread.subject, ...new Set(names), newest.snippet].join(' ')),
    })
    .where(eq(threads.id, threadId))
    .run();
}

function fromOf(message: { fromName: string; fromAddress: string }): MailAddress {
  return { name: message.fromName, address: message.fromAddress };
}
