import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Place } from './arrival.ts';
import { findMailbox } from './find-mailbox.ts';
import { insertPlaceOf } from './message-rows.ts';
import { queueForServer } from './remote.ts';

/** New mail of a batch, as the store took it in. */
export interface Arrived {
  readonly messageId: MessageId;
  readonly threadId: ThreadId;
}

export interface Sending extends Arrived {
  readonly sentAt: number;
}

const leave = statement('DELETE FROM message_mailboxes WHERE message_id = ? AND mailbox_id = ?');

/** New mail that does not stay where it came in, here and on the server. */
export function sendOn(
  tx: WriteTx,
  { accountId, mailboxId }: Place,
  mails: readonly Sending[],
  role: 'archive' | 'spam' | 'trash',
): void {
  if (mails.length === 0) return;
  const target = findMailbox(tx, accountId, role);
  for (const { messageId, sentAt } of mails) {
    leave(tx.db).run(messageId, mailboxId);
    insertPlaceOf(tx, messageId, target, sentAt);
  }
  const messageIds = mails.map((one) => one.messageId);
  queueForServer(tx, accountId, 'mail.move', { leaves: [mailboxId], enters: [target], messageIds });
}
