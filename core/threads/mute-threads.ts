import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Place } from './arrival.ts';
import { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
import { sendOn, type Arrived, type Sending } from './send-on.ts';

interface MuteUndo {
  readonly ids: ThreadId[];
  readonly isMuted: boolean;
}

const mutedNews = statement<Sending>(`
  SELECT messages.id AS "messageId", thread_id AS "threadId", sent_at AS "sentAt" FROM messages
  JOIN threads ON threads.id = messages.thread_id
  WHERE messages.id IN (SELECT value FROM json_each(?)) AND threads.is_muted = 1 AND messages.is_own = 0`);

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

/** Sends what arrived in muted conversations on to the archive. Answers the conversations. */
export function muteArrivals(tx: WriteTx, place: Place, news: readonly Arrived[]): ThreadId[] {
  if (news.length === 0) return [];
  const muted = mutedNews(tx.db).all(JSON.stringify(news.map((one) => one.messageId)));
  sendOn(tx, place, muted, 'archive');
  return [...new Set(muted.map((one) => one.threadId))];
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
