import { sql } from 'drizzle-orm';
import type { ThreadLink } from '#shared/contract/threads.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';
import { removedAccounts } from './list-threads.ts';

interface Member {
  readonly id: MessageId;
  readonly rfcId: string | null;
  readonly isPinned: number;
}

interface Reference {
  readonly messageId: MessageId;
  readonly rfcId: string;
  readonly position: number;
}

// The contract's bounds.
const maxMessages = 1_000;
const maxId = 1_000;

/**
 * Why each message is in its conversation: what it answers, or an id it shares with another. Only an earlier message
 * can be answered, so a loop has a beginning like anything else.
 */
export function explainThread(read: ReadDb, id: ThreadId): ThreadLink[] {
  const thread = read.get(sql`SELECT 1 FROM threads WHERE id = ${id} AND account_id NOT IN ${removedAccounts}`);
  if (thread === undefined) throw new AppError('not-found', 'no such conversation');
  const members = read.all<Member>(sql`
    SELECT id, rfc_id AS "rfcId", pinned_group IS NOT NULL AS "isPinned"
    FROM messages LEFT JOIN thread_pins ON message_id = id
    WHERE thread_id = ${id} AND gone_at IS NULL ORDER BY sent_at, id LIMIT ${maxMessages}`);
  const references = read.all<Reference>(sql`
    SELECT message_id AS "messageId", message_references.rfc_id AS "rfcId", position
    FROM message_references JOIN messages ON messages.id = message_id WHERE thread_id = ${id}`);
  const ofMessage = Map.groupBy(references, (reference) => reference.messageId);
  const firstWith = new Map<string, MessageId>();
  const earlier = new Map<string, MessageId>();
  return members.map((member, index): ThreadLink => {
    const own = (ofMessage.get(member.id) ?? []).toSorted((a, b) => Math.abs(b.position) - Math.abs(a.position));
    const link = linkOf(member, own, earlier, firstWith);
    if (member.rfcId !== null && !earlier.has(member.rfcId)) earlier.set(member.rfcId, member.id);
    for (const { rfcId, position } of own) if (position >= 0 && !firstWith.has(rfcId)) firstWith.set(rfcId, member.id);
    return { messageId: member.id, isPinned: member.isPinned === 1, ...(index === 0 ? beginning : link) };
  });
}

type Link = Omit<ThreadLink, 'messageId' | 'isPinned'>;

const beginning: Link = { reason: 'first', toMessageId: null, rfcId: null };

function linkOf(
  member: Member,
  nearestFirst: readonly Reference[],
  earlier: ReadonlyMap<string, MessageId>,
  firstWith: ReadonlyMap<string, MessageId>,
): Link {
  for (const { rfcId, position } of nearestFirst) {
    const parent = earlier.get(rfcId);
    if (position !== 0 && parent !== undefined) {
      return { reason: 'answers', toMessageId: parent, rfcId: clip(rfcId, maxId) };
    }
  }
  for (const { rfcId, position } of nearestFirst) {
    const other = position >= 0 ? firstWith.get(rfcId) : undefined;
    if (other === undefined) continue;
    if (rfcId.startsWith('gmail ')) return { reason: 'gmail', toMessageId: other, rfcId: null };
    return { reason: rfcId === member.rfcId ? 'answeredBy' : 'shared', toMessageId: other, rfcId: clip(rfcId, maxId) };
  }
  return member.isPinned === 1 ? { reason: 'user', toMessageId: null, rfcId: null } : { ...beginning, reason: 'chain' };
}
