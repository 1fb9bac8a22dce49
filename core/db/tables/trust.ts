import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TrustReasonCode } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';

// Mirrors what 0004-client.sql adds about whom to believe. Triggers fill the first one; nobody else writes it.

export const establishedSenders = sqliteTable('established_senders', {
  id: integer('id').primaryKey(),
  address: text('address').notNull(),
  host: text('host').notNull(),
  name: text('name').notNull(),
});

export const acceptedSenders = sqliteTable('accepted_senders', {
  address: text('address').primaryKey(),
  isAuthenticated: integer('is_authenticated', { mode: 'boolean' }).notNull(),
  codes: text('codes', { mode: 'json' }).$type<TrustReasonCode[]>().notNull(),
  acceptedAt: integer('accepted_at').notNull(),
});

export const acceptedMessages = sqliteTable('accepted_messages', {
  messageId: text('message_id').$type<MessageId>().primaryKey(),
  acceptedAt: integer('accepted_at').notNull(),
});
