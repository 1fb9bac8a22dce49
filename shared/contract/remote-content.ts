import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { count, instant, messageId, shortText, undoable } from './values.ts';

/** An address in a mail as a browser would read it. */
export const remoteUrl = z.string().min(1).max(8_000);

/** Why a picture did not come: what it was, what stood in the way, or that it may not be had. */
export const imageTrouble = z.enum(['refused', 'unreachable', 'tooLarge', 'notAnImage']);
export type ImageTrouble = z.infer<typeof imageTrouble>;

/**
 * Pictures that a mail names and that lie elsewhere. No window ever fetches one: the core does, without cookies or
 * referrer, from public addresses only, and keeps them in the encrypted database.
 */
export const remoteContent = {
  /** Whether this message's pictures may be shown unasked, and whether its sender can be allowed for good. */
  standing: query(
    z.strictObject({ messageId }),
    z.strictObject({
      isAllowed: z.boolean(),
      /** What said so: the user about this sender, or the setting about known contacts. */
      by: z.enum(['sender', 'contact']).nullable(),
      /** The setting refuses all of it: nothing is offered either. */
      isNever: z.boolean(),
      address: shortText,
      /** The user's own server found that the sender is who they say; only such an address can be allowed for good. */
      isAuthenticated: z.boolean(),
    }),
    'threads',
    'settings',
    'contacts',
    'remoteContent',
  ),
  /** Always for the sender of this message. `not-allowed` where the sender is not authenticated. */
  allowSender: command(z.strictObject({ messageId }), undoable),
  forgetSender: command(z.strictObject({ address: shortText }), undoable),
  senders: query(
    nothing,
    z.array(z.strictObject({ address: shortText, allowedAt: instant })).max(10_000),
    'remoteContent',
  ),
  /**
   * Fetches what is not here yet. `once` is the user's word for this message now; `standing` is checked again. Answers
   * for each address whether it is here.
   */
  fetch: command(
    z.strictObject({
      messageId,
      consent: z.enum(['once', 'standing']),
      urls: z.array(remoteUrl).min(1).max(20),
    }),
    z.array(z.strictObject({ url: remoteUrl, trouble: imageTrouble.nullable() })).max(20),
  ),
  /** One that `fetch` brought. */
  image: query(
    z.strictObject({ url: remoteUrl }),
    z.strictObject({ base64: z.string().max(14_000_000), mimeType: shortText, width: count, height: count }),
  ),
};
