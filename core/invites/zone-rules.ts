import type { WallTime } from '#shared/model/zone-time.ts';
import { lastDayOf, weekdayOf } from '#shared/model/zone-time.ts';

/** One half of a VTIMEZONE: from when on clocks there differ how much from UTC, in minutes. */
export interface Observance {
  readonly from: number;
  readonly to: number;
  readonly start: WallTime;
  /** Comes again every year; `null`: only at `start` and at `dates`. */
  readonly yearly: YearlyRule | null;
  readonly dates: readonly WallTime[];
}

export interface YearlyRule {
  readonly month: number;
  readonly weekday: number | null;
  /** Which of these weekdays in the month, from its end where below 0; `null`: the first of `monthDays`. */
  readonly nth: number | null;
  readonly monthDays: readonly number[];
  /** The last year it is still followed. */
  readonly untilYear: number;
}

export interface ZoneRules {
  readonly observances: readonly Observance[];
  /** Before the first of them. */
  readonly firstOffset: number;
}

/**
 * The offset of a clock on the wall, by the mail's own rules. Every rule gives at most one moment a year, so the cost
 * is bounded whatever the mail says; a time that is skipped counts from before the gap, one that comes twice is the
 * first (RFC 5545, 3.3.5).
 */
export function offsetByRules({ observances, firstOffset }: ZoneRules, wall: WallTime): number {
  const at = flat(wall);
  let best: { onset: number; observance: Observance } | null = null;
  for (const observance of observances) {
    const onset = lastOnset(observance, wall);
    if (onset !== null && (best === null || onset > best.onset)) best = { onset, observance };
  }
  if (best === null) return firstOffset;
  const { from, to } = best.observance;
  return at - best.onset < (to - from) * 60_000 ? from : to;
}

export function flat({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function lastOnset({ start, yearly, dates }: Observance, wall: WallTime): number | null {
  const at = flat(wall);
  const found = [flat(start), ...dates.map(flat)];
  if (yearly !== null) {
    for (const year of [wall.year - 1, wall.year]) {
      const day = year > yearly.untilYear || year < start.year ? null : dayOf(yearly, year);
      if (day !== null) found.push(flat({ ...start, year, month: yearly.month, day }));
      // A rule that has ended still holds from its last year on.
      const last = year > yearly.untilYear ? dayOf(yearly, yearly.untilYear) : null;
      if (last !== null) found.push(flat({ ...start, year: yearly.untilYear, month: yearly.month, day: last }));
    }
  }
  const past = found.filter((onset) => onset <= at && onset >= flat(start));
  return past.length === 0 ? null : Math.max(...past);
}

function dayOf({ month, weekday, nth, monthDays }: YearlyRule, year: number): number | null {
  const days = Array.from({ length: lastDayOf(year, month) }, (_, index) => index + 1).filter(
    (day) =>
      (weekday === null || weekdayOf({ year, month, day }) === weekday) &&
      (monthDays.length === 0 || monthDays.includes(day)),
  );
  return (nth === null ? days[0] : days.at(nth > 0 ? nth - 1 : nth)) ?? null;
}
