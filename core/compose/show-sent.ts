import { sql } from 'drizzle-orm';
import type { DeliveryId, MessageId } from '#shared/ids.ts';
import type { Clock, Db, WriteTx } from '../context.ts';
import type { RawStore } from '../raw/index.ts';
import { findMailbox } from '../threads/find-mailbox.ts';
import { storeMessages } from '../threads/store-messages.ts';
import type { ParseClient } from '../workers/parse-client.ts';
import { amend, findDelivery, postCause, type DeliveryRow } from './ledger.ts';

export interface ShowPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly raw: RawStore;
  readonly parser: Pick<ParseClient, 'parse'>;
}

/**
 * What a server took stands in Sent and in its conversation at once, before any copy of it is there. The copy that the
 * sync meets later is the same mail (`KnownCopies`), and until then nothing takes it out of Sent (`heldMessages`).
 */
export async function showSent({ db, clock, raw, parser }: ShowPorts, { id, rawHash }: DeliveryRow): Promise<void> {
  const bytes = await raw.get(rawHash);
  if (bytes === null) return;
  const [parsed] = await parser.parse([bytes]);
  if (parsed === undefined) return;
  db.write(postCause(clock, 'deliveries.show'), (tx) => {
    const row = findDelivery(tx.db, id);
    // The copy may have been quicker.
    if (row.messageId !== null || !['accepted', 'filed'].includes(row.state) || isHere(tx, id)) return;
    const place = { accountId: row.accountId, mailboxId: findMailbox(tx, row.accountId, 'sent') };
    const [stored] = storeMessages(tx, place, [
      {
        uid: null,
        parsed: parsed.message,
        rawHash,
        sizeBytes: bytes.byteLength,
        receivedAt: row.acceptedAt ?? tx.now,
        flags: ['\\Seen'],
        modseq: null,
      },
    ]);
    if (stored !== undefined) amend(tx, id, { messageId: stored.messageId });
  });
}

function isHere(tx: WriteTx, id: DeliveryId): boolean {
  const found = tx.db.get<{ id: MessageId } | undefined>(sql`
    SELECT messages.id FROM deliveries
    JOIN messages ON messages.account_id = deliveries.account_id
      AND messages.rfc_id IN (deliveries.rfc_id, deliveries.server_rfc_id)
    JOIN message_mailboxes AS place ON place.message_id = messages.id
    JOIN mailboxes ON mailboxes.id = place.mailbox_id AND mailboxes.role = 'sent'
    WHERE deliveries.id = ${id} LIMIT 1`);
  return found !== undefined;
}
