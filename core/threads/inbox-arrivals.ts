import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { blockArrivals } from '../senders/block-arrivals.ts';
import { screenArrivals } from '../senders/screen-arrivals.ts';
import { wakeAnswered } from '../snooze/wake-answered.ts';
import type { Place } from './arrival.ts';
import { muteArrivals } from './mute-threads.ts';
import type { Arrived } from './send-on.ts';

const silent: readonly MailboxRole[] = ['spam', 'trash', 'drafts', 'sent'];

/** What has been decided about new mail before it came. Answers the conversations that have to be settled. */
export function sortArrivals(tx: WriteTx, place: Place, role: MailboxRole, news: readonly Arrived[]): ThreadId[] {
  if (news.length === 0 || silent.includes(role)) return [];
  if (role !== 'inbox') return wakeAnswered(tx, news);
  const blocked = blockArrivals(tx, place, news);
  const allowed = news.filter(({ messageId }) => !blocked.messageIds.has(messageId));
  return [
    ...blocked.threadIds,
    ...muteArrivals(tx, place, allowed),
    ...screenArrivals(tx, allowed),
    ...wakeAnswered(tx, allowed),
  ];
}
