import { z } from 'zod';
import { fileKind } from '../model/file-kind.ts';
import { cursor, pageOf, query } from './define.ts';
import { messagePart } from './messages.ts';
import { accountId, count, instant, longText, mailAddress, messageId, shortText, threadId } from './values.ts';

export const attachmentRow = z.strictObject({
  messageId,
  threadId,
  accountId,
  path: z.string().max(200),
  name: shortText,
  mimeType: shortText,
  sizeBytes: count,
  kind: fileKind,
  from: mailAddress,
  isOwn: z.boolean(),
  subject: shortText,
  sentAt: instant,
  /** `false` while the message itself is only on the server. */
  isHere: z.boolean(),
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

export const attachments = {
  /** Every file of every mail, newest first or largest first; pictures inside texts and calendars of invitations aside. */
  list: query(
    z.strictObject({
      kinds: z.array(fileKind).max(20).default([]),
      /** Words of the file's name, the sender or the subject. */
      text: z.string().max(200).default(''),
      accountId: accountId.nullable().default(null),
      minBytes: count.default(0),
      since: instant.nullable().default(null),
      until: instant.nullable().default(null),
      order: z.enum(['newest', 'largest']).default('newest'),
      limit: z.number().int().min(1).max(200).default(100),
      after: cursor.nullable().default(null),
    }),
    pageOf(attachmentRow),
    'threads',
  ),
  /** A mail that is attached to a mail, to be read and nothing else. */
  mail: query(
    z.strictObject({ id: messageId, path: z.string().max(200) }),
    z.strictObject({
      from: mailAddress.nullable(),
      to: z.array(mailAddress).max(500),
      cc: z.array(mailAddress).max(500),
      subject: shortText,
      sentAt: instant.nullable(),
      text: longText,
      parts: z.array(messagePart).max(1_000),
    }),
    'threads',
  ),
};
