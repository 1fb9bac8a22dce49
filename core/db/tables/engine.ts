import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Trouble } from '#shared/contract/accounts.ts';
import type { DeliveryState } from '#shared/contract/deliveries.ts';
import type { DraftKind, DraftVersion } from '#shared/contract/drafts.ts';
import type {
  AccountId,
  DeliveryId,
  DraftAttachmentId,
  DraftId,
  IdentityId,
  MailboxId,
  MessageId,
} from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';

// Mirrors the new tables of migrations/0003-engine.sql. Keys, indexes and checks are there and only there.

export const pinnedCertificates = sqliteTable(
  'pinned_certificates',
  {
    host: text('host').notNull(),
    port: integer('port').notNull(),
    fingerprint: text('fingerprint').notNull(),
    pinnedAt: integer('pinned_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.host, table.port] })],
);

export const identities = sqliteTable('identities', {
  id: text('id').$type<IdentityId>().primaryKey(),
  accountId: text('account_id').$type<AccountId>().notNull(),
  position: integer('position').notNull(),
  address: text('address').notNull(),
  name: text('name').notNull(),
  replyTo: text('reply_to'),
  signatureNew: text('signature_new').notNull().default(''),
  signatureReply: text('signature_reply').notNull().default(''),
});

export const mailboxSync = sqliteTable('mailbox_sync', {
  mailboxId: text('mailbox_id').$type<MailboxId>().primaryKey(),
  uidValidity: text('uid_validity'),
  uidNext: integer('uid_next'),
  highestModseq: text('highest_modseq'),
  oldestUid: integer('oldest_uid'),
  serverCount: integer('server_count').notNull().default(0),
  serverUnread: integer('server_unread').notNull().default(0),
  syncedAt: integer('synced_at'),
  pushedAt: integer('pushed_at'),
  verifiedAt: integer('verified_at'),
  trouble: text('trouble', { mode: 'json' }).$type<Trouble>(),
});

export const messageReferences = sqliteTable(
  'message_references',
  {
    key: text('key').notNull(),
    messageId: text('message_id').$type<MessageId>().notNull(),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.messageId] })],
);

export const threadPins = sqliteTable('thread_pins', {
  messageId: text('message_id').$type<MessageId>().primaryKey(),
  pinnedGroup: text('pinned_group').notNull(),
  pinnedAt: integer('pinned_at').notNull(),
});

export const remoteMessages = sqliteTable(
  'remote_messages',
  {
    mailboxId: text('mailbox_id').$type<MailboxId>().notNull(),
    uid: integer('uid').notNull(),
    messageId: text('message_id').$type<MessageId>().notNull(),
    flags: text('flags').notNull(),
    modseq: text('modseq'),
  },
  (table) => [primaryKey({ columns: [table.mailboxId, table.uid] })],
);

export const mailboxCopies = sqliteTable('mailbox_copies', {
  mailboxId: text('mailbox_id').$type<MailboxId>().primaryKey(),
  count: integer('count').notNull(),
});

export const searchDocs = sqliteTable('search_docs', {
  docId: integer('doc_id').primaryKey(),
  messageId: text('message_id').$type<MessageId>().notNull(),
});

export const contacts = sqliteTable('contacts', {
  address: text('address').primaryKey(),
  name: text('name').notNull(),
  nameBy: text('name_by').$type<'user' | 'sender'>().notNull(),
  writtenTo: integer('written_to').notNull().default(0),
  receivedFrom: integer('received_from').notNull().default(0),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  isHidden: integer('is_hidden', { mode: 'boolean' }).notNull().default(false),
  findText: text('find_text').notNull(),
});

export const draftVersions = sqliteTable(
  'draft_versions',
  {
    draftId: text('draft_id').$type<DraftId>().notNull(),
    at: integer('at').notNull(),
    content: text('content', { mode: 'json' }).$type<DraftVersion>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.at] })],
);

export const draftAttachments = sqliteTable('draft_attachments', {
  id: text('id').$type<DraftAttachmentId>().primaryKey(),
  draftId: text('draft_id').$type<DraftId>().notNull(),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  mimeType: text('mime_type').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  rawHash: text('raw_hash').notNull(),
  contentId: text('content_id'),
});

export const deliveries = sqliteTable('deliveries', {
  id: text('id').$type<DeliveryId>().primaryKey(),
  accountId: text('account_id').$type<AccountId>().notNull(),
  rfcId: text('rfc_id').notNull(),
  rawHash: text('raw_hash').notNull(),
  subject: text('subject').notNull(),
  sender: text('sender').notNull(),
  recipients: text('recipients', { mode: 'json' }).$type<MailAddress[]>().notNull(),
  state: text('state').$type<DeliveryState>().notNull(),
  sendAt: integer('send_at').notNull(),
  attempts: integer('attempts').notNull().default(0),
  nextTryAt: integer('next_try_at'),
  trouble: text('trouble', { mode: 'json' }).$type<Trouble>(),
  leftTo: text('left_to', { mode: 'json' }).$type<string[]>().notNull(),
  bodyAt: integer('body_at'),
  acceptedAt: integer('accepted_at'),
  serverRfcId: text('server_rfc_id'),
  looks: integer('looks').notNull().default(0),
  kind: text('kind').$type<DraftKind>().notNull(),
  sourceId: text('source_id').$type<MessageId>(),
  messageId: text('message_id').$type<MessageId>(),
  madeAt: integer('made_at').notNull(),
  changedAt: integer('changed_at').notNull(),
});

export const deliveryEvents = sqliteTable(
  'delivery_events',
  {
    deliveryId: text('delivery_id').$type<DeliveryId>().notNull(),
    at: integer('at').notNull(),
    position: integer('position').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.position] })],
);

export const deliveryFailures = sqliteTable(
  'delivery_failures',
  {
    deliveryId: text('delivery_id').$type<DeliveryId>().notNull(),
    recipient: text('recipient').notNull(),
    status: text('status'),
    isFinal: integer('is_final', { mode: 'boolean' }).notNull(),
    bounceMessageId: text('bounce_message_id').$type<MessageId>(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.recipient] })],
);
