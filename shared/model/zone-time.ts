/** A wall clock in a time zone, and the way back to an instant. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What a clock on the wall shows there at that instant. */
export function readWallTime(at: number, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/**
 * The instant at which the wall shows this. When the clocks are put back it shows it twice: the first is meant. When
 * they are put forward it may never show it: then the same distance behind the gap, as Temporal's "compatible" has it.
 */
export function fromWallTime(wall: WallTime, zone: string): number {
  const flat = asUtc(wall);
  const candidates = [flat - offsetAt(flat - dayMs, zone), flat - offsetAt(flat + dayMs, zone)] as const;
  return candidates.find((at) => asUtc(readWallTime(at, zone)) === flat) ?? candidates[0];
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** A date so many months and days on; the 31st of a month that has none is its last day. */
export function addToDate<T extends WallTime>(wall: T, { months = 0, days = 0 }): T {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const day = Math.min(wall.day, lastDayOf(first.getUTCFullYear(), first.getUTCMonth() + 1));
  const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day + days));
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function asUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function offsetAt(at: number, zone: string): number {
  return asUtc(readWallTime(at, zone)) - Math.floor(at / 60_000) * 60_000;
}
