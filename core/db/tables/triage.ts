import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { BlockPlace, SenderVerdict } from '#shared/contract/senders.ts';
import type { SplitCondition, SplitPreset } from '#shared/contract/inbox-splits.ts';

// Mirrors the triage part of migrations/0004-client.sql, for typed queries.

export const senders = sqliteTable('senders', {
  pattern: text('pattern').primaryKey(),
  verdict: text('verdict').$type<SenderVerdict>(),
  blockTo: text('block_to').$type<BlockPlace>(),
  isVip: integer('is_vip', { mode: 'boolean' }).notNull().default(false),
  changedAt: integer('changed_at').notNull(),
});

export const inboxSplits = sqliteTable('inbox_splits', {
  id: text('id').primaryKey(),
  position: integer('position').notNull(),
  preset: text('preset').$type<SplitPreset>(),
  name: text('name').notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  conditions: text('conditions', { mode: 'json' }).$type<SplitCondition[]>().notNull(),
});

export const bundles = sqliteTable('bundles', {
  kind: text('kind').$type<BundleKind>().primaryKey(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  deliverAt: integer('deliver_at'),
  deliveredUntil: integer('delivered_until'),
});
