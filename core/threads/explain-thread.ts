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
  readonly key: string;
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
    WHERE thread_id = ${id} AND gone_at IS NULL ORDER BY sent_at, rfc_id, id LIMIT ${maxMessages}`);
  const references = read.all<Reference>(sql`
    SELECT message_id AS "messageId", key, position
    FROM message_references JOIN messages ON messages.id = message_id WHERE thread_id = ${id}`);
  const ofMessage = Map.groupBy(references, (reference) => reference.messageId);
  const seen: Seen = { owners: new Map(), firstWith: new Map() };
  return members.map((member, index): ThreadLink => {
    const own = (ofMessage.get(member.id) ?? []).toSorted((a, b) => Math.abs(b.position) - Math.abs(a.position));
    const link = index === 0 ? beginning : linkOf(member, own, seen);
    for (const { key, position } of own) {
      if (position === 0 && !seen.owners.has(key)) seen.owners.set(key, member);
      if (position >= 0 && !seen.firstWith.has(key)) seen.firstWith.set(key, member);
    }
    return { messageId: member.id, isPinned: member.isPinned === 1, ...link };
  });
}

type Link = Omit<ThreadLink, 'messageId' | 'isPinned'>;

/** The messages before, by their own key and by any. */
interface Seen {
  readonly owners: Map<string, Member>;
  readonly firstWith: Map<string, Member>;
}

const beginning: Link = { reason: 'first', toMessageId: null, rfcId: null };

function linkOf(member: Member, nearestFirst: readonly Reference[], { owners, firstWith }: Seen): Link {
  for (const { key, position } of nearestFirst) {
    const parent = owners.get(key);
    if (position !== 0 && parent !== undefined) {
      return { reason: 'answers', toMessageId: parent.id, rfcId: shown(parent.rfcId) };
    }
  }
  for (const { key, position } of nearestFirst) {
    const other = position >= 0 ? firstWith.get(key) : undefined;
    if (other === undefined) continue;
    if (position === 0) return { reason: 'answeredBy', toMessageId: other.id, rfcId: shown(member.rfcId) };
    return { reason: 'shared', toMessageId: other.id, rfcId: null };
  }
  return { reason: member.isPinned === 1 ? 'user' : 'chain', toMessageId: null, rfcId: null };
}

function shown(rfcId: string | null): string | null {
  return rfcId === null ? null : clip(rfcId, maxId);
}
