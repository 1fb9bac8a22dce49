import { z } from 'zod';
import { command, cursor, nothing, pageOf, query } from './define.ts';
import { accountId, count, instant, longText, messageId, shortText, threadId, undoable } from './values.ts';

/** The views of the sidebar. Unified across accounts unless one is named. */
export const view = z.enum(['inbox', 'starred', 'sent', 'archive', 'spam', 'trash', 'all']);
export type View = z.infer<typeof view>;

export const threadRow = z.strictObject({
  id: threadId,
  accountId,
  /** Who takes part, newest first, at most three. The user is '' here: shared/model/senders.ts words it. */
  senders: z.array(shortText).max(3),
  subject: shortText,
  snippet: shortText,
  lastAt: instant,
  messageCount: count,
  isUnread: z.boolean(),
  isStarred: z.boolean(),
  hasAttachment: z.boolean(),
});
export type ThreadRow = z.infer<typeof threadRow>;

const mailAddress = z.strictObject({ name: shortText, address: shortText });

export const message = z.strictObject({
  id: messageId,
  from: mailAddress,
  to: z.array(mailAddress).max(500),
  cc: z.array(mailAddress).max(500),
  sentAt: instant,
  isUnread: z.boolean(),
  snippet: shortText,
  text: longText,
  attachments: z.array(z.strictObject({ name: shortText, sizeBytes: count, mimeType: shortText })).max(200),
});
export type Message = z.infer<typeof message>;

const scope = { view, accountId: accountId.nullable().default(null) };
const threadIds = z.array(threadId).min(1).max(10_000);

export const threads = {
  list: query(
    z.strictObject({
      ...scope,
      unreadOnly: z.boolean().default(false),
      limit: z.number().int().min(1).max(200).default(100),
      after: cursor.nullable().default(null),
    }),
    pageOf(threadRow),
    'threads',
  ),
  /** How many conversations and how many of them unread, per view, and per account within the inbox. */
  counts: query(
    nothing,
    z.strictObject({
      views: z.record(view, z.strictObject({ total: count, unread: count })),
      inboxByAccount: z.array(z.strictObject({ accountId, total: count, unread: count })).max(200),
      drafts: count,
    }),
    'threads',
    'drafts',
  ),
  get: query(
    z.strictObject({ id: threadId }),
    z.strictObject({ row: threadRow, views: z.array(view), messages: z.array(message).max(1_000) }),
    'threads',
  ),
  /** Words in subject, sender or first line; for the palette. */
  find: query(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(20).default(6) }),
    z.array(threadRow).max(20),
    'threads',
  ),
  move: command(z.strictObject({ ids: threadIds, to: z.enum(['inbox', 'archive', 'spam', 'trash']) }), undoable),
  /** `canUndo: false` is for what was read by being looked at: Ctrl+Z must not walk through it. */
  setRead: command(z.strictObject({ ids: threadIds, isRead: z.boolean(), canUndo: z.boolean().optional() }), undoable),
  setStarred: command(z.strictObject({ ids: threadIds, isStarred: z.boolean() }), undoable),
};
