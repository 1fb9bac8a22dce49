import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { line, type NewRow } from './message-rows.ts';
import { takePart, threadSubject } from './summarize-thread.ts';

const insert = statement(`
  INSERT INTO threads (
    id, account_id, subject, last_at, message_count, unread_count, is_starred, has_attachment, senders, snippet,
    is_muted, gmail_id
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

/** A conversation of one message; its row is already as `summarizeThread` would write it. */
export function insertThread(tx: WriteTx, row: NewRow, gmailId: string | null): void {
  const { parsed, flags, isOwn } = row;
  const subject = threadSubject(line(parsed.subject));
  const snippet = line(parsed.snippet);
  const senders = takePart([
    {
      fromName: line(parsed.from?.name ?? ''),
      fromAddress: line(parsed.from?.address ?? ''),
      to: isOwn ? JSON.stringify(parsed.to) : '[]',
      isOwn: isOwn ? 1 : 0,
    },
  ]);
  const hasAttachment = parsed.parts.some((part) => !part.isInline);
  const counts = [1, flags.isUnread ? 1 : 0, flags.isStarred ? 1 : 0, hasAttachment ? 1 : 0];
  const shown = JSON.stringify(senders);
  insert(tx.db).run(row.threadId, row.accountId, subject, row.sentAt, ...counts, shown, snippet, 0, gmailId);
}

/** A conversation whose messages are moved into it next; `summarizeThread` then tells what it is. */
export function insertEmptyThread(tx: WriteTx, id: ThreadId, accountId: AccountId, isMuted = false): void {
  insert(tx.db).run(id, accountId, '', 0, 0, 0, 0, 0, '[]', '', isMuted ? 1 : 0, null);
}
