import { sql } from 'drizzle-orm';
import type { Invite } from '#shared/contract/invites.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import type { ReadInvite } from './read-calendar.ts';

interface Other {
  readonly messageId: MessageId;
  readonly method: Invite['method'];
  readonly sequence: number;
  readonly stampAt: number;
}

/**
 * What became of an invitation by later mails about it. Only the organizer changes an event: a mail counts when it
 * comes from the same sender as this one, or from the organizer's own address.
 */
export function standingOf(
  read: ReadDb,
  message: { id: MessageId; accountId: AccountId },
  event: ReadInvite,
): Pick<Invite, 'standing' | 'newerMessageId'> {
  if (event.method !== 'request' && event.method !== 'publish') return { standing: 'current', newerMessageId: null };
  const others = read.all<Other>(sql`
    SELECT part.message_id AS "messageId", part.method, part.sequence, part.stamp_at AS "stampAt"
    FROM invite_parts AS part
    JOIN messages AS other ON other.id = part.message_id
    JOIN messages AS own ON own.id = ${message.id}
    WHERE part.account_id = ${message.accountId} AND part.uid = ${event.uid} AND part.message_id <> ${message.id}
      AND part.recurrence_id IN (${event.recurrenceId ?? ''}, '')
      AND part.method IN ('request', 'publish', 'cancel')
      AND (other.from_address = own.from_address COLLATE NOCASE
        OR other.from_address = ${event.organizer?.address ?? ''} COLLATE NOCASE)
      AND (part.sequence > ${event.sequence}
        OR part.sequence = ${event.sequence} AND part.stamp_at > ${event.stampAt}
        OR part.sequence = ${event.sequence} AND part.method = 'cancel')
    ORDER BY part.sequence DESC, part.method = 'cancel' DESC, part.stamp_at DESC, other.sent_at DESC LIMIT 1`);
  const [newest] = others;
  if (newest === undefined) return { standing: 'current', newerMessageId: null };
  return { standing: newest.method === 'cancel' ? 'cancelled' : 'updated', newerMessageId: newest.messageId };
}
