import type { WriteTx } from '../context.ts';
import { parseMessage } from '../mime/index.ts';
import { findMailbox } from '../threads/find-mailbox.ts';
import { storeMessages } from '../threads/store-messages.ts';
import { accept } from './after-acceptance.ts';
import { become, type DeliveryRow } from './ledger.ts';

/** The demo has no server: what is sent there lies in Sent, and goes nowhere. */
export function deliverHere(tx: WriteTx, row: DeliveryRow, raw: Uint8Array): void {
  accept(tx, row, { leftTo: [] });
  const place = { accountId: row.accountId, mailboxId: findMailbox(tx, row.accountId, 'sent') };
  const parsed = parseMessage(raw);
  const arrival = {
    uid: null,
    parsed,
    rawHash: row.rawHash,
    sizeBytes: raw.byteLength,
    receivedAt: tx.now,
    flags: ['\\Seen'],
    modseq: null,
  };
  const [stored] = storeMessages(tx, place, [arrival]);
  become(tx, row.id, 'filed', { nextTryAt: null });
  become(tx, row.id, 'seen', { messageId: stored?.messageId ?? null });
}
