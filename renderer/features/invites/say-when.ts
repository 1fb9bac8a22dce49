import type { InviteMoment } from '#shared/contract/invites.ts';

export interface When {
  /** On the reader's clock, or as written where no clock can be told. */
  readonly text: string;
  /** On the clock of the event, where that shows something else; with the place it belongs to. */
  readonly there: { readonly text: string; readonly place: string } | null;
}

interface Words {
  readonly locale: string;
  /** The reader's; absent means the system's. */
  readonly timeZone?: string;
}

const minuteMs = 60_000;

/** When an event is, in words of `Intl` alone. */
export function sayWhen(start: InviteMoment, end: InviteMoment | null, { locale, timeZone }: Words): When {
  if (start.isAllDay) return { text: range(locale, 'UTC', dateOnly, start.at, end?.at), there: null };
  if (start.certainty !== 'exact') return { text: range(locale, 'UTC', dateAndTime, start.at, end?.at), there: null };
  const text = range(locale, timeZone, dateAndTime, start.at, end?.at);
  const { offsetMinutes, zone, zoneLabel } = start;
  if (offsetMinutes === null || zone === 'UTC') return { text, there: null };
  if (offsetAt(start.at, timeZone) === offsetMinutes) return { text, there: null };
  const shift = offsetMinutes * minuteMs;
  const endShift = (end?.offsetMinutes ?? offsetMinutes) * minuteMs;
  const there = range(locale, 'UTC', dateAndTime, start.at + shift, end === null ? undefined : end.at + endShift);
  return { text, there: { text: there, place: placeOf(zone) ?? zoneLabel ?? '' } };
}

/** "Europe/Berlin" is Berlin to people. */
function placeOf(zone: string | null): string | null {
  return zone === null ? null : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

export function sayDay(at: number, locale: string, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(locale, { ...dateOnly, timeZone }).format(at);
}

const dateOnly: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };
const dateAndTime: Intl.DateTimeFormatOptions = { ...dateOnly, hour: '2-digit', minute: '2-digit' };

function range(
  locale: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
  from: number,
  to: number | undefined,
): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  return to === undefined || to <= from ? format.format(from) : format.formatRange(from, to);
}

function offsetAt(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value ?? 0);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((wall - Math.floor(at / minuteMs) * minuteMs) / minuteMs);
}
