import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { accountId, count, mailboxId, shortText, undoable } from './values.ts';

export const mailboxRole = z.enum(['inbox', 'sent', 'drafts', 'archive', 'spam', 'trash', 'other']);
export type MailboxRole = z.infer<typeof mailboxRole>;

export const mailbox = z.strictObject({
  id: mailboxId,
  accountId,
  role: mailboxRole,
  /** The last step of its path, as the server names it. */
  name: shortText,
  path: shortText.nullable(),
  depth: z.number().int().min(0).max(100),
  /** The folder it lies in. Some servers keep everything below the inbox: those stand beside it. */
  parentId: mailboxId.nullable(),
  canSelect: z.boolean(),
  isSynced: z.boolean(),
  /** Conversations in its list, and how many of them are unread. */
  total: count,
  unread: count,
});
export type Mailbox = z.infer<typeof mailbox>;

/** Folders as the server has them. What is done here is done there. */
export const mailboxes = {
  list: query(nothing, z.array(mailbox).max(10_000), 'mailboxes', 'threads'),
  create: command(
    z.strictObject({ accountId, parentId: mailboxId.nullable().default(null), name: shortText.min(1) }),
    z.strictObject({ id: mailboxId }),
  ),
  rename: command(z.strictObject({ id: mailboxId, name: shortText.min(1) }), undoable),
  /** Only an empty folder: mail is never deleted with it. */
  remove: command(z.strictObject({ id: mailboxId }), undoable),
  /** Which folder of the account plays this part, where the server does not say. */
  setRole: command(z.strictObject({ id: mailboxId, role: mailboxRole }), undoable),
  setSynced: command(z.strictObject({ id: mailboxId, isSynced: z.boolean() }), undoable),
};
