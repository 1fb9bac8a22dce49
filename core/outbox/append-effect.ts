import { eq, sql } from 'drizzle-orm';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import type { RemoteOps } from '../threads/remote.ts';
import { appendOnce } from './append-once.ts';
import type { Effect, EffectPorts } from './effect.ts';

type AppendPayload = RemoteOps['mail.append'];

interface Begun {
  readonly messageId: MessageId;
  readonly step: unknown;
}

/** Imported mail, one after the other. What has a copy in the folder already, by this op or otherwise, is passed over. */
export const appendEffect: Effect<AppendPayload> = {
  count: ({ messageIds }) => messageIds.length,
  messageIds: ({ messageIds }) => messageIds,
  async run({ payload, progress }, ports) {
    const begun = progress as Begun | null;
    for (const messageId of payload.messageIds) {
      ports.signal.throwIfAborted();
      if (hasCopy(ports.db.read, payload.mailboxId, messageId)) continue;
      await appendMessage(ports, payload.mailboxId, messageId, begun?.messageId === messageId ? begun.step : null);
    }
  },
};

async function appendMessage(
  ports: EffectPorts,
  mailboxId: MailboxId,
  messageId: MessageId,
  progress: unknown,
): Promise<void> {
  const row = ports.db.read.select().from(messages).where(eq(messages.id, messageId)).get();
  const raw = row?.rawHash == null ? null : await ports.raw.get(row.rawHash);
  // Deleted meanwhile, or without its bytes: there is nothing to bring.
  if (row === undefined || raw === null) return;
  const flags = [
    ...(row.isUnread ? [] : ['\\Seen']),
    ...(row.isStarred ? ['\\Flagged'] : []),
    ...(row.isAnswered ? ['\\Answered'] : []),
    ...(row.isForwarded ? ['$Forwarded'] : []),
  ];
  const order = { mailboxId, messageId, flags, receivedAt: row.receivedAt, mayBeThere: false };
  const own: EffectPorts = {
    ...ports,
    saveProgress: (tx, step) => ports.saveProgress(tx, step === null ? null : ({ messageId, step } satisfies Begun)),
  };
  await appendOnce(own, { progress }, order, raw);
}

function hasCopy(read: ReadDb, mailboxId: MailboxId, messageId: MessageId): boolean {
  const found = read.get(
    sql`SELECT 1 FROM remote_messages WHERE mailbox_id = ${mailboxId} AND message_id = ${messageId}`,
  );
  return found !== undefined;
}
