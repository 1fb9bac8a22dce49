import { propertiesOf, propertyOf, type JComponent } from './read-values.ts';
import { readWall } from './read-moment.ts';
import { flat, type Observance, type YearlyRule, type ZoneRules } from './zone-rules.ts';

const maxObservances = 60;
const maxDates = 200;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A VTIMEZONE as rules; `null` where it has none that can be followed. */
export function readZoneRules(zone: JComponent): ZoneRules | null {
  const observances = zone[2]
    .filter(([name]) => name === 'standard' || name === 'daylight')
    .slice(0, maxObservances)
    .map(readObservance)
    .filter((observance) => observance !== null)
    .toSorted((one, other) => flat(one.start) - flat(other.start));
  const [first] = observances;
  return first === undefined ? null : { observances, firstOffset: first.from };
}

function readObservance(component: JComponent): Observance | null {
  const from = readOffset(propertyOf(component, 'tzoffsetfrom')?.[3]);
  const to = readOffset(propertyOf(component, 'tzoffsetto')?.[3]);
  const start = readWall(propertyOf(component, 'dtstart')?.[3]);
  if (from === null || to === null || start === null) return null;
  const dates = propertiesOf(component, 'rdate')
    .flatMap(([, , , ...values]) => values.map(readWall))
    .filter((wall) => wall !== null)
    .slice(0, maxDates);
  return { from, to, start, dates, yearly: readYearly(propertyOf(component, 'rrule')?.[3], start.month) };
}

/** `+02:00`, as jCal writes it. */
function readOffset(value: unknown): number | null {
  const [, sign, hours, minutes] = typeof value === 'string' ? (/^([+-])(\d\d):?(\d\d)/.exec(value) ?? []) : [];
  if (sign === undefined) return null;
  const offset = Number(hours) * 60 + Number(minutes);
  return offset > 1_440 ? null : sign === '-' ? -offset : offset;
}

function readYearly(value: unknown, startMonth: number): YearlyRule | null {
  if (typeof value !== 'object' || value === null) return null;
  const rule = value as Record<string, unknown>;
  if (String(rule['freq']).toUpperCase() !== 'YEARLY') return null;
  const month = Number(listOf(rule['bymonth'])[0] ?? startMonth);
  const [, nth = '', day = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(String(listOf(rule['byday'])[0])) ?? [];
  const weekday = day === '' ? null : weekdays.indexOf(day) + 1;
  const monthDays = listOf(rule['bymonthday']).map(Number).filter(Number.isInteger).slice(0, 31);
  const until = readWall(rule['until']);
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  // A weekday of the month, or a day of it: a rule that names neither would mean every day.
  if (weekday === null && monthDays.length === 0) return null;
  return {
    month,
    weekday,
    nth: nth === '' ? null : Number(nth),
    monthDays,
    untilYear: until?.year ?? 9_999,
  };
}

export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
