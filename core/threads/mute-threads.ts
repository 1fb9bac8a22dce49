import { sql } from 'drizzle-orm';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Place } from './arrival.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { findMailbox } from './find-mailbox.ts';
import { insertPlaceOf } from './message-rows.ts';
import { queueForServer } from './remote.ts';

interface MuteUndo {
  readonly ids: ThreadId[];
  readonly isMuted: boolean;
}

interface Arrived {
  readonly messageId: MessageId;
}

const mutedNews = statement<{ messageId: MessageId; threadId: ThreadId; sentAt: number }>(`
  SELECT messages.id AS "messageId", thread_id AS "threadId", sent_at AS "sentAt" FROM messages
  JOIN threads ON threads.id = messages.thread_id
  WHERE messages.id IN (SELECT value FROM json_each(?)) AND threads.is_muted = 1 AND messages.is_own = 0`);
const leave = statement('DELETE FROM message_mailboxes WHERE message_id = ? AND mailbox_id = ?');

/** Of a muted conversation new mail never shows up in the inbox: it goes straight to the archive. */
export function setMuted(tx: WriteTx, ids: readonly ThreadId[], isMuted: boolean): Undoable {
  requireAny(tx, ids);
  const turned = turnMuted(tx, ids, isMuted);
  if (turned.length === 0) return nothingChanged;
  const payload: MuteUndo = { ids: turned, isMuted };
  const label = isMuted ? 'threads.mute' : 'threads.unmute';
  return { undo: tx.undoable(label, turned.length, 'threads.mute', payload), count: turned.length };
}

export function undoMute(tx: WriteTx, payload: unknown): void {
  const { ids, isMuted } = payload as MuteUndo;
  turnMuted(tx, ids, !isMuted);
}

/** Sends what arrived in muted conversations on to the archive, here and on the server. Answers the conversations. */
export function muteArrivals(tx: WriteTx, { accountId, mailboxId }: Place, news: readonly Arrived[]): ThreadId[] {
  if (news.length === 0) return [];
  const muted = mutedNews(tx.db).all(JSON.stringify(news.map((one) => one.messageId)));
  if (muted.length === 0) return [];
  const archive = archiveOf(tx, accountId);
  for (const { messageId, sentAt } of muted) {
    leave(tx.db).run(messageId, mailboxId);
    insertPlaceOf(tx, messageId, archive, sentAt);
  }
  const messageIds = muted.map((one) => one.messageId);
  queueForServer(tx, accountId, 'mail.move', { leaves: [mailboxId], enters: [archive], messageIds });
  return [...new Set(muted.map((one) => one.threadId))];
}

function archiveOf(tx: WriteTx, accountId: AccountId): MailboxId {
  return findMailbox(tx, accountId, 'archive');
}

function turnMuted(tx: WriteTx, ids: readonly ThreadId[], isMuted: boolean): ThreadId[] {
  const value = isMuted ? 1 : 0;
  const turned = tx.db
    .all<{ id: ThreadId }>(
      sql`UPDATE threads SET is_muted = ${value} WHERE id IN ${listed(ids)} AND is_muted <> ${value} RETURNING id`,
    )
    .map((row) => row.id);
  if (turned.length > 0) tx.touch('threads', ...turned);
  return turned;
}
