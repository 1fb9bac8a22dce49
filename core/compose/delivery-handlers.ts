import { and, eq, or } from 'drizzle-orm';
import type { DeliveryState } from '#shared/contract/deliveries.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext, WriteTx } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import { drafts, messages } from '../db/tables/mail.ts';
import { packBytes } from '../drafts/uploads.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { accept } from './after-acceptance.ts';
import { amend, asDelivery, become, findDelivery, listDeliveries, type DeliveryRow } from './ledger.ts';
import { redate } from './redate.ts';

const inHand: readonly DeliveryState[] = ['scheduled', 'queued', 'missed', 'failed'];

export const deliveryHandlers: HandlersOf<AppContract['deliveries']> = {
  list: (input, { read }) => listDeliveries(read, input),

  get: ({ id }, { read }) => asDelivery(read, findDelivery(read, id)),

  ofMessage: ({ messageId }, { read }) => {
    const row = read
      .select({ delivery: deliveries })
      .from(messages)
      .innerJoin(
        deliveries,
        and(
          eq(deliveries.accountId, messages.accountId),
          or(eq(deliveries.rfcId, messages.rfcId), eq(deliveries.serverRfcId, messages.rfcId)),
        ),
      )
      .where(eq(messages.id, messageId))
      .get();
    return row === undefined ? null : asDelivery(read, row.delivery);
  },

  cancel: ({ id }, { write }) =>
    write((tx) => {
      const row = requireState(tx, id, inHand);
      // Some have it already: that cannot be called back.
      if (row.leftTo.length < row.recipients.length) throw new AppError('conflict', 'it has left in part');
      const draft = tx.db.select({ id: drafts.id }).from(drafts).where(eq(drafts.deliveryId, id)).get();
      if (draft === undefined) throw new AppError('not-found', 'its draft is gone');
      tx.db.update(drafts).set({ deliveryId: null }).where(eq(drafts.id, draft.id)).run();
      become(tx, id, 'cancelled', { nextTryAt: null, trouble: null });
      tx.touch('drafts', draft.id);
      return { draftId: draft.id };
    }),

  sendNow: async ({ id }, context) => {
    await move(context, id, ['scheduled', 'queued', 'missed'], context.clock.now(), (tx) => {
      become(tx, id, 'queued', { sendAt: tx.now, nextTryAt: tx.now });
    });
    return {};
  },

  reschedule: async ({ id, sendAt }, context) => {
    const at = Math.max(sendAt, context.clock.now());
    await move(context, id, ['scheduled', 'missed'], at, (tx) => {
      become(tx, id, 'scheduled', { sendAt: at, nextTryAt: null });
    });
    return {};
  },

  retry: async ({ id }, context) => {
    await move(context, id, ['failed', 'queued', 'unknown'], context.clock.now(), (tx) => {
      become(tx, id, 'queued', { nextTryAt: tx.now, bodyAt: null, trouble: null }, 'retry');
    });
    return {};
  },

  confirm: ({ id }, { write }) => {
    write((tx) => accept(tx, requireState(tx, id, ['unknown']), { leftTo: [] }, 'confirmed'));
    return {};
  },
};

/** To another time, under the date of that time. A mail that may be out there already keeps its date, byte for byte. */
async function move(
  { read, raw, write }: CommandContext,
  id: DeliveryRow['id'],
  from: readonly DeliveryState[],
  at: number,
  apply: (tx: WriteTx) => void,
): Promise<void> {
  const row = findDelivery(read, id);
  const bytes = row.bodyAt === null && row.attempts === 0 ? await raw.get(row.rawHash) : null;
  const dated = bytes === null ? null : redate(bytes, at);
  const packed = dated === null ? null : await packBytes(dated);
  const rawHash = packed?.hash ?? row.rawHash;
  if (packed !== null) await raw.put([packed]);
  write((tx) => {
    requireState(tx, id, from);
    apply(tx);
    if (rawHash !== row.rawHash) amend(tx, id, { rawHash });
  });
}

function requireState(tx: WriteTx, id: DeliveryRow['id'], states: readonly DeliveryState[]): DeliveryRow {
  const row = findDelivery(tx.db, id);
  if (!states.includes(row.state)) throw new AppError('conflict', 'not any more', { state: row.state });
  return row;
}
