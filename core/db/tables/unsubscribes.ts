import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { UnsubscribeOutcome, UnsubscribeWay } from '#shared/contract/unsubscribe.ts';
import type { AccountId, DeliveryId } from '#shared/ids.ts';

// Mirrors migrations/0004-client.sql. Keys, indexes and checks are there and only there.

export const unsubscribes = sqliteTable(
  'unsubscribes',
  {
    accountId: text('account_id').$type<AccountId>().notNull(),
    listKey: text('list_key').notNull(),
    way: text('way').$type<UnsubscribeWay>().notNull(),
    target: text('target').notNull(),
    outcome: text('outcome').$type<UnsubscribeOutcome>().notNull(),
    status: integer('status'),
    deliveryId: text('delivery_id').$type<DeliveryId>(),
    askedAt: integer('asked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.listKey] })],
);
