import { monthWords, weekdayWords } from '../time-words.ts';
import { addToDate, lastDayOf, weekdayOf, type WallTime } from '../zone-time.ts';
import type { Read, Words } from './line.ts';
import { comingDay, isBefore, type Day } from './read-date.ts';
import {
  dayParts,
  everyWeekdays,
  frequencies,
  longWeekdays,
  ordinals,
  readDayNumber,
  readNumber,
  ruleDays,
  units,
} from './words.ts';

export interface Recurrence extends Read {
  readonly rule: string;
  /** Since midnight, where the words tell that as well: `every morning`. */
  readonly minutes?: number;
  /** The first day it can be, from today on; the time of the day is not considered here. */
  readonly first: (today: WallTime, mayBeToday: boolean) => Day;
}

type Rule = Omit<Recurrence, 'length'>;

const everyWords = ['every', 'each', 'jeden', 'jede', 'jedes', 'jeder', 'alle', 'immer'];
const otherWords = new Set(['other', 'second', '2nd', 'zweite', 'zweiten', 'zweites', 'andere']);

const single: readonly (readonly [readonly string[], string])[] = [
  [['taglich', 'daily', 'tagl.'], 'FREQ=DAILY'],
  [['werktags', 'wochentags', 'on weekdays', 'weekdays'], 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  [['zweiwochentlich', '14-tagig', '14-taglich', 'biweekly', 'fortnightly'], 'FREQ=WEEKLY;INTERVAL=2'],
  [['wochentlich', 'weekly'], 'FREQ=WEEKLY'],
  [['vierteljahrlich', 'quartalsweise', 'quarterly'], 'FREQ=MONTHLY;INTERVAL=3'],
  [['halbjahrlich'], 'FREQ=MONTHLY;INTERVAL=6'],
  [['monatlich', 'monthly'], 'FREQ=MONTHLY'],
  [['jahrlich', 'yearly', 'annually'], 'FREQ=YEARLY'],
];

const fromToday: Rule['first'] = (today) => today;

/** A rule at this place: `every Tuesday`, `alle 2 Wochen`, `am 1. jeden Monats`, `letzter Freitag im Monat, jeden Monat`. */
export function readRecurrence(words: Words, at: number): Recurrence | null {
  return (
    readDayOfEveryMonth(words, at) ??
    readNthWeekday(words, at) ??
    readEvery(words, at) ??
    readHabit(words, at) ??
    readSingle(words, at)
  );
}

function weekly(days: readonly number[], interval = 1): Rule {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const byDay = sorted.map((day) => ruleDays[day - 1]).join(',');
  return {
    rule: `FREQ=WEEKLY${interval > 1 ? `;INTERVAL=${interval}` : ''};BYDAY=${byDay}`,
    first: (today, mayBeToday) => {
      const offsets = sorted
        .map((day) => (day - weekdayOf(today) + 7) % 7)
        .map((days) => (days === 0 && !mayBeToday ? 7 : days));
      return addToDate(today, { days: Math.min(...offsets) });
    },
  };
}

function monthlyOn(day: number): Rule {
  return {
    rule: `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    first: (today, mayBeToday) => {
      const from = mayBeToday ? today : addToDate(today, { days: 1 });
      return day > 0 ? comingDay(from, day) : { ...dayPart(from), day: lastDayOf(from.year, from.month) };
    },
  };
}

const dayPart = ({ year, month, day }: Day): Day => ({ year, month, day });

function yearlyOn(month: number, day: number): Rule {
  return {
    rule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
    first: (today, mayBeToday) => {
      for (let { year } = today; year < today.year + 8; year += 1) {
        const date = { year, month, day };
        const isHere = day <= lastDayOf(year, month) && !isBefore(date, today);
        if (isHere && (mayBeToday || isBefore(today, date))) return date;
      }
      return today;
    },
  };
}

function monthlyNth(nth: number, weekday: number): Rule {
  const dateIn = (year: number, month: number): Day | null => {
    if (nth < 0) {
      const last = lastDayOf(year, month);
      return { year, month, day: last - ((weekdayOf({ year, month, day: last }) - weekday + 7) % 7) };
    }
    const day = 1 + ((weekday - weekdayOf({ year, month, day: 1 }) + 7) % 7) + 7 * (nth - 1);
    return day <= lastDayOf(year, month) ? { year, month, day } : null;
  };
  return {
    rule: `FREQ=MONTHLY;BYDAY=${nth}${ruleDays[weekday - 1]}`,
    first: (today, mayBeToday) => {
      for (let months = 0; months < 24; months += 1) {
        const { year, month } = addToDate({ ...today, day: 1 }, { months });
        const date = dateIn(year, month);
        if (date !== null && (isBefore(today, date) || (mayBeToday && !isBefore(date, today)))) return date;
      }
      return today;
    },
  };
}

const eachMonth = [
  'jeden monats',
  'jedes monats',
  'jeden monat',
  'im monat',
  'of every month',
  'of each month',
  'every month',
  'each month',
  'of the month',
  'monatlich',
  'a month',
];

/** `am 1. jeden Monats`, `on the 1st of every month`, `jeden Monat am 15.`, `every month on the 15th`, `jeden 15.` */
function readDayOfEveryMonth(words: Words, at: number): Recurrence | null {
  const lead = words.take(at, ['am', 'on the', 'on', 'zum']);
  const lastDay = words.take(at + lead, ['letzten tag', 'letzter tag', 'last day']);
  const day = lastDay > 0 ? -1 : readDayNumber(words.at(at + lead));
  const dayLength = lastDay > 0 ? lastDay : 1;
  if (day !== null) {
    const month = words.take(at + lead + dayLength, eachMonth);
    const isEach =
      /^(jede|jeder|every|of every|of each|each|monatlich)/.test(words.at(at + lead + dayLength)) ||
      /every|each/.test(words.at(at + lead + dayLength + 1));
    if (month > 0 && (isEach || hasEvery(words, at, lead + dayLength + month))) {
      return { ...monthlyOn(day), length: lead + dayLength + month + everyAfter(words, at + lead + dayLength + month) };
    }
  }
  const head = words.take(at, ['jeden monat', 'every month', 'each month', 'monatlich', 'monthly']);
  if (head === 0) return null;
  const on = words.take(at + head, ['am', 'on the', 'on', 'zum']);
  const last = words.take(at + head + on, ['letzten tag', 'last day']);
  if (on > 0 && last > 0) return { ...monthlyOn(-1), length: head + on + last };
  const behind = on > 0 ? readDayNumber(words.at(at + head + on)) : null;
  return behind === null ? null : { ...monthlyOn(behind), length: head + on + 1 };
}

/** `…, jeden Monat` at the end of what says when in a month. */
function everyAfter(words: Words, at: number): number {
  return words.take(at, ['jeden monat', 'every month', 'each month']);
}

const hasEvery = (words: Words, at: number, length: number) =>
  everyAfter(words, at + length) > 0 || everyAnywhere(words);

function everyAnywhere(words: Words): boolean {
  for (let at = 0; at < words.length; at += 1) if (everyAfter(words, at) > 0) return true;
  return false;
}

/** `every last Friday of the month`, `jeden ersten Montag im Monat`, `letzter Freitag im Monat …, jeden Monat`. */
function readNthWeekday(words: Words, at: number): Recurrence | null {
  const every = everyWords.includes(words.at(at)) ? 1 : words.take(at, ['am', 'on the']);
  const nth = ordinals.get(words.at(at + every));
  const weekday = longWeekdays.get(words.at(at + every + 1)) ?? weekdayWords.get(words.at(at + every + 1));
  if (nth === undefined || weekday === undefined) return null;
  const behind = at + every + 2;
  const month = words.take(behind, eachMonth);
  const isEvery =
    everyWords.includes(words.at(at)) ||
    /every|each/.test(words.at(behind + 1)) ||
    /^(jede|every|each)/.test(words.at(behind));
  if (month === 0 || !(isEvery || everyAnywhere(words))) return null;
  return { ...monthlyNth(nth, weekday), length: every + 2 + month + everyAfter(words, behind + month) };
}

/** What follows "every". */
function readEvery(words: Words, at: number): Recurrence | null {
  if (!everyWords.includes(words.at(at))) return null;
  let from = at + 1;
  let interval = 1;
  if (otherWords.has(words.at(from)) && (unitOf(words, from + 1) !== null || dayOf(words, from + 1) !== null)) {
    interval = 2;
    from += 1;
  } else {
    const number = readNumber(words.at(from));
    if (number !== null && number > 0 && unitOf(words, from + 1) !== null) {
      interval = number;
      from += 1;
    }
  }
  const workday = words.take(from, ['weekday', 'workday', 'werktag', 'arbeitstag', 'werktage']);
  if (workday > 0) return { ...weekly([1, 2, 3, 4, 5]), length: from + workday - at };
  const weekend = words.take(from, ['weekend', 'wochenende']);
  if (weekend > 0) return { ...weekly([6]), length: from + weekend - at };
  const list = readDayList(words, from);
  if (list !== null) return withDayPart(words, { ...weekly(list.days, interval), length: from + list.length - at }, at);
  const hour = dayParts.get(words.at(from));
  if (hour !== undefined && interval === 1) {
    return { rule: 'FREQ=DAILY', first: fromToday, minutes: hour * 60, length: from + 1 - at };
  }
  const date = readYearDate(words, from);
  if (date !== null && interval === 1) return { ...yearlyOn(date.month, date.day), length: from + date.length - at };
  const day = /^\d{1,2}(\.|st|nd|rd|th)$/.test(words.at(from)) ? readDayNumber(words.at(from)) : null;
  if (day !== null) return { ...monthlyOn(day), length: from + 1 - at };
  const unit = unitOf(words, from);
  return unit === null ? null : withDays(words, at, from + 1, unit, interval);
}

/** `every Monday morning`. */
function withDayPart(words: Words, recurrence: Recurrence, at: number): Recurrence {
  const hour = dayParts.get(words.at(at + recurrence.length));
  return hour === undefined ? recurrence : { ...recurrence, minutes: hour * 60, length: recurrence.length + 1 };
}

/** `every 2 weeks on Friday`, `jedes Jahr am 14. Februar`, `every week`. */
function withDays(words: Words, at: number, behind: number, unit: string, interval: number): Recurrence | null {
  const on = words.take(behind, ['on', 'am', 'on the']);
  if (unit === 'YEARLY') {
    const date = readYearDate(words, behind + on);
    if (date !== null) return { ...yearlyOn(date.month, date.day), length: behind + on + date.length - at };
  }
  if (unit === 'WEEKLY') {
    const list = readDayList(words, behind + on) ?? readHabitDays(words, behind);
    if (list !== null)
      return { ...weekly(list.days, interval), length: behind + (list.isHabit ? 0 : on) + list.length - at };
  }
  const rule = `FREQ=${unit}${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
  return { rule, first: fromToday, length: behind - at };
}

function unitOf(words: Words, at: number): string | null {
  const word = words.at(at);
  // "jede M…" is the beginning of a word, not of a month.
  return word.length < 3 ? null : (frequencies.get(units.get(word) ?? 'minute') ?? null);
}

const dayOf = (words: Words, at: number) => longWeekdays.get(words.at(at)) ?? weekdayWords.get(words.at(at)) ?? null;

function readDayList(words: Words, at: number): { days: number[]; length: number; isHabit?: false } | null {
  const days: number[] = [];
  let length = 0;
  for (;;) {
    const joint = days.length > 0 && ['and', 'und', '&', '+'].includes(words.at(at + length)) ? 1 : 0;
    const day = dayOf(words, at + length + joint);
    if (day === null) break;
    days.push(day);
    length += joint + 1;
  }
  return days.length === 0 ? null : { days, length };
}

function readHabitDays(words: Words, at: number): { days: number[]; length: number; isHabit: true } | null {
  const days: number[] = [];
  let length = 0;
  for (;;) {
    const joint = days.length > 0 && ['and', 'und', '&'].includes(words.at(at + length)) ? 1 : 0;
    const day = everyWeekdays.get(words.at(at + length + joint));
    if (day === undefined) break;
    days.push(day);
    length += joint + 1;
  }
  return days.length === 0 ? null : { days, length, isHabit: true };
}

/** `dienstags und donnerstags`, `on Mondays`. */
function readHabit(words: Words, at: number): Recurrence | null {
  const on = words.at(at) === 'on' ? 1 : 0;
  const list = readHabitDays(words, at + on);
  return list === null ? null : { ...weekly(list.days), length: on + list.length };
}

function readYearDate(words: Words, at: number): { month: number; day: number; length: number } | null {
  const [, numericDay, numericMonth] = /^(\d{1,2})\.(\d{1,2})\.$/.exec(words.at(at)) ?? [];
  if (numericMonth !== undefined) return checked(Number(numericMonth), Number(numericDay), 1);
  const first = monthWords.get(words.at(at).replace(/\.$/, ''));
  const day = readDayNumber(words.at(first === undefined ? at : at + 1));
  const month = first ?? monthWords.get(words.at(at + 1).replace(/\.$/, ''));
  return day === null || month === undefined ? null : checked(month, day, 2);
}

function checked(month: number, day: number, length: number) {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(2024, month) ? { month, day, length } : null;
}

function readSingle(words: Words, at: number): Recurrence | null {
  for (const [phrases, rule] of single) {
    const length = words.take(at, phrases);
    if (length === 0) continue;
    const unit = /FREQ=(\w+)$/.exec(rule)?.[1];
    if (rule.includes('BYDAY')) return { ...weekly([1, 2, 3, 4, 5]), length };
    if (unit !== undefined) return withDays(words, at, at + length, unit, 1);
    return { rule, first: fromToday, length };
  }
  return null;
}
