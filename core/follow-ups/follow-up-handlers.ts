import { eq, inArray, sql } from 'drizzle-orm';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type FollowUpId } from '#shared/ids.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import { followUps } from '../db/tables/writing.ts';
import { findDraft } from '../drafts/draft-rows.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { findFollowedMail } from './find-mail.ts';
import { planFire } from './plan-fire.ts';
import { remindOf } from './remind.ts';

type Row = typeof followUps.$inferSelect;
/** The moving parts, as they were before. */
type Before = Pick<Row, 'id' | 'state' | 'dueAt'> & { readonly remindedAt: number | null };

const maxListed = 500;

export const followUpHandlers: HandlersOf<AppContract['followUps']> = {
  plan: ({ draftId, when }, { write }) => {
    write((tx) => {
      findDraft(tx.db, draftId);
      tx.touch('followUps');
      const ofDraft = eq(followUps.draftId, draftId);
      if (when === null) return void tx.db.delete(followUps).where(ofDraft).run();
      const isPast = 'at' in when && when.at <= tx.now;
      if (isPast) throw new AppError('invalid-input', 'that time is past', { field: 'when', reason: 'past' });
      const wanted = { afterMs: 'afterMs' in when ? when.afterMs : null, dueAt: 'at' in when ? when.at : null };
      tx.db
        .insert(followUps)
        .values({ ...wanted, id: newId<FollowUpId>(tx.now), draftId, state: 'planned', changedAt: tx.now })
        .onConflictDoUpdate({ target: followUps.draftId, set: { ...wanted, changedAt: tx.now } })
        .run();
    });
    return {};
  },

  planned: ({ draftId }, { read }) => {
    const row = read.select().from(followUps).where(eq(followUps.draftId, draftId)).get();
    if (row === undefined) return null;
    return row.afterMs !== null ? { afterMs: row.afterMs } : { at: row.dueAt ?? 0 };
  },

  list: ({ threadId }, { read }) =>
    read
      .select()
      .from(followUps)
      .where(inArray(followUps.state, ['waiting', 'due']))
      .orderBy(followUps.dueAt)
      .limit(maxListed)
      .all()
      .map((row) => asFollowUp(read, row))
      .filter((one) => threadId === null || one.threadId === threadId),

  reschedule: ({ id, dueAt }, { write }) =>
    write((tx) => {
      const row = requireOpen(tx, id);
      if (dueAt <= tx.now) throw new AppError('invalid-input', 'that time is past', { field: 'dueAt', reason: 'past' });
      if (row.state === 'waiting' && row.dueAt === dueAt) return { undo: null, count: 0 };
      const before = become(tx, row, { state: 'waiting', dueAt });
      planFire(tx, id, dueAt);
      return { undo: tx.undoable('followUps.reschedule', 1, 'followUps.put', before), count: 1 };
    }),

  remove: ({ id }, { write }) =>
    write((tx) => {
      const before = become(tx, requireOpen(tx, id), { state: 'removed' });
      return { undo: tx.undoable('followUps.remove', 1, 'followUps.put', before), count: 1 };
    }),
};

export const followUpUndo: Record<string, UndoHandler> = {
  'followUps.put': (tx, payload) => {
    const { id, state, dueAt, remindedAt } = payload as Before;
    const row = tx.db.select().from(followUps).where(eq(followUps.id, id)).get();
    // Answered meanwhile: there is nothing to wait for any more.
    if (row === undefined || row.state === 'answered' || dueAt === null) return;
    become(tx, row, { state, dueAt }, remindedAt);
    if (state === 'waiting') planFire(tx, id, dueAt);
  },
};

function requireOpen(tx: WriteTx, id: FollowUpId): Row {
  const row = tx.db.select().from(followUps).where(eq(followUps.id, id)).get();
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'due')) {
    throw new AppError('not-found', 'no such reminder');
  }
  return row;
}

/** Only one that is due lifts its conversation. */
function become(
  tx: WriteTx,
  row: Row,
  change: Partial<Pick<Row, 'state' | 'dueAt'>>,
  remindedAt: number | null = null,
): Before {
  const mail = findFollowedMail(tx.db, row);
  const before = mail === null ? null : readRemindedAt(tx, mail.threadId);
  tx.db
    .update(followUps)
    .set({ ...change, changedAt: tx.now })
    .where(eq(followUps.id, row.id))
    .run();
  if (mail !== null && before !== remindedAt) remindOf(tx, mail.threadId, remindedAt);
  tx.touch('followUps', row.id);
  return { id: row.id, state: row.state, dueAt: row.dueAt, remindedAt: before };
}

function readRemindedAt(tx: WriteTx, threadId: string): number | null {
  const row = tx.db.get<{ at: number | null } | undefined>(
    sql`SELECT reminded_at AS at FROM threads WHERE id = ${threadId}`,
  );
  return row?.at ?? null;
}

function asFollowUp(read: Pick<ReadDb, 'get' | 'select'>, row: Row): FollowUp {
  const { id, state, dueAt, deliveryId } = row;
  const mail = findFollowedMail(read, row);
  const sent =
    mail !== null || deliveryId === null
      ? undefined
      : read.select({ subject: deliveries.subject }).from(deliveries).where(eq(deliveries.id, deliveryId)).get();
  return {
    id,
    state: state === 'due' ? 'due' : 'waiting',
    dueAt: dueAt ?? 0,
    threadId: mail?.threadId ?? null,
    messageId: mail?.messageId ?? null,
    subject: mail?.subject ?? sent?.subject ?? '',
  };
}
