/**
 * Dates, numbers and sizes as people write them. Everything comes from `Intl`, nothing is put together by hand but the
 * order of its parts. `now` is an argument: what "today" means is decided once per view, and by hand in tests.
 */
export interface FormatOptions {
  readonly locale: string;
  /** IANA name; absent means the system's. */
  readonly timeZone?: string;
}

export interface Formatter {
  /** "16:00" */
  time(at: number): string;
  /** "Heute", "Gestern", "Fr., 17. Juli", with the year when it is another one. */
  day(at: number, now: number): string;
  /** "Heute 16:00", "Fr., 17. Juli, 16:00" */
  moment(at: number, now: number): string;
  /** For a narrow column: "16:00", "Mo. 11:08" within a week, "Do. 2.7." within two, "1.3." this year, "2.7.2025". */
  rowTime(at: number, now: number): string;
  /** The heading a row of this day stands under, and a key that is the same for all rows of one heading. */
  dayGroup(at: number, now: number): { key: string; label: string };
  /** "vor 20 Sekunden", "gestern" */
  ago(at: number, now: number): string;
  /** "1,4 s", "4 min" */
  duration(durationMs: number): string;
  number(value: number): string;
  /** "184 KB" */
  bytes(sizeBytes: number): string;
  /** "Anna, Bernd und Carla" */
  list(items: readonly string[]): string;
}

const dayMs = 86_400_000;

export function makeFormatter({ locale, timeZone }: FormatOptions): Formatter {
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const clock = dates({ timeStyle: 'short' });
  const civil = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const weekdayAndDay = dates({ weekday: 'short', day: 'numeric', month: 'long' });
  const weekdayAndFullDay = dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const numericDay = dates({ day: 'numeric', month: 'numeric' });
  const numericFullDay = dates({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const month = dates({ month: 'long' });
  const monthAndYear = dates({ month: 'long', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });

  /** Days since the epoch of the calendar date, so that two of them subtract without a daylight saving hour. */
  const dayNumber = (at: number) => Date.parse(`${civil.format(at)}T00:00:00Z`) / dayMs;
  const yearOf = (at: number) => civil.format(at).slice(0, 4);
  const monthOf = (at: number) => civil.format(at).slice(0, 7);

  /** As it is written before a date, in German with its full stop. */
  const weekday = (at: number) => weekdayAndDay.formatToParts(at).find(({ type }) => type === 'weekday')?.value ?? '';

  const nearDay = (at: number, now: number): string | null => {
    const days = dayNumber(at) - dayNumber(now);
    return Math.abs(days) <= 1 ? capitalize(relative.format(days, 'day')) : null;
  };
  const day = (at: number, now: number) =>
    nearDay(at, now) ?? (yearOf(at) === yearOf(now) ? weekdayAndDay : weekdayAndFullDay).format(at);

  return {
    time: (at) => clock.format(at),
    day,
    moment: (at, now) => {
      const near = nearDay(at, now);
      return near ? `${near} ${clock.format(at)}` : `${day(at, now)}, ${clock.format(at)}`;
    },
    rowTime: (at, now) => {
      const age = dayNumber(now) - dayNumber(at);
      if (age === 0 || age === 1) return clock.format(at);
      if (age > 1 && age < 7) return `${weekday(at)} ${clock.format(at)}`;
      if (yearOf(at) !== yearOf(now)) return numericFullDay.format(at);
      const day = numericDay.format(at);
      return age > 0 && age < 14 ? `${weekday(at)} ${day}` : day;
    },
    dayGroup: (at, now) => {
      const age = dayNumber(now) - dayNumber(at);
      if (age <= 0) return { key: 'today', label: `${capitalize(relative.format(0, 'day'))} · ${longDay.format(now)}` };
      if (age === 1) return { key: 'yesterday', label: capitalize(relative.format(-1, 'day')) };
      const weeks = weekNumber(dayNumber(now)) - weekNumber(dayNumber(at));
      if (weeks <= 1) return { key: `week-${weeks}`, label: capitalize(relative.format(-weeks, 'week')) };
      const label = (yearOf(at) === yearOf(now) ? month : monthAndYear).format(at);
      return { key: monthOf(at), label: capitalize(label) };
    },
    ago: (at, now) => {
      const seconds = Math.round((at - now) / 1_000);
      const [unit, size] = agoUnits.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
      return relative.format(Math.round(seconds / size), unit);
    },
    duration: (durationMs) => {
      const [unit, size, digits] =
        durationMs < 60_000 ? (['second', 1_000, 1] as const) : (['minute', 60_000, 0] as const);
      const value = durationMs / size;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: value < 10 ? digits : 0,
      }).format(value);
    },
    number: (value) => numbers.format(value),
    bytes: (sizeBytes) => {
      const [unit, size] = byteUnits.find(([, length]) => sizeBytes >= length) ?? (['byte', 1] as const);
      const value = sizeBytes / size;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: value < 10 && size >= 1_000_000 ? 1 : 0,
      }).format(value);
    },
    list: (items) => conjunction.format(items),
  };
}

const agoUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const byteUnits = [
  ['gigabyte', 1_000_000_000],
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
] as const;

/** Weeks begin on Monday; day 0 was a Thursday. */
function weekNumber(days: number): number {
  return Math.floor((days + 3) / 7);
}

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
