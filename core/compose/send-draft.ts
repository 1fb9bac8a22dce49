import { eq } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import { newId, type DeliveryId, type DraftId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { CommandContext } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import { drafts } from '../db/tables/mail.ts';
import { findDraft } from '../drafts/draft-rows.ts';
import { carryToDelivery } from '../follow-ups/index.ts';
import { packBytes } from '../drafts/uploads.ts';
import { readSettings } from '../settings/index.ts';
import { newMessageId } from './build-mail.ts';
import { composeMail, readAddressed } from './compose-mail.ts';
import { identityOfDraft } from './identities.ts';
import { noteEvent } from './ledger.ts';
import { normalizeAddress } from '#shared/model/recipients.ts';

/**
 * Builds the mail, keeps its bytes, and enters it in the ledger; the draft goes out of sight with it. From here on the
 * postman sees to it. What is sent is what was built here, under one Message-ID, however often it takes.
 */
export async function sendDraft(
  id: DraftId,
  wantedAt: number | undefined,
  context: CommandContext,
): Promise<{ deliveryId: DeliveryId; sendAt: number }> {
  const { read, raw, clock } = context;
  const draft = findDraft(read, id);
  const { all, bad } = readAddressed(draft);
  const [wrong] = bad;
  if (wrong !== undefined) throw new AppError('invalid-input', 'not an address', { ...wrong, reason: 'address' });
  if (all.length === 0) throw new AppError('invalid-input', 'nobody to send it to', { field: 'to', reason: 'empty' });
  const identity = identityOfDraft(read, draft);
  const sender = identity === null ? null : normalizeAddress(identity.address);
  if (identity === null || sender === null)
    throw new AppError('unavailable', 'no name to send under', { reason: 'no-identity' });

  const sendAt = Math.max(wantedAt ?? clock.now() + readSettings(read).undoSendMs, clock.now());
  const rfcId = newMessageId(sender);
  const built = await composeMail({ read, raw }, draft, identity, { messageId: rfcId, at: sendAt });
  const packed = await packBytes(built);
  const { hash } = packed;
  await raw.put([packed]);
  return context.write((tx) => {
    // What was written meanwhile would be left behind.
    if (findDraft(tx.db, id).changedAt !== draft.changedAt)
      throw new AppError('conflict', 'the draft was changed meanwhile');
    const deliveryId = newId<DeliveryId>(tx.now);
    const recipients = [...all];
    tx.db
      .insert(deliveries)
      .values({
        id: deliveryId,
        accountId: identity.accountId,
        rfcId,
        rawHash: hash,
        subject: cleanLine(draft.subject),
        sender,
        recipients,
        leftTo: recipients.map(({ address }) => address),
        state: 'scheduled',
        sendAt,
        kind: draft.kind,
        sourceId: draft.sourceId,
        madeAt: tx.now,
        changedAt: tx.now,
      })
      .run();
    noteEvent(tx, deliveryId, 'scheduled', null);
    carryToDelivery(tx, id, { deliveryId, accountId: identity.accountId, rfcId });
    tx.db.update(drafts).set({ deliveryId }).where(eq(drafts.id, id)).run();
    tx.touch('deliveries', deliveryId);
    tx.touch('drafts', id);
    return { deliveryId, sendAt };
  });
}
