import { sql } from 'drizzle-orm';
import type { BlockPlace } from '#shared/contract/senders.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { listed, moveAlong, nothingChanged, undoMove, type Undoable } from '../threads/index.ts';
import { isFromAny, normalPattern } from './patterns.ts';
import { letThrough, undoLetThrough, type LetThrough } from './let-in.ts';
import { changeSenders, undoSenders, type SenderChange } from './sender-rows.ts';

interface BlockUndo {
  readonly changes: SenderChange[];
  readonly screened: LetThrough;
  /** For `undoMove`; absent where nothing moved. */
  readonly back?: unknown;
}

// What lies in spam and trash was dealt with already.
const lies = sql.raw(`EXISTS (
  SELECT 1 FROM message_mailboxes JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
  WHERE message_mailboxes.message_id = messages.id AND mailboxes.role NOT IN ('spam', 'trash', 'drafts'))`);

export function blockSenders(
  tx: WriteTx,
  wanted: { readonly patterns: readonly string[]; readonly to: BlockPlace; readonly withExisting: boolean },
): Undoable {
  const patterns = wanted.patterns.map(normalPattern);
  refuseOwn(tx, patterns);
  const changes = changeSenders(tx, patterns, { verdict: 'blocked', blockTo: wanted.to });
  const screened = letThrough(tx, patterns);
  const moved = wanted.withExisting ? moveExisting(tx, patterns, wanted.to) : null;
  if (changes.length === 0 && (moved?.count ?? 0) === 0 && screened.threads.length === 0) return nothingChanged;
  const payload: BlockUndo = { changes, screened, back: moved?.back };
  const count = patterns.length;
  return { undo: tx.undoable('senders.block', count, 'senders.block', payload), count };
}

export function undoBlock(tx: WriteTx, payload: unknown): void {
  const { changes, screened, back } = payload as BlockUndo;
  undoSenders(tx, changes);
  undoLetThrough(tx, screened);
  if (back !== undefined) undoMove(tx, back);
}

export function countMail(read: ReadDb, patterns: readonly string[]): number {
  const row = read.get<{ count: number } | undefined>(sql`
    SELECT count(DISTINCT thread_id) AS count FROM messages
    WHERE ${isFromAny(patterns.map(normalPattern))} AND gone_at IS NULL AND ${lies}
      AND account_id IN (SELECT id FROM accounts WHERE removed_at IS NULL)`);
  return row?.count ?? 0;
}

function moveExisting(tx: WriteTx, patterns: readonly string[], to: BlockPlace) {
  const mails = tx.db.all<{ id: MessageId; threadId: ThreadId }>(sql`
    SELECT id, thread_id AS "threadId" FROM messages WHERE ${isFromAny(patterns)} AND gone_at IS NULL AND ${lies}`);
  if (mails.length === 0) return null;
  const ids = [...new Set(mails.map(({ threadId }) => threadId))];
  return moveAlong(tx, { ids, messageIds: mails.map(({ id }) => id) }, to);
}

function refuseOwn(tx: WriteTx, patterns: readonly string[]): void {
  const own = tx.db.get(
    sql`SELECT 1 FROM (SELECT address FROM identities UNION SELECT address FROM accounts)
      WHERE lower(address) IN ${listed(patterns)}`,
  );
  if (own !== undefined)
    throw new AppError('not-allowed', 'an address of the user is not blocked', { field: 'patterns' });
}
