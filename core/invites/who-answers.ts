import { sql } from 'drizzle-orm';
import type { Identity } from '#shared/contract/identities.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { identitiesOf } from '../compose/identities.ts';
import type { ReadInvite } from './read-calendar.ts';

export interface Answerer {
  readonly identity: Identity;
  /** As the invitation writes it: servers compare. */
  readonly address: string;
  readonly isGuest: boolean;
}

/**
 * The name that was invited. Where none of ours is on the list (a forward, a group), the one the mail went to answers.
 * `null`: nobody is asked, or it is the user's own event.
 */
export function findAnswerer(
  read: ReadDb,
  message: { id: MessageId; accountId: AccountId },
  event: Pick<ReadInvite, 'method' | 'organizer' | 'guests' | 'isCancelled'>,
): Answerer | null {
  if (event.method !== 'request' || event.isCancelled || event.organizer === null) return null;
  const all = identitiesOf(read);
  const own = all.filter(({ accountId }) => accountId === message.accountId);
  const isMe = (identity: Identity, address: string) => identity.address.toLowerCase() === address.toLowerCase();
  const organizer = event.organizer.address;
  if (all.some((identity) => isMe(identity, organizer))) return null;
  for (const identity of [...own, ...all]) {
    const guest = event.guests.find(({ address }) => isMe(identity, address));
    if (guest !== undefined) return { identity, address: guest.address, isGuest: true };
  }
  const sentTo = read.get<{ recipients: string } | undefined>(
    sql`SELECT lower(to_list || cc_list || bcc_list) AS recipients FROM messages WHERE id = ${message.id}`,
  );
  const reached = own.find(({ address }) => sentTo?.recipients.includes(`"${address.toLowerCase()}"`));
  const identity = reached ?? own[0];
  return identity === undefined ? null : { identity, address: identity.address, isGuest: false };
}
