import type { InviteRule } from '#shared/contract/invites.ts';
import { readTime, type ZoneBook } from './read-moment.ts';
import { propertiesOf, propertyOf, type JComponent } from './read-values.ts';
import { listOf } from './read-zone-rules.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const frequencies = new Map<string, InviteRule['frequency']>([
  ['DAILY', 'daily'],
  ['WEEKLY', 'weekly'],
  ['MONTHLY', 'monthly'],
  ['YEARLY', 'yearly'],
]);
const sayable = new Set(['freq', 'interval', 'count', 'until', 'wkst', 'byday', 'bymonthday', 'bymonth']);

/** How something comes again, for being said in words; nothing is ever expanded from it. */
export function readRule(event: JComponent, zones: ZoneBook): InviteRule | null {
  const rules = propertiesOf(event, 'rrule');
  const value = rules[0]?.[3];
  const extraDates = propertyOf(event, 'rdate') !== null;
  if (typeof value !== 'object' || value === null) return extraDates ? { ...plain, isMore: true } : null;
  const rule = value as Record<string, unknown>;
  const frequency = frequencies.get(String(rule['freq']).toUpperCase()) ?? 'other';
  const until = typeof rule['until'] === 'string' ? readTime(rule['until'], null, zones) : null;
  const isMore =
    extraDates ||
    rules.length > 1 ||
    frequency === 'other' ||
    propertyOf(event, 'exdate') !== null ||
    Object.keys(rule).some((key) => !sayable.has(key));
  return {
    frequency,
    interval: within(rule['interval'], 1, 10_000) ?? 1,
    count: within(rule['count'], 1, 1_000_000),
    until,
    weekdays: listOf(rule['byday'])
      .map(readWeekday)
      .filter((day) => day !== null)
      .slice(0, 60),
    monthDays: integers(rule['bymonthday'], -31, 31).slice(0, 62),
    months: integers(rule['bymonth'], 1, 12).slice(0, 12),
    isMore,
  };
}

const plain: InviteRule = {
  frequency: 'other',
  interval: 1,
  count: null,
  until: null,
  weekdays: [],
  monthDays: [],
  months: [],
  isMore: false,
};

function readWeekday(value: unknown): InviteRule['weekdays'][number] | null {
  const [, nth, day = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(String(value).toUpperCase()) ?? [];
  return day === '' ? null : { weekday: weekdays.indexOf(day) + 1, nth: nth === undefined ? null : Number(nth) };
}

function within(value: unknown, min: number, max: number): number | null {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number >= min && number <= max ? number : null;
}

function integers(value: unknown, min: number, max: number): number[] {
  return listOf(value)
    .map((one) => within(one, min, max))
    .filter((one) => one !== null && one !== 0) as number[];
}
