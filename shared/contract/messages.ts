import { z } from 'zod';
import { command, done, query } from './define.ts';
import {
  accountId,
  count,
  instant,
  longText,
  mailAddress,
  mailboxId,
  messageId,
  shortText,
  threadId,
} from './values.ts';

const verdict = z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'error']);

/** What the user's own receiving server found, never what the mail says of itself. */
export const authentication = z.strictObject({
  server: shortText,
  spf: z.strictObject({ result: verdict, domain: shortText.nullable() }).nullable(),
  /** Of several signatures the one that fits the sender best. */
  dkim: z.strictObject({ result: verdict, domain: shortText.nullable() }).nullable(),
  dmarc: z.strictObject({ result: verdict, domain: shortText.nullable() }).nullable(),
});
export type Authentication = z.infer<typeof authentication>;

export const unsubscribe = z.strictObject({
  urls: z.array(z.string().max(2_000)).max(10),
  /** RFC 8058: one POST is enough. */
  isOneClick: z.boolean(),
});
export type Unsubscribe = z.infer<typeof unsubscribe>;

export const messagePart = z.strictObject({
  /** Names the part within its message, such as `2.1`. */
  path: z.string().max(200),
  name: shortText,
  mimeType: shortText,
  sizeBytes: count,
  contentId: shortText.nullable(),
  isInline: z.boolean(),
});
export type MessagePart = z.infer<typeof messagePart>;

export const messages = {
  /** Everything about one message but its body. */
  get: query(
    z.strictObject({ id: messageId }),
    z.strictObject({
      id: messageId,
      accountId,
      threadId,
      mailboxIds: z.array(mailboxId).max(1_000),
      messageId: z.string().max(1_000).nullable(),
      from: mailAddress,
      sender: mailAddress.nullable(),
      replyTo: z.array(mailAddress).max(500),
      to: z.array(mailAddress).max(500),
      cc: z.array(mailAddress).max(500),
      bcc: z.array(mailAddress).max(500),
      subject: shortText,
      sentAt: instant,
      receivedAt: instant,
      sizeBytes: count,
      listId: shortText.nullable(),
      unsubscribe: unsubscribe.nullable(),
      authentication: authentication.nullable(),
      warnings: z.array(z.string().max(40)).max(50),
      parts: z.array(messagePart).max(1_000),
      /** `false` while only the headers are here. */
      hasBody: z.boolean(),
    }),
    'threads',
  ),
  /**
   * Both bodies as the sender wrote them. HTML is hostile until the reader has washed it. Fetched from the server when
   * it is not here yet; `offline` when that cannot be done.
   */
  body: query(
    z.strictObject({ id: messageId }),
    z.strictObject({ text: longText, html: z.string().max(5_000_000).nullable(), isTruncated: z.boolean() }),
    'threads',
  ),
  /** Raw bytes as text, for "view source"; cut at the limit. */
  source: query(
    z.strictObject({ id: messageId }),
    z.strictObject({ text: z.string().max(2_000_000), sizeBytes: count, isTruncated: z.boolean() }),
  ),
  /** Every field of the header in its order, as it was sent and as it reads; cut at the limits. */
  headers: query(
    z.strictObject({ id: messageId }),
    z.strictObject({
      fields: z
        .array(
          z.strictObject({ name: z.string().max(200), sent: z.string().max(10_000), value: z.string().max(10_000) }),
        )
        .max(1_000),
      isTruncated: z.boolean(),
    }),
  ),
  /** The whole message byte for byte, in pieces, base64. */
  raw: query(
    z.strictObject({
      id: messageId,
      offset: count.default(0),
      limit: z.number().int().min(1).max(1_000_000).default(1_000_000),
    }),
    z.strictObject({ base64: z.string().max(1_400_000), sizeBytes: count }),
  ),
  /** One attachment in pieces, base64. */
  part: query(
    z.strictObject({
      id: messageId,
      path: z.string().max(200),
      offset: count.default(0),
      limit: z.number().int().min(1).max(1_000_000).default(1_000_000),
    }),
    z.strictObject({ base64: z.string().max(1_400_000), sizeBytes: count, mimeType: shortText, name: shortText }),
  ),
  /** Fetches the bodies of these now, ahead of the queue. */
  download: command(z.strictObject({ ids: z.array(messageId).min(1).max(500) }), done),
};
