import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Account, AccountAuth, AccountState, Server, Trouble } from '#shared/contract/accounts.ts';
import type { DraftKind } from '#shared/contract/drafts.ts';
import type { Authentication, Unsubscribe } from '#shared/contract/messages.ts';
import type { View } from '#shared/contract/threads.ts';
import type { AccountId, DeliveryId, DraftId, IdentityId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';

// Mirrors migrations/0002-mail.sql and what 0003-engine.sql adds to its tables, for typed queries. Keys, indexes and checks are there and only there.

export type MailboxRole = 'inbox' | 'sent' | 'drafts' | 'archive' | 'spam' | 'trash' | 'other';

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

export const accounts = sqliteTable('accounts', {
  id: text('id').$type<AccountId>().primaryKey(),
  kind: text('kind').$type<Account['kind']>().notNull(),
  address: text('address').notNull(),
  name: text('name').notNull(),
  mark: integer('mark').notNull(),
  incomingHost: text('incoming_host'),
  incomingPort: integer('incoming_port'),
  incomingSecurity: text('incoming_security').$type<Server['security']>(),
  outgoingHost: text('outgoing_host'),
  outgoingPort: integer('outgoing_port'),
  outgoingSecurity: text('outgoing_security').$type<Server['security']>(),
  createdAt: integer('created_at').notNull(),
  removedAt: integer('removed_at'),
  /** The name to log in with where it is not the address. */
  login: text('login'),
  auth: text('auth').$type<AccountAuth>().notNull().default('password'),
  state: text('state').$type<AccountState>().notNull().default('active'),
  isPaused: integer('is_paused', { mode: 'boolean' }).notNull().default(false),
  provider: text('provider'),
  keepDays: integer('keep_days'),
  maxConnections: integer('max_connections').notNull().default(3),
  trouble: text('trouble', { mode: 'json' }).$type<Trouble>(),
});

export const mailboxes = sqliteTable('mailboxes', {
  id: text('id').$type<MailboxId>().primaryKey(),
  accountId: text('account_id').$type<AccountId>().notNull(),
  role: text('role').$type<MailboxRole>().notNull(),
  name: text('name').notNull(),
  path: text('path'),
  delimiter: text('delimiter'),
  canSelect: integer('can_select', { mode: 'boolean' }).notNull().default(true),
  isSynced: integer('is_synced', { mode: 'boolean' }).notNull().default(true),
});

export const threads = sqliteTable('threads', {
  id: text('id').$type<ThreadId>().primaryKey(),
  accountId: text('account_id').$type<AccountId>().notNull(),
  subject: text('subject').notNull(),
  lastAt: integer('last_at').notNull(),
  messageCount: integer('message_count').notNull(),
  unreadCount: integer('unread_count').notNull(),
  isStarred: flag('is_starred'),
  hasAttachment: flag('has_attachment'),
  senders: text('senders', { mode: 'json' }).$type<string[]>().notNull(),
  snippet: text('snippet').notNull(),
  isMuted: integer('is_muted', { mode: 'boolean' }).notNull().default(false),
  gmailId: text('gmail_id'),
  snoozedUntil: integer('snoozed_until'),
  snoozedAt: integer('snoozed_at'),
  snoozedInInbox: integer('snoozed_in_inbox', { mode: 'boolean' }),
  wokeAt: integer('woke_at'),
  pinnedAt: integer('pinned_at'),
  screenedFrom: text('screened_from'),
  remindedAt: integer('reminded_at'),
});

export const messages = sqliteTable('messages', {
  id: text('id').$type<MessageId>().primaryKey(),
  accountId: text('account_id').$type<AccountId>().notNull(),
  threadId: text('thread_id').$type<ThreadId>().notNull(),
  rfcId: text('rfc_id'),
  fromName: text('from_name').notNull(),
  fromAddress: text('from_address').notNull(),
  to: text('to_list', { mode: 'json' }).$type<MailAddress[]>().notNull(),
  cc: text('cc_list', { mode: 'json' }).$type<MailAddress[]>().notNull(),
  subject: text('subject').notNull(),
  sentAt: integer('sent_at').notNull(),
  isUnread: flag('is_unread'),
  isStarred: flag('is_starred'),
  isOwn: flag('is_own'),
  hasAttachment: flag('has_attachment'),
  snippet: text('snippet').notNull(),
  /** The same mail seen twice has the same one (core/mime): account and identity name a message before its body is here. */
  identity: text('identity'),
  rawHash: text('raw_hash'),
  gmailId: text('gmail_id'),
  sizeBytes: integer('size_bytes').notNull().default(0),
  receivedAt: integer('received_at').notNull().default(0),
  sender: text('sender', { mode: 'json' }).$type<MailAddress>(),
  replyTo: text('reply_to', { mode: 'json' }).$type<MailAddress[]>().notNull().default([]),
  bcc: text('bcc_list', { mode: 'json' }).$type<MailAddress[]>().notNull().default([]),
  listId: text('list_id'),
  unsubscribe: text('unsubscribe', { mode: 'json' }).$type<Unsubscribe>(),
  isAutomatic: integer('is_automatic', { mode: 'boolean' }).notNull().default(false),
  isAnswered: integer('is_answered', { mode: 'boolean' }).notNull().default(false),
  isForwarded: integer('is_forwarded', { mode: 'boolean' }).notNull().default(false),
  hasHtml: integer('has_html', { mode: 'boolean' }).notNull().default(false),
  authentication: text('authentication', { mode: 'json' }).$type<Authentication>(),
  warnings: text('warnings', { mode: 'json' }).$type<string[]>().notNull().default([]),
  goneAt: integer('gone_at'),
});

export const messageTexts = sqliteTable('message_texts', {
  messageId: text('message_id').$type<MessageId>().primaryKey(),
  text: text('text').notNull(),
});

export const messageMailboxes = sqliteTable(
  'message_mailboxes',
  {
    messageId: text('message_id').$type<MessageId>().notNull(),
    mailboxId: text('mailbox_id').$type<MailboxId>().notNull(),
    sortAt: integer('sort_at').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.mailboxId] })],
);

export const attachments = sqliteTable(
  'attachments',
  {
    messageId: text('message_id').$type<MessageId>().notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    mimeType: text('mime_type').notNull(),
    path: text('path').notNull().default(''),
    contentId: text('content_id'),
    isInline: integer('is_inline', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.position] })],
);

export const threadViews = sqliteTable(
  'thread_views',
  {
    threadId: text('thread_id').$type<ThreadId>().notNull(),
    view: text('view').$type<View>().notNull(),
    accountId: text('account_id').$type<AccountId>().notNull(),
    lastAt: integer('last_at').notNull(),
    isUnread: flag('is_unread'),
  },
  (table) => [primaryKey({ columns: [table.threadId, table.view] })],
);

export const viewCounts = sqliteTable(
  'view_counts',
  {
    view: text('view').$type<View>().notNull(),
    accountId: text('account_id').$type<AccountId>().notNull(),
    total: integer('total').notNull(),
    unread: integer('unread').notNull(),
  },
  (table) => [primaryKey({ columns: [table.view, table.accountId] })],
);

export const drafts = sqliteTable('drafts', {
  id: text('id').$type<DraftId>().primaryKey(),
  to: text('to_line').notNull(),
  cc: text('cc_line').notNull(),
  bcc: text('bcc_line').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  createdAt: integer('created_at').notNull(),
  changedAt: integer('changed_at').notNull(),
  identityId: text('identity_id').$type<IdentityId>(),
  kind: text('kind').$type<DraftKind>().notNull().default('new'),
  sourceId: text('source_id').$type<MessageId>(),
  html: text('html'),
  quoteText: text('quote_text').notNull().default(''),
  quoteHtml: text('quote_html'),
  rfcId: text('rfc_id'),
  remoteMessageId: text('remote_message_id').$type<MessageId>(),
  pushedVersion: integer('pushed_version'),
  pushedAt: integer('pushed_at'),
  closedAt: integer('closed_at'),
  discardedAt: integer('discarded_at'),
  deliveryId: text('delivery_id').$type<DeliveryId>(),
});
