import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { InviteRule } from '#shared/contract/invites.ts';
import { sayDay } from './say-when.ts';

/** How something comes again, as one sentence: "Every 2 weeks on Monday and Friday, until 24 December 2026". */
export function sayRule(rule: InviteRule, i18n: I18n): string {
  const frequency = sayFrequency(rule, i18n);
  if (frequency === null) return i18n._(msg`It comes again by a rule of its own`);
  const places = [sayDays(rule, i18n), sayMonths(rule, i18n)].filter((part) => part !== '');
  const ends = [sayEnd(rule, i18n), rule.isMore ? i18n._(msg`with exceptions`) : ''].filter((part) => part !== '');
  return [[frequency, ...places].join(' '), ...ends].join(', ');
}

function sayFrequency({ frequency, interval: count }: InviteRule, i18n: I18n): string | null {
  switch (frequency) {
    case 'daily':
      return i18n._(msg`${plural(count, { one: 'Every day', other: 'Every # days' })}`);
    case 'weekly':
      return i18n._(msg`${plural(count, { one: 'Every week', other: 'Every # weeks' })}`);
    case 'monthly':
      return i18n._(msg`${plural(count, { one: 'Every month', other: 'Every # months' })}`);
    case 'yearly':
      return i18n._(msg`${plural(count, { one: 'Every year', other: 'Every # years' })}`);
    case 'other':
      return null;
  }
}

function sayDays({ weekdays, monthDays }: InviteRule, i18n: I18n): string {
  const list = (items: readonly string[]) => new Intl.ListFormat(i18n.locale).format(items);
  const plain = weekdays.filter(({ nth }) => nth === null).map(({ weekday }) => weekdayName(weekday, i18n.locale));
  const placed = weekdays.flatMap(({ weekday, nth }) =>
    nth === null ? [] : [i18n._(nthWords(nth, weekdayName(weekday, i18n.locale)))],
  );
  const days = monthDays.filter((day) => day > 0).map(String);
  const parts = [
    ...(plain.length === 0 ? [] : [i18n._(onDays(list(plain)))]),
    ...(placed.length === 0 ? [] : [i18n._(onDays(list(placed)))]),
    ...(days.length === 0 ? [] : [i18n._(onMonthDays(list(days)))]),
    ...(monthDays.includes(-1) ? [i18n._(msg`on the last day`)] : []),
  ];
  return parts.join(', ');
}

const onDays = (days: string) => msg({ message: `on ${days}`, context: 'days of the week' });
const onMonthDays = (days: string) => msg`on day ${days}`;

/** "the first Tuesday", to be put behind "on". */
function nthWords(nth: number, day: string): MessageDescriptor {
  switch (nth) {
    case 1:
      return msg`the first ${day}`;
    case 2:
      return msg`the second ${day}`;
    case 3:
      return msg`the third ${day}`;
    case 4:
      return msg`the fourth ${day}`;
    case -1:
      return msg`the last ${day}`;
    default:
      return nth < 0 ? msg`the ${day} number ${-nth} from the end` : msg`the ${day} number ${nth}`;
  }
}

function sayMonths({ months }: InviteRule, i18n: I18n): string {
  if (months.length === 0) return '';
  const format = new Intl.DateTimeFormat(i18n.locale, { month: 'long', timeZone: 'UTC' });
  const names = new Intl.ListFormat(i18n.locale).format(
    months.map((month) => format.format(Date.UTC(2026, month - 1))),
  );
  return i18n._(msg({ message: `in ${names}`, context: 'months' }));
}

function sayEnd({ count, until }: InviteRule, i18n: I18n): string {
  if (count !== null) return i18n._(msg`${plural(count, { one: 'once', other: '# times' })}`);
  if (until === null) return '';
  const day = sayDay(until.at, i18n.locale);
  return i18n._(msg`until ${day}`);
}

/** 5 January 2026 is a Monday. */
function weekdayName(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));
}
