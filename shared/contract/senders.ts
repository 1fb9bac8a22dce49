import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { count, emailAddress, instant, shortText, threadId, undoable } from './values.ts';

export const blockPlace = z.enum(['trash', 'spam']);
export type BlockPlace = z.infer<typeof blockPlace>;
export const senderVerdict = z.enum(['allowed', 'later', 'blocked']);
export type SenderVerdict = z.infer<typeof senderVerdict>;

/** An address, or `@` and a domain for everybody there and below it. Compared in small letters. */
export const senderPattern = z
  .string()
  .max(320)
  .regex(/^[^\s@<>()[\],;:"]*@[^\s@<>()[\],;:"]+$/);

export const sender = z.strictObject({
  pattern: senderPattern,
  verdict: senderVerdict.nullable(),
  /** Where mail of a blocked one goes. */
  blockTo: blockPlace.nullable(),
  isVip: z.boolean(),
  changedAt: instant,
});
export type Sender = z.infer<typeof sender>;

/** Somebody who wrote for the first time, and what waits to be let in. */
export const waitingSender = z.strictObject({
  address: shortText,
  name: shortText,
  conversations: count,
  newestId: threadId,
  subject: shortText,
  snippet: shortText,
  lastAt: instant,
  /** The user put the decision off. */
  isLater: z.boolean(),
});
export type WaitingSender = z.infer<typeof waitingSender>;

const patterns = z.array(senderPattern).min(1).max(100);

export const senders = {
  /** Whom the user decided about: blocked, let in, important. */
  list: query(nothing, z.array(sender).max(10_000), 'senders'),
  /** Who wrote the received mail of these conversations. */
  ofThreads: query(
    z.strictObject({ ids: z.array(threadId).min(1).max(10_000) }),
    z.array(z.strictObject({ address: shortText, name: shortText, isOwn: z.boolean() })).max(1_000),
    'threads',
  ),
  /** How many conversations of theirs lie anywhere but in spam and trash. */
  countMail: query(z.strictObject({ patterns }), z.strictObject({ conversations: count }), 'threads'),
  /** New mail of theirs goes there unseen; `withExisting` takes along what is here. */
  block: command(z.strictObject({ patterns, to: blockPlace, withExisting: z.boolean() }), undoable),
  /** As if nothing had been decided about this one, but for being important. */
  forget: command(z.strictObject({ pattern: senderPattern }), undoable),
  setVip: command(z.strictObject({ patterns, isVip: z.boolean() }), undoable),
  /** Whether first mail of new senders waits, and whose does. */
  screener: query(
    nothing,
    z.strictObject({ isOn: z.boolean(), waiting: z.array(waitingSender).max(1_000) }),
    'senders',
    'threads',
  ),
  /** Turned off, all that waits comes into the inbox. */
  setScreener: command(z.strictObject({ isOn: z.boolean() }), done),
  /** Yes: all of theirs comes into the inbox, now and later. Later: it goes on waiting, below the others. No: `block`. */
  letIn: command(z.strictObject({ address: emailAddress, verdict: z.enum(['allowed', 'later']) }), undoable),
};
