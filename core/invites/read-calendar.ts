import type { Invite, InviteGuest, InviteMoment } from '#shared/contract/invites.ts';
import { clip, cleanLine, cleanText } from '#shared/model/line.ts';
import { parseLines } from './parse-lines.ts';
import { readMoment, type ZoneBook } from './read-moment.ts';
import { readRule } from './read-rule.ts';
import {
  addressOf,
  integerOf,
  paramOf,
  propertiesOf,
  propertyOf,
  textOf,
  type JComponent,
  type JProperty,
} from './read-values.ts';
import { readZoneRules } from './read-zone-rules.ts';
import type { ZoneRules } from './zone-rules.ts';

/** What the calendar alone says; who answers and what came later, the database knows. */
export type ReadInvite = Omit<Invite, 'answersAs' | 'answered' | 'standing' | 'newerMessageId'> & {
  /** DTSTAMP: which of two versions with one number is the newer. */
  readonly stampAt: number;
  readonly recurrenceMoment: InviteMoment | null;
};

export interface ReadCalendar {
  readonly events: readonly ReadInvite[];
  readonly eventCount: number;
}

const maxChars = 1_000_000;
const maxEvents = 20;
const maxGuests = 300;
const dayMs = 86_400_000;

const methods = new Map<string, Invite['method']>([
  ['REQUEST', 'request'],
  ['REPLY', 'reply'],
  ['CANCEL', 'cancel'],
  ['COUNTER', 'counter'],
  ['PUBLISH', 'publish'],
]);
const answers = new Map<string, InviteGuest['answer']>([
  ['ACCEPTED', 'accepted'],
  ['TENTATIVE', 'tentative'],
  ['DECLINED', 'declined'],
  ['DELEGATED', 'delegated'],
]);

/** text/calendar (RFC 5545, iTIP) as data. `null`: not a calendar. Never throws, whatever the text is. */
export function readCalendar(text: string): ReadCalendar | null {
  const calendar = text.length > maxChars ? null : parseLines(text);
  if (calendar === null) return null;
  const rules = new Map<string, ZoneRules | null>();
  for (const zone of calendar[2].filter(([name]) => name === 'vtimezone').slice(0, 100)) {
    const tzid = propertyOf(zone, 'tzid')?.[3];
    if (typeof tzid === 'string') rules.set(tzid, readZoneRules(zone));
  }
  const zones: ZoneBook = { rulesOf: (tzid) => rules.get(tzid) ?? null };
  const method = readMethod(calendar);
  const events = calendar[2].filter(([name]) => name === 'vevent');
  return {
    events: events.slice(0, maxEvents).map((event) => readEvent(event, method, zones)),
    eventCount: events.length,
  };
}

function readMethod(calendar: JComponent): Invite['method'] {
  const word = (textOf(calendar, 'method') || 'PUBLISH').toUpperCase();
  return methods.get(word) ?? 'other';
}

function readEvent(event: JComponent, method: Invite['method'], zones: ZoneBook): ReadInvite {
  const { start, end } = readSpan(event, zones);
  const organizer = propertyOf(event, 'organizer');
  const address = addressOf(organizer);
  const guests = propertiesOf(event, 'attendee');
  const recurrence = propertyOf(event, 'recurrence-id')?.[3];
  const uid = propertyOf(event, 'uid')?.[3];
  return {
    uid: typeof uid === 'string' ? clip(cleanLine(uid), 1_000) : '',
    recurrenceMoment: readMoment(propertyOf(event, 'recurrence-id'), zones),
    recurrenceId: typeof recurrence === 'string' ? clip(cleanLine(recurrence), 100) : null,
    method,
    sequence: integerOf(event, 'sequence'),
    stampAt: readMoment(propertyOf(event, 'dtstamp'), zones)?.at ?? 0,
    summary: textOf(event, 'summary'),
    location: textOf(event, 'location'),
    isCancelled: method === 'cancel' || textOf(event, 'status').toUpperCase() === 'CANCELLED',
    start,
    end,
    rule: readRule(event, zones),
    organizer: organizer === null || address === null ? null : { name: nameOf(organizer), address },
    guests: guests
      .map(readGuest)
      .filter((guest) => guest !== null)
      .slice(0, maxGuests),
    guestCount: guests.length,
    comment: commentOf(event),
  };
}

function readSpan(event: JComponent, zones: ZoneBook): { start: InviteMoment | null; end: InviteMoment | null } {
  const start = readMoment(propertyOf(event, 'dtstart'), zones);
  if (start === null) return { start: null, end: null };
  const given = readMoment(propertyOf(event, 'dtend'), zones);
  const lasts = durationMs(propertyOf(event, 'duration')?.[3]);
  const end = given ?? (lasts === null ? null : { ...start, at: start.at + lasts });
  // Outlook's all-day events are midnights with a mark.
  const isMarked = textOf(event, 'x-microsoft-cdo-alldayevent').toUpperCase() === 'TRUE';
  if (isMarked && !start.isAllDay) {
    const day = asDay(start);
    return { start: day, end: end === null ? null : lastDay(asDay(end), day) };
  }
  if (end === null || end.at <= start.at) return { start, end: null };
  return { start, end: start.isAllDay ? lastDay(end, start) : end };
}

function asDay(moment: InviteMoment): InviteMoment {
  const wall = moment.at + (moment.offsetMinutes ?? 0) * 60_000;
  const at = Math.floor(wall / dayMs) * dayMs;
  return { at, isAllDay: true, certainty: 'exact', zone: null, zoneLabel: null, offsetMinutes: null };
}

/** DTEND is the day after (RFC 5545, 3.6.1); some write the last day itself. */
function lastDay(end: InviteMoment, start: InviteMoment): InviteMoment | null {
  const last = end.isAllDay ? end.at - dayMs : Math.floor((end.at - 1) / dayMs) * dayMs;
  return last <= Math.floor(start.at / dayMs) * dayMs ? null : { ...end, at: last, isAllDay: true };
}

function durationMs(value: unknown): number | null {
  const found =
    typeof value === 'string'
      ? /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(value)
      : null;
  if (found === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000;
}

function readGuest(property: JProperty): InviteGuest | null {
  const address = addressOf(property);
  if (address === null) return null;
  const role = paramOf(property, 'role')?.toUpperCase();
  const partstat = paramOf(property, 'partstat')?.toUpperCase();
  return {
    name: nameOf(property),
    address,
    answer: answers.get(partstat ?? '') ?? 'open',
    isOptional: role === 'OPT-PARTICIPANT' || role === 'NON-PARTICIPANT',
  };
}

function nameOf(property: JProperty): string {
  return clip(cleanLine(paramOf(property, 'cn') ?? ''), 500);
}

function commentOf(event: JComponent): string {
  const value = propertyOf(event, 'comment')?.[3];
  return typeof value === 'string' ? clip(cleanText(value).trim(), 2_000) : '';
}
