import type { Identity } from '#shared/contract/identities.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type DeliveryId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { CommandContext, WriteTx } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import { packBytes } from '../drafts/uploads.ts';
import { buildMail, newMessageId, type MailParts } from './build-mail.ts';
import { noteEvent } from './ledger.ts';
import { normalizeAddress } from '#shared/model/recipients.ts';

export interface BuiltMail extends Pick<MailParts, 'subject' | 'text' | 'calendar'> {
  readonly identity: Identity;
  readonly to: MailAddress;
  /** What it belongs to, without `<>`. */
  readonly inReplyTo: string | null;
}

/**
 * A mail the user asked for without writing it: an answer to an invitation, a farewell to a list. It takes the way of
 * every other, ledger and Sent included, and leaves at once. `also` is written with it or not at all.
 */
export async function sendBuilt(
  mail: BuiltMail,
  context: Pick<CommandContext, 'raw' | 'clock' | 'write'>,
  also: (tx: WriteTx, deliveryId: DeliveryId) => void,
): Promise<DeliveryId> {
  const { identity, to, subject, text, calendar, inReplyTo } = mail;
  const sender = normalizeAddress(identity.address);
  const address = normalizeAddress(to.address);
  if (sender === null) throw new AppError('unavailable', 'no name to send under', { reason: 'no-identity' });
  if (address === null) throw new AppError('invalid-input', 'nobody to send it to', { field: 'to', reason: 'address' });
  const recipient = { name: cleanLine(to.name), address };
  const at = context.clock.now();
  const rfcId = newMessageId(sender);
  const built = await buildMail({
    from: { name: identity.name, address: identity.address },
    replyTo: null,
    to: [recipient],
    cc: [],
    bcc: [],
    subject,
    text,
    html: null,
    calendar,
    files: [],
    messageId: rfcId,
    inReplyTo,
    references: inReplyTo === null ? [] : [inReplyTo],
    at,
  });
  const packed = await packBytes(built);
  const { hash } = packed;
  await context.raw.put([packed]);
  return context.write((tx) => {
    const id = newId<DeliveryId>(tx.now);
    tx.db
      .insert(deliveries)
      .values({
        id,
        accountId: identity.accountId,
        rfcId,
        rawHash: hash,
        subject: cleanLine(subject),
        sender,
        recipients: [recipient],
        leftTo: [address],
        state: 'scheduled',
        sendAt: at,
        kind: 'new',
        sourceId: null,
        madeAt: tx.now,
        changedAt: tx.now,
      })
      .run();
    noteEvent(tx, id, 'scheduled', null);
    also(tx, id);
    tx.touch('deliveries', id);
    return id;
  });
}
