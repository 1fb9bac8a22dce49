import { z } from 'zod';
import type {
  AccountId,
  CorrelationId,
  DeliveryId,
  DraftAttachmentId,
  DraftId,
  FollowUpId,
  IdentityId,
  JobId,
  MailboxId,
  MessageId,
  TemplateId,
  ThreadId,
  UndoToken,
} from '../ids.ts';

/** The building blocks that several contracts share. Every string has an upper bound: the border refuses the rest. */
const id = <Id extends string>() => z.string().min(1).max(64) as unknown as z.ZodType<Id, Id>;

export const accountId = id<AccountId>();
export const mailboxId = id<MailboxId>();
export const threadId = id<ThreadId>();
export const messageId = id<MessageId>();
export const draftId = id<DraftId>();
export const draftAttachmentId = id<DraftAttachmentId>();
export const identityId = id<IdentityId>();
export const templateId = id<TemplateId>();
export const followUpId = id<FollowUpId>();
export const deliveryId = id<DeliveryId>();
export const jobId = id<JobId>();
export const undoToken = id<UndoToken>();
export const correlationId = id<CorrelationId>();

/** Milliseconds since 1970, UTC. */
export const instant = z.number().int().min(0).max(8.64e15);
export const count = z.number().int().min(0);
export const shortText = z.string().max(500);
export const longText = z.string().max(200_000);
export const emailAddress = z.email().max(320);

export const actor = z.strictObject({
  kind: z.enum(['user', 'rule', 'agent', 'sync', 'system']),
  /** Which rule, agent or account; `null` for the user and the app itself. */
  id: z.string().max(100).nullable(),
});
export type Actor = z.infer<typeof actor>;

/** What an undoable command answers: what the toast needs to offer the way back. */
export const undoable = z.strictObject({ undo: undoToken.nullable(), count });

export const mailAddress = z.strictObject({ name: shortText, address: shortText });
