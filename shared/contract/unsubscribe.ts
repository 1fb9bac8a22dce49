import { z } from 'zod';
import { command, done, query } from './define.ts';
import { deliveryId, instant, messageId, shortText } from './values.ts';

/** `post`: one click (RFC 8058), by the core. `mail`: a mail of the ledger. `page`: the user's browser, seen first. */
export const unsubscribeWay = z.enum(['post', 'mail', 'page']);
export type UnsubscribeWay = z.infer<typeof unsubscribeWay>;

/**
 * What is known of the asking, not of the leaving. `accepted`: the list answered with success. `refused`: with something
 * else. `unknown`: it may or may not have heard it. `unreached`: it never did. `queued`: a mail is on its way. `opened`:
 * the page was.
 */
export const unsubscribeOutcome = z.enum(['accepted', 'refused', 'unknown', 'unreached', 'queued', 'opened']);
export type UnsubscribeOutcome = z.infer<typeof unsubscribeOutcome>;

const asked = z.strictObject({
  way: unsubscribeWay,
  /** A host, or an address. */
  target: shortText,
  outcome: unsubscribeOutcome,
  /** The answer to the POST. */
  status: z.number().int().min(100).max(599).nullable(),
  at: instant,
  deliveryId: deliveryId.nullable(),
  /** This mail came after it. */
  isStillComing: z.boolean(),
});
export type Asked = z.infer<typeof asked>;

export const unsubscribe = {
  /** How one leaves the list this mail came by, best way first; `null` where it names none that can be gone. */
  get: query(
    z.strictObject({ id: messageId }),
    z
      .strictObject({
        list: shortText,
        ways: z
          .array(z.strictObject({ way: unsubscribeWay, target: shortText, url: z.string().max(2_000) }))
          .min(1)
          .max(3),
        /** The list offers one click, but nobody vouches that the address is its own (RFC 8058, 4). */
        isUnsigned: z.boolean(),
        asked: asked.nullable(),
      })
      .nullable(),
    'unsubscribe',
    'threads',
  ),
  /** Asks, and says what came back. Never without the user's click. */
  ask: command(z.strictObject({ id: messageId, way: unsubscribeWay.exclude(['page']) }), asked),
  /** The user went to the list's page in the browser. */
  noteOpened: command(z.strictObject({ id: messageId }), done),
};
