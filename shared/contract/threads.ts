import { z } from 'zod';
import { command, cursor, nothing, pageOf, query } from './define.ts';
import {
  accountId,
  count,
  instant,
  longText,
  mailAddress,
  mailboxId,
  messageId,
  shortText,
  threadId,
  undoable,
} from './values.ts';

/** The views of the sidebar. Unified across accounts unless one is named. */
export const view = z.enum(['inbox', 'snoozed', 'screener', 'starred', 'sent', 'archive', 'spam', 'trash', 'all']);
export type View = z.infer<typeof view>;

export const threadRow = z.strictObject({
  id: threadId,
  /** In the flat list the row is this message, and `id` is the conversation it belongs to. */
  messageId: messageId.optional(),
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
  /** New mail of it does not come to the inbox. */
  isMuted: z.boolean(),
  /** At the top of the inbox until the user says otherwise. */
  isPinned: z.boolean(),
  /** Until when it sleeps, or slept. */
  snoozedUntil: instant.nullable(),
  /** When it came back; `null` while it sleeps. */
  wokeAt: instant.nullable(),
  /** Since when it waits in vain for an answer to a mail of the user's. */
  remindedAt: instant.nullable(),
  /** Where it stands in this list, which may be above its date: pinned, or woken. */
  sortAt: instant,
});
export type ThreadRow = z.infer<typeof threadRow>;

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
  /** `false` while only the headers are here: `messages.body` fetches the rest. */
  hasBody: z.boolean(),
  /** There is more to show than the text: `messages.body` has it. */
  hasHtml: z.boolean(),
});
export type Message = z.infer<typeof message>;

/** Why a message is where it is. `toMessageId` names the one it hangs on. */
export const threadLink = z.strictObject({
  messageId,
  /**
   * `first` is the oldest. `answers`: its headers name the other. `answeredBy`: the other's headers name it. `shared`:
   * both name a mail that is not here, or Gmail says so. `user`: put here by hand. `chain`: over several others.
   */
  reason: z.enum(['first', 'answers', 'answeredBy', 'shared', 'user', 'chain']),
  toMessageId: messageId.nullable(),
  /** The Message-ID that joins them. */
  rfcId: z.string().max(1_000).nullable(),
  /** The user's hand has the last word on where it is. */
  isPinned: z.boolean(),
});
export type ThreadLink = z.infer<typeof threadLink>;

/** A part of the inbox as a list of its own: `split-ID`, `split-rest`, `bundle-KIND`, `held-KIND`. */
export const inboxPart = z.string().regex(/^(split|bundle|held)-[\w-]{1,40}$/);

export const listSort = z.enum(['newest', 'oldest', 'sender', 'subject', 'size']);
export type ListSort = z.infer<typeof listSort>;

/** What a list holds: a view, a folder or a part of the inbox, narrowed by every filter that is set. */
const listed = {
  view,
  accountId: accountId.nullable().default(null),
  /** One folder in the place of the view. */
  mailboxId: mailboxId.nullable().default(null),
  part: inboxPart.nullable().default(null),
  /** Message by message. */
  isFlat: z.boolean().default(false),
  unreadOnly: z.boolean().default(false),
  starredOnly: z.boolean().default(false),
  attachmentsOnly: z.boolean().default(false),
  /** From people the user has written to. */
  contactsOnly: z.boolean().default(false),
};
const chosen = {
  ids: z.array(threadId).min(1).max(10_000),
  /** From the flat list: of these conversations only these messages. */
  messageIds: z.array(messageId).min(1).max(10_000).optional(),
};
const regrouped = z.strictObject({ ...undoable.shape, id: threadId.nullable() });

export const threads = {
  list: query(
    z.strictObject({
      ...listed,
      sort: listSort.default('newest'),
      limit: z.number().int().min(1).max(200).default(100),
      after: cursor.nullable().default(null),
    }),
    pageOf(threadRow),
    'threads',
  ),
  /** All of a list, for "select all": newest first, many at once, without their texts. */
  listIds: query(
    z.strictObject({
      ...listed,
      limit: z.number().int().min(1).max(10_000).default(10_000),
      after: cursor.nullable().default(null),
    }),
    pageOf(z.strictObject({ id: threadId, messageId: messageId.nullable() })),
    'threads',
  ),
  /** How many conversations and how many of them unread, per view, and per account within the inbox. */
  counts: query(
    nothing,
    z.strictObject({
      views: z.record(view, z.strictObject({ total: count, unread: count })),
      inboxByAccount: z.array(z.strictObject({ accountId, total: count, unread: count })).max(200),
      /** The tabs and bundles of the inbox, as far as there is something in them. */
      parts: z.array(z.strictObject({ part: inboxPart, accountId, total: count, unread: count })).max(5_000),
      drafts: count,
    }),
    'threads',
    'drafts',
  ),
  get: query(
    z.strictObject({ id: threadId }),
    z.strictObject({
      row: threadRow,
      views: z.array(view),
      /** The folders any of its messages lies in. */
      mailboxIds: z.array(mailboxId).max(1_000),
      messages: z.array(message).max(1_000),
    }),
    'threads',
  ),
  /** Why these messages are together, oldest first. */
  explain: query(z.strictObject({ id: threadId }), z.array(threadLink).max(1_000), 'threads'),
  /** Beginnings of words anywhere in a message, newest first. */
  find: query(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(20).default(6) }),
    z.array(threadRow).max(20),
    'threads',
  ),
  move: command(z.strictObject({ ...chosen, to: z.enum(['inbox', 'archive', 'spam', 'trash']) }), undoable),
  /** Into any folder. */
  moveTo: command(z.strictObject({ ...chosen, mailboxId }), undoable),
  /** A folder of the user's own beside the others, or no longer. */
  setLabel: command(z.strictObject({ ...chosen, mailboxId, isSet: z.boolean() }), undoable),
  /** `canUndo: false` is for what was read by being looked at: Ctrl+Z must not walk through it. */
  setRead: command(z.strictObject({ ...chosen, isRead: z.boolean(), canUndo: z.boolean().optional() }), undoable),
  setStarred: command(z.strictObject({ ...chosen, isStarred: z.boolean() }), undoable),
  setPinned: command(z.strictObject({ ids: chosen.ids, isPinned: z.boolean() }), undoable),
  /** What comes later goes to the archive unseen. */
  setMuted: command(z.strictObject({ ids: chosen.ids, isMuted: z.boolean() }), undoable),
  /** These messages become a conversation of their own; answers `null` where there is nothing to part. */
  split: command(z.strictObject({ id: threadId, messageIds: z.array(messageId).min(1).max(1_000) }), regrouped),
  /** Several conversations of one account become one. */
  merge: command(z.strictObject({ ids: z.array(threadId).min(2).max(100) }), regrouped),
};
