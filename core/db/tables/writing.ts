import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FollowUpState } from '#shared/contract/follow-ups.ts';
import type { AccountId, DeliveryId, DraftId, FollowUpId, TemplateId } from '#shared/ids.ts';

// Mirrors the part of migrations/0004-client.sql that is about writing, for typed queries.

export const templates = sqliteTable('templates', {
  id: text('id').$type<TemplateId>().primaryKey(),
  name: text('name').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  html: text('html'),
  createdAt: integer('created_at').notNull(),
  changedAt: integer('changed_at').notNull(),
});

export const followUps = sqliteTable('follow_ups', {
  id: text('id').$type<FollowUpId>().primaryKey(),
  draftId: text('draft_id').$type<DraftId>(),
  deliveryId: text('delivery_id').$type<DeliveryId>(),
  accountId: text('account_id').$type<AccountId>(),
  rfcId: text('rfc_id'),
  afterMs: integer('after_ms'),
  dueAt: integer('due_at'),
  acceptedAt: integer('accepted_at'),
  state: text('state').$type<FollowUpState | 'planned' | 'answered' | 'removed'>().notNull(),
  changedAt: integer('changed_at').notNull(),
});
