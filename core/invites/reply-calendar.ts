import ICAL from 'ical.js';
import type { InviteAnswer, InviteMoment } from '#shared/contract/invites.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import type { ReadInvite } from './read-calendar.ts';

const partstats: Record<InviteAnswer, string> = {
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
};

/** The iTIP REPLY (RFC 5546, 3.2.3): which event, which version of it, who says what. Times are in UTC: no zone to explain. */
export function replyCalendar(
  event: ReadInvite,
  said: { answer: InviteAnswer; comment: string; name: string; address: string; at: number },
): string {
  const times = [time('dtstart', event.start), event.start?.isAllDay === true ? null : time('dtend', event.end)];
  const comment = cleanText(said.comment).trim();
  const name = cleanLine(said.name).replaceAll('"', "'");
  return ICAL.stringify([
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', '-//Hauspost//Hauspost//EN'],
      ['method', {}, 'text', 'REPLY'],
    ],
    [
      [
        'vevent',
        [
          ['uid', {}, 'text', event.uid],
          ...recurrence(event),
          ['dtstamp', {}, 'date-time', utc(said.at)],
          ['sequence', {}, 'integer', event.sequence],
          ...(event.organizer === null ? [] : [['organizer', {}, 'cal-address', `mailto:${event.organizer.address}`]]),
          [
            'attendee',
            { ...(name === '' ? {} : { cn: name }), partstat: partstats[said.answer] },
            'cal-address',
            `mailto:${said.address}`,
          ],
          ...times.filter((property) => property !== null),
          ...(event.summary === '' ? [] : [['summary', {}, 'text', event.summary]]),
          ...(comment === '' ? [] : [['comment', {}, 'text', comment]]),
        ],
        [],
      ],
    ],
  ]);
}

function time(name: string, moment: InviteMoment | null): unknown[] | null {
  if (moment === null || moment.certainty === 'unknown') return null;
  const iso = utc(moment.at);
  if (moment.isAllDay) return [name, {}, 'date', iso.slice(0, 10)];
  return [name, {}, 'date-time', moment.certainty === 'floating' ? iso.slice(0, -1) : iso];
}

/** Which one of a series, in the organizer's own words where they need no zone. */
function recurrence({ recurrenceId, recurrenceMoment }: ReadInvite): unknown[] {
  if (recurrenceId === null) return [];
  const property = time('recurrence-id', recurrenceMoment);
  return property === null ? [] : [property];
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
