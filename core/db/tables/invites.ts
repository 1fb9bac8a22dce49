import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Invite, InviteAnswer } from '#shared/contract/invites.ts';
import type { AccountId, DeliveryId, MessageId } from '#shared/ids.ts';

// Mirrors migrations/0004-client.sql. Keys, indexes and checks are there and only there.

export const inviteParts = sqliteTable(
  'invite_parts',
  {
    messageId: text('message_id').$type<MessageId>().notNull(),
    uid: text('uid').notNull(),
    recurrenceId: text('recurrence_id').notNull(),
    accountId: text('account_id').$type<AccountId>().notNull(),
    method: text('method').$type<Invite['method']>().notNull(),
    sequence: integer('sequence').notNull(),
    stampAt: integer('stamp_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.uid, table.recurrenceId] })],
);

export const inviteAnswers = sqliteTable(
  'invite_answers',
  {
    accountId: text('account_id').$type<AccountId>().notNull(),
    uid: text('uid').notNull(),
    recurrenceId: text('recurrence_id').notNull(),
    answer: text('answer').$type<InviteAnswer>().notNull(),
    comment: text('comment').notNull(),
    sequence: integer('sequence').notNull(),
    deliveryId: text('delivery_id').$type<DeliveryId>().notNull(),
    answeredAt: integer('answered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.uid, table.recurrenceId] })],
);
