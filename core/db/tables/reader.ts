import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SenderLook } from '#shared/contract/sender-looks.ts';

// Mirrors what 0004-client.sql adds for the reader. Keys, indexes and checks are there and only there.

export const remoteSenders = sqliteTable('remote_senders', {
  address: text('address').primaryKey(),
  allowedAt: integer('allowed_at').notNull(),
});

export const remoteImages = sqliteTable('remote_images', {
  urlHash: text('url_hash').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  mimeType: text('mime_type').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  fetchedAt: integer('fetched_at').notNull(),
});

export const senderLooks = sqliteTable('sender_looks', {
  address: text('address').primaryKey(),
  colors: text('colors').$type<NonNullable<SenderLook['colors']>>().notNull(),
});
