import { z } from 'zod';
import { command, done, query } from './define.ts';
import { draftId, followUpId, instant, messageId, shortText, threadId, undoable } from './values.ts';

/** How long after sending, or when. */
export const followUpWhen = z.union([
  z.strictObject({
    afterMs: z
      .number()
      .int()
      .min(60_000)
      .max(400 * 86_400_000),
  }),
  z.strictObject({ at: instant }),
]);
export type FollowUpWhen = z.infer<typeof followUpWhen>;

export const followUpState = z.enum(['waiting', 'due']);
export type FollowUpState = z.infer<typeof followUpState>;

export const followUp = z.strictObject({
  id: followUpId,
  state: followUpState,
  dueAt: instant,
  /** The mail that waits for its answer, once its copy is here. */
  threadId: threadId.nullable(),
  messageId: messageId.nullable(),
  subject: shortText,
});
export type FollowUp = z.infer<typeof followUp>;

/**
 * "Remind me if nobody answers." Any answer in the conversation ends it, but no bounce and no out-of-office note. When
 * its time comes without one, the conversation stands on top of the inbox.
 */
export const followUps = {
  /** With a draft; it counts from when the mail was accepted. `null` takes it away. */
  plan: command(z.strictObject({ draftId, when: followUpWhen.nullable() }), done),
  planned: query(z.strictObject({ draftId }), followUpWhen.nullable(), 'followUps', 'drafts'),
  /** Those that wait and those that are due, of one conversation or of all; the next one first. */
  list: query(
    z.strictObject({ threadId: threadId.nullable().default(null) }),
    z.array(followUp).max(500),
    'followUps',
    'threads',
  ),
  /** To another time, also once it was due. */
  reschedule: command(z.strictObject({ id: followUpId, dueAt: instant }), undoable),
  remove: command(z.strictObject({ id: followUpId }), undoable),
};
