import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Actor } from '#shared/contract/values.ts';
import type { JobState } from '#shared/contract/events.ts';
import type { CorrelationId, JobId, UndoToken } from '#shared/ids.ts';

/** drizzle's view of 0001-house.sql; tests/migrations compares the two. */
export const migrationsTable = sqliteTable('migrations', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  checksum: text('checksum').notNull(),
  appliedAt: integer('applied_at').notNull(),
});

export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>(),
  changedAt: integer('changed_at').notNull(),
});

export const secrets = sqliteTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  changedAt: integer('changed_at').notNull(),
});

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  at: integer('at').notNull(),
  actorKind: text('actor_kind').$type<Actor['kind']>().notNull(),
  actorId: text('actor_id'),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  ids: text('ids', { mode: 'json' }).$type<string[]>().notNull(),
  count: integer('count').notNull(),
  correlationId: text('correlation_id').$type<CorrelationId>().notNull(),
});

export const outbox = sqliteTable('outbox', {
  id: integer('id').primaryKey(),
  writeSeq: integer('write_seq').notNull(),
  accountId: text('account_id').notNull(),
  kind: text('kind').notNull(),
  payload: text('payload', { mode: 'json' }).$type<unknown>(),
  key: text('key').notNull(),
  state: text('state').$type<JobState>().notNull().default('pending'),
  attempts: integer('attempts').notNull().default(0),
  nextTryAt: integer('next_try_at').notNull(),
  error: text('error'),
  madeAt: integer('made_at').notNull(),
  endedAt: integer('ended_at'),
  progress: text('progress', { mode: 'json' }).$type<unknown>(),
});

export const undoEntries = sqliteTable('undo_entries', {
  token: text('token').$type<UndoToken>().primaryKey(),
  writeSeq: integer('write_seq').notNull(),
  label: text('label').notNull(),
  count: integer('count').notNull(),
  kind: text('kind').notNull(),
  payload: text('payload', { mode: 'json' }).$type<unknown>(),
  madeAt: integer('made_at').notNull(),
  usedAt: integer('used_at'),
});

export const jobs = sqliteTable('jobs', {
  id: text('id').$type<JobId>().primaryKey(),
  kind: text('kind').notNull(),
  key: text('key'),
  payload: text('payload', { mode: 'json' }).$type<unknown>(),
  cursor: text('cursor', { mode: 'json' }).$type<unknown>(),
  state: text('state').$type<JobState>().notNull().default('pending'),
  attempts: integer('attempts').notNull().default(0),
  done: integer('done').notNull().default(0),
  total: integer('total'),
  runAt: integer('run_at').notNull(),
  error: text('error'),
  correlationId: text('correlation_id').$type<CorrelationId>().notNull(),
  madeAt: integer('made_at').notNull(),
  endedAt: integer('ended_at'),
});
