import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { accountId, mailboxId, undoable } from './values.ts';
import { senderPattern } from './senders.ts';

const plain = <Field extends string>(field: Field) =>
  z.strictObject({ field: z.literal(field), isNot: z.boolean().optional() });

/**
 * What must hold of a conversation; where it is about a mail, of the newest that was received: once a person answers a
 * notification, it is none any more.
 */
export const splitCondition = z.discriminatedUnion('field', [
  z.strictObject({ ...plain('from').shape, values: z.array(senderPattern).min(1).max(50) }),
  /** A newsletter or mailing list. */
  plain('list'),
  /** Written by a machine to this user alone. */
  plain('automatic'),
  plain('vip'),
  plain('toMe'),
  plain('attachment'),
  z.strictObject({ ...plain('account').shape, accountId }),
  z.strictObject({ ...plain('folder').shape, mailboxId }),
]);
export type SplitCondition = z.infer<typeof splitCondition>;

export const splitPreset = z.enum(['important', 'newsletters', 'notifications']);
export type SplitPreset = z.infer<typeof splitPreset>;

export const inboxSplit = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  /** Ours are worded in the user's language and have no name. */
  preset: splitPreset.nullable(),
  name: z.string().max(60),
  isOn: z.boolean(),
  /** All of them must hold. */
  conditions: z.array(splitCondition).min(1).max(8),
});
export type InboxSplit = z.infer<typeof inboxSplit>;

export const inboxSplits = {
  list: query(nothing, z.array(inboxSplit).max(20), 'splits'),
  /** All of them, in their order. What is not named is gone; ours can only be turned off. */
  save: command(
    z.strictObject({
      splits: z.array(z.strictObject({ ...inboxSplit.shape, id: inboxSplit.shape.id.nullable() })).max(20),
    }),
    undoable,
  ),
};
