import { and, eq } from 'drizzle-orm';
import type { DemoAccount, DemoConversation, DemoMail, PersonKey } from '#resources/demo/format.ts';
import { people } from '#resources/demo/index.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { findMailbox, storeMessage } from '../threads/index.ts';
import { fillText } from './fill-text.ts';
import { resolveMoment } from './resolve-moment.ts';

const mimeTypes: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Message-IDs are how a second load, and a second delivery, know what is there already. */
export function rfcIdOf(name: string, number: number): string {
  return `<${name}.${number}@demo.hauspost.example>`;
}

export function findConversation(read: ReadDb, accountId: AccountId, id: string): ThreadId | null {
  const isFirst = and(eq(messages.accountId, accountId), eq(messages.rfcId, rfcIdOf(id, 1)));
  return read.select({ threadId: messages.threadId }).from(messages).where(isFirst).get()?.threadId ?? null;
}

export function storeConversation(
  tx: WriteTx,
  accountId: AccountId,
  conversation: DemoConversation,
  baseAt: number,
): void {
  let threadId: ThreadId | null = null;
  let partner: PersonKey = conversation.account;
  conversation.mails.forEach((mail, index) => {
    const isOwn = isOwnKey(mail.from, conversation.account);
    const stored = storeDemoMail(tx, {
      ...conversation,
      accountId,
      threadId,
      mail: { to: [isOwn ? partner : conversation.account], ...mail },
      rfcId: rfcIdOf(conversation.id, index + 1),
      sentAt: resolveMoment(mail.at, baseAt),
      baseAt,
    });
    threadId = stored.threadId;
    if (!isOwn) partner = mail.from;
  });
}

export interface DemoDelivery {
  readonly account: DemoAccount;
  readonly accountId: AccountId;
  readonly threadId: ThreadId | null;
  readonly language: DemoConversation['language'];
  readonly place: DemoConversation['place'];
  readonly subject: string;
  readonly mail: Omit<DemoMail, 'at'>;
  readonly rfcId: string;
  readonly sentAt: number;
  /** From when dates in the text are counted. */
  readonly baseAt: number;
}

export function storeDemoMail(tx: WriteTx, delivery: DemoDelivery): ReturnType<typeof storeMessage> {
  const { mail, accountId, account, language, baseAt } = delivery;
  const isOwn = isOwnKey(mail.from, account);
  return storeMessage(tx, {
    accountId,
    threadId: delivery.threadId,
    rfcId: delivery.rfcId,
    from: people[mail.from],
    to: (mail.to ?? [account]).map((key) => people[key]),
    cc: (mail.cc ?? []).map((key) => people[key]),
    subject: fillText(delivery.subject, language, baseAt),
    text: fillText(mail.text, language, baseAt),
    sentAt: delivery.sentAt,
    isUnread: mail.isUnread ?? false,
    isStarred: mail.isStarred ?? false,
    isOwn,
    attachments: (mail.attachments ?? []).map(([name, kilobytes]) => ({
      name,
      sizeBytes: kilobytes * 1_024,
      mimeType: mimeTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    })),
    mailboxIds: [findMailbox(tx, accountId, isOwn ? 'sent' : delivery.place)],
  });
}

function isOwnKey(key: PersonKey, account: DemoAccount): boolean {
  return key === account;
}
