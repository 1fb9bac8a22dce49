import { eq } from 'drizzle-orm';
import type { DeliveryId, MailboxId, MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import { appendOnce } from '../outbox/append-once.ts';
import { findCopies, findTarget } from '../outbox/copies.ts';
import type { Effect, EffectPorts, RunningOp } from '../outbox/effect.ts';
import { ensureFolder } from '../outbox/ensure-folder.ts';
import { setRemoteFlags } from '../threads/ingest.ts';
import { findMailbox } from '../threads/find-mailbox.ts';
import { accept } from './after-acceptance.ts';
import { amend, become, type DeliveryRow } from './ledger.ts';
import { waitBetweenLooks } from './waits.ts';

interface DeliveryOp {
  readonly deliveryId: DeliveryId;
}

interface MarkOp {
  readonly messageId: MessageId;
  readonly flag: string;
}

/** A provider that files by itself may take its time; after this many looks we file. */
const patientLooks = 6;

/**
 * The copy in Sent, once: it is looked for by its Message-ID before anything is put there, because the provider, or a
 * try of ours whose end we did not hear, may have put it there already.
 */
export const fileEffect: Effect<DeliveryOp> = {
  count: () => 1,
  messageIds: () => [],
  async run(op, ports) {
    const row = findRow(ports, op.payload.deliveryId);
    if (row?.state !== 'accepted') return;
    const mailboxId = await sentFolder(ports);
    if (await isThere(ports, mailboxId, row)) {
      ports.write('deliveries.filed', (tx) => become(tx, row.id, 'filed', { nextTryAt: null }, 'found'));
      ports.onFolder(mailboxId);
      return;
    }
    const filesItself = await ports.turn(({ session }) => Promise.resolve(session.quirks.filesSentItself));
    if (filesItself && row.looks < patientLooks) {
      lookLater(ports, row);
      return;
    }
    await file(ports, op, row, mailboxId);
  },
  onGivenUp: (tx, { deliveryId }) => lookAgain(tx, deliveryId),
};

/** Whether one whose fate is unknown lies in Sent: then it was taken. It proves nothing when it does not. */
export const lookEffect: Effect<DeliveryOp> = {
  count: () => 1,
  messageIds: () => [],
  async run({ payload }, ports) {
    const row = findRow(ports, payload.deliveryId);
    if (row?.state !== 'unknown') return;
    if (await isThere(ports, await sentFolder(ports), row))
      ports.write('deliveries.found', (tx) => accept(tx, row, {}, 'found'));
    else lookLater(ports, row);
  },
  onGivenUp: (tx, { deliveryId }) => lookAgain(tx, deliveryId),
};

/** `\Answered` and `$Forwarded`, where the folder can keep them. */
export const markEffect: Effect<MarkOp> = {
  count: () => 1,
  messageIds: ({ messageId }) => [messageId],
  async run({ payload: { messageId, flag } }, ports) {
    await ports.turn(async (turn) => {
      for (const { mailboxId, uid, flags } of findCopies(ports.db.read, [messageId])) {
        const folder = findTarget(ports.db.read, mailboxId);
        if (folder?.path == null || folder.uidValidity === null) continue;
        await turn.stay(folder.path, folder.uidValidity);
        const refused = await turn.session.setFlags([uid], { add: [flag] });
        if (refused.length > 0) continue;
        const now = [...new Set([...flags.split(' '), flag])].filter((one) => one !== '').toSorted();
        ports.write('deliveries.marked', (tx) => setRemoteFlags(tx, mailboxId, [{ uid, flags: now, modseq: null }]));
      }
    });
  },
};

async function file(ports: EffectPorts, op: RunningOp, row: DeliveryRow, mailboxId: MailboxId): Promise<void> {
  const raw = await ports.raw.get(row.rawHash);
  if (raw === null) {
    // Sent it is; without its bytes there is nothing that could be filed.
    ports.write('deliveries.lost-copy', (tx) => become(tx, row.id, 'filed', { nextTryAt: null }, 'no-copy'));
    return;
  }
  const receivedAt = row.acceptedAt ?? row.sendAt;
  await appendOnce(ports, op, { mailboxId, messageId: null, flags: ['\\Seen'], receivedAt, mayBeThere: true }, raw);
  ports.write('deliveries.filed', (tx) => become(tx, row.id, 'filed', { nextTryAt: null }));
}

async function isThere(ports: EffectPorts, mailboxId: MailboxId, row: DeliveryRow): Promise<boolean> {
  return ports.turn(async (turn) => {
    const path = findTarget(ports.db.read, mailboxId)?.path;
    if (path == null) return false;
    await turn.open(path);
    for (const rfcId of [row.rfcId, row.serverRfcId]) {
      if (rfcId !== null && (await turn.session.findByMessageId(rfcId)).length > 0) return true;
    }
    return false;
  });
}

async function sentFolder(ports: EffectPorts): Promise<MailboxId> {
  const id = ports.write('deliveries.folder', (tx) => findMailbox(tx, ports.account.id, 'sent'));
  await ensureFolder(ports, id);
  return id;
}

function findRow({ db }: EffectPorts, id: DeliveryId): DeliveryRow | null {
  return db.read.select().from(deliveries).where(eq(deliveries.id, id)).get() ?? null;
}

function lookLater(ports: EffectPorts, row: DeliveryRow): void {
  ports.write('deliveries.looked', (tx) => lookAgain(tx, row.id));
}

function lookAgain(tx: WriteTx, id: DeliveryId): void {
  const row = tx.db.select().from(deliveries).where(eq(deliveries.id, id)).get();
  if (row === undefined) return;
  amend(tx, id, { looks: row.looks + 1, nextTryAt: tx.now + waitBetweenLooks(row.looks) });
}
