import { z } from 'zod';
import { command, done, query } from './define.ts';
import { shortText } from './values.ts';

export const senderLook = z.strictObject({
  /** `original`: the colours as they were designed, also in the dark. `null`: as the rule says. */
  colors: z.literal('original').nullable(),
});
export type SenderLook = z.infer<typeof senderLook>;

/** How the user wants to see the mail of a sender. */
export const senderLooks = {
  get: query(z.strictObject({ address: shortText }), senderLook, 'senderLooks'),
  set: command(z.strictObject({ address: shortText, colors: senderLook.shape.colors }), done),
};
