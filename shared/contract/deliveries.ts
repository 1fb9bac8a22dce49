import { z } from 'zod';
import { command, done, query } from './define.ts';
import { trouble } from './accounts.ts';
import { accountId, count, deliveryId, draftId, instant, mailAddress, messageId, shortText } from './values.ts';

/**
 * The life of a mail that goes out. `unknown`: the line broke after the last byte and before the answer; it is settled
 * by looking, never by sending again. `missed`: its time passed while the app was not running.
 */
export const deliveryState = z.enum([
  'scheduled',
  'queued',
  'sending',
  'unknown',
  'accepted',
  'filed',
  'seen',
  'failed',
  'cancelled',
  'missed',
]);
export type DeliveryState = z.infer<typeof deliveryState>;

export const delivery = z.strictObject({
  id: deliveryId,
  accountId,
  subject: shortText,
  sender: shortText,
  recipients: z.array(mailAddress).max(1_000),
  state: deliveryState,
  sendAt: instant,
  attempts: count,
  nextTryAt: instant.nullable(),
  trouble: trouble.nullable(),
  messageId: messageId.nullable(),
  events: z.array(z.strictObject({ at: instant, state: deliveryState, note: shortText.nullable() })).max(200),
  failures: z
    .array(
      z.strictObject({
        recipient: shortText,
        status: shortText.nullable(),
        isFinal: z.boolean(),
        bounceMessageId: messageId.nullable(),
      }),
    )
    .max(1_000),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveries = {
  /** Newest first; `open` are those that are not settled. */
  list: query(
    z.strictObject({ open: z.boolean().default(false), limit: z.number().int().min(1).max(200).default(50) }),
    z.array(delivery).max(200),
    'deliveries',
  ),
  get: query(z.strictObject({ id: deliveryId }), delivery, 'deliveries'),
  /** How a mail in Sent came to be there; `null` when another program sent it. */
  ofMessage: query(z.strictObject({ messageId }), delivery.nullable(), 'deliveries'),
  /** Takes back what has not left, and opens it as a draft again. `conflict` once it is on its way. */
  cancel: command(z.strictObject({ id: deliveryId }), z.strictObject({ draftId })),
  sendNow: command(z.strictObject({ id: deliveryId }), done),
  reschedule: command(z.strictObject({ id: deliveryId, sendAt: instant }), done),
  /** Tries a failed one again, or one whose fate is unknown: the user has looked and it did not arrive. */
  retry: command(z.strictObject({ id: deliveryId }), done),
  /** The user knows that one whose fate was unknown did arrive. */
  confirm: command(z.strictObject({ id: deliveryId }), done),
};
