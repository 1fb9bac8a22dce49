import { foldText } from '../fold.ts';
import { monthWords, numberWords, weekdayWords } from '../time-words.ts';
import { addToDate, fromWallTime, lastDayOf, readWallTime, weekdayOf, type WallTime } from '../zone-time.ts';

/** From the first instant up to but without the last. */
export interface PastRange {
  readonly from: number;
  readonly to: number;
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;
interface Days {
  readonly first: Day;
  /** How long from there. */
  readonly days?: number;
  readonly months?: number;
}

const maxLength = 60;

/**
 * A day, week, month or year that has been, as people type it in German and English: `yesterday`, `letzte Woche`,
 * `März 2025`, `5.3.2025`, `2025-03`, `3 weeks ago`, `KW 12`. What has no year is the last one there was. `null` when it
 * is not understood as a whole.
 */
export function readPastRange(text: string, now: number, zone: string): PastRange | null {
  if (text.length > maxLength) return null;
  const today = readWallTime(now, zone);
  const words = foldText(text).replaceAll('_', ' ').replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
  const days =
    readNumbers(words) ?? readDateWords(words, today) ?? readNamed(words, today) ?? readAgo(words, today) ?? null;
  return days === null ? null : toRange(days, zone);
}

function toRange({ first, days = 0, months = 0 }: Days, zone: string): PastRange | null {
  const wall = { ...first, hour: 0, minute: 0 };
  const range = { from: fromWallTime(wall, zone), to: fromWallTime(addToDate(wall, { days, months }), zone) };
  return Number.isSafeInteger(range.from) && Number.isSafeInteger(range.to) ? range : null;
}

/** Digits only: ISO, German with dots, American with slashes; two digits of a year are this century's. */
function readNumbers(words: string): Days | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(words) ?? [];
  if (isoYear !== undefined) return readParts(isoYear, isoMonth, isoDay);
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(words) ?? [];
  if (year !== undefined) return readParts(year, month, day);
  const [, a = '', b = '', slashYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(words) ?? [];
  if (slashYear === undefined) return null;
  return Number(a) > 12 ? readParts(slashYear, b, a) : readParts(slashYear, a, b);
}

function readParts(yearText: string, monthText?: string, dayText?: string): Days | null {
  const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  const month = Number(monthText ?? 1);
  const day = Number(dayText ?? 1);
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  const first = { year, month, day };
  if (dayText !== undefined) return { first, days: 1 };
  return monthText === undefined ? { first, months: 12 } : { first, months: 1 };
}

/** `5. märz 2025`, `march 5`, `märz 2025`, `5.3.`, `märz`. */
function readDateWords(words: string, today: WallTime): Days | null {
  const [, dotDay, dotMonth] = /^(\d{1,2})\.\s?(\d{1,2})\.$/.exec(words) ?? [];
  if (dotMonth !== undefined) return lastYearWith(today, dotMonth, dotDay);
  const parts = words.split(' ').map((word) => word.replace(/(?<=\d)(\.|st|nd|rd|th)$/, '').replace(/\.$/, ''));
  const month = parts.map((part) => monthWords.get(part)).find((found) => found !== undefined);
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  if (month === undefined || numbers.length !== parts.length - 1 || numbers.length > 2) return null;
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length <= 2);
  if (numbers.some((number) => number !== year && number !== day)) return null;
  if (year !== undefined) return readParts(year, String(month), day);
  return lastYearWith(today, String(month), day);
}

function lastYearWith(today: WallTime, month: string, day?: string): Days | null {
  const at = (year: number) => readParts(String(year), month, day);
  const found = at(today.year);
  const isAhead = Number(month) > today.month || (Number(month) === today.month && Number(day ?? 1) > today.day);
  // The 29th of February may be some years back.
  return isAhead ? (at(today.year - 1) ?? at(today.year - 2) ?? at(today.year - 3)) : (found ?? at(today.year - 1));
}

const daysBack = new Map([
  ['today', 0],
  ['heute', 0],
  ['yesterday', 1],
  ['gestern', 1],
  ['day before yesterday', 2],
  ['vorgestern', 2],
]);
const thisWords = '(?:this|diese[rsmn]?|current|aktuelle[rsn]?)';
const lastWords = '(?:last|previous|past|letzte[rsmn]?|vorige[rsmn]?|vergangene[rsmn]?|im letzten|im vergangenen)';

function readNamed(words: string, today: WallTime): Days | null {
  const back = daysBack.get(words);
  if (back !== undefined) return { first: addToDate(today, { days: -back }), days: 1 };

  const [, week, weekYear] = /^(?:kw|week|woche)\s?(\d{1,2})(?:[ /](\d{4}))?$/.exec(words) ?? [];
  if (week !== undefined) return readWeek(Number(week), weekYear === undefined ? null : Number(weekYear), today);

  const [, isThis, isLast, name = ''] =
    new RegExp(`^(?:(${thisWords})|(${lastWords}))?\\s?(\\p{L}+)$`, 'u').exec(words) ?? [];
  const weekday = weekdayWords.get(name);
  if (weekday !== undefined && isThis === undefined) {
    const since = (weekdayOf(today) - weekday + 7) % 7;
    // "last Monday" on a Monday is a week ago; "Monday" is today.
    return { first: addToDate(today, { days: -(since === 0 && isLast !== undefined ? 7 : since) }), days: 1 };
  }
  if (isThis === undefined && isLast === undefined) return null;
  const times = isLast === undefined ? 0 : 1;
  if (name === 'week' || name === 'woche') {
    return { first: addToDate(today, { days: 1 - weekdayOf(today) - 7 * times }), days: 7 };
  }
  if (name === 'month' || name === 'monat') {
    return { first: addToDate({ ...today, day: 1 }, { months: -times }), months: 1 };
  }
  if (name === 'year' || name === 'jahr') return { first: { year: today.year - times, month: 1, day: 1 }, months: 12 };
  return null;
}

/** ISO 8601: the week that holds the first Thursday is the first. */
function readWeek(week: number, year: number | null, today: WallTime): Days | null {
  if (week < 1 || week > 53) return null;
  const monday = (of: number) => {
    const fourth = { ...today, year: of, month: 1, day: 4 };
    return addToDate(fourth, { days: 1 - weekdayOf(fourth) + 7 * (week - 1) });
  };
  if (year !== null) return { first: monday(year), days: 7 };
  const first = monday(today.year);
  return { first: isLater(first, today) ? monday(today.year - 1) : first, days: 7 };
}

const isLater = (a: Day, b: Day) => Date.UTC(a.year, a.month - 1, a.day) > Date.UTC(b.year, b.month - 1, b.day);

const spans: readonly (readonly [RegExp, { readonly days?: number; readonly months?: number }])[] = [
  [/^(?:d|days?|tage?n?|t)$/, { days: 1 }],
  [/^(?:w|wk|weeks?|wochen?)$/, { days: 7 }],
  [/^(?:m|mo|months?|monate?n?)$/, { months: 1 }],
  [/^(?:y|years?|jahre?n?|j)$/, { months: 12 }],
];

/** So much time, as `older_than` has it: `2d`, `3 weeks`, `ein Jahr`. */
export function readSpan(text: string): { days: number; months: number } | null {
  const [, number = '', unit = ''] = /^(\d{1,4}|\p{L}+)\s?(\p{L}+)$/u.exec(foldText(text).replaceAll('_', ' ')) ?? [];
  const count = /^\d+$/.test(number) ? Number(number) : numberWords.get(number);
  const span = spans.find(([pattern]) => pattern.test(unit))?.[1];
  if (count === undefined || span === undefined) return null;
  return { days: count * (span.days ?? 0), months: count * (span.months ?? 0) };
}

/** The day that was so long ago: `2d`, `3 weeks ago`, `vor einem Jahr`; `last 7 days` reaches from there to now. */
function readAgo(words: string, today: WallTime): Days | null {
  const [, during] = new RegExp(`^${lastWords} (\\d{1,4} \\p{L}+)$`, 'u').exec(words) ?? [];
  const bare = during ?? words.replace(/^vor /, '').replace(/ ago$/, '');
  const span = readSpan(bare);
  if (span === null) return null;
  const first = addToDate(today, { days: -span.days, months: -span.months });
  if (during === undefined) return { first, days: 1 };
  const dayMs = 86_400_000;
  const days = Date.UTC(today.year, today.month - 1, today.day) - Date.UTC(first.year, first.month - 1, first.day);
  return { first, days: Math.round(days / dayMs) + 1 };
}

/** The instant that lies so far back, on the wall clock. */
export function goBack(span: { days: number; months: number }, now: number, zone: string): number {
  return fromWallTime(addToDate(readWallTime(now, zone), { days: -span.days, months: -span.months }), zone);
}
