import { monthWords, weekdayWords } from '../time-words.ts';
import { addToDate, lastDayOf, weekdayOf, type WallTime } from '../zone-time.ts';
import type { Read, Words } from './line.ts';
import { dayParts, longWeekdays, readDayNumber, readNumber, units } from './words.ts';

export type Day = Pick<WallTime, 'year' | 'month' | 'day'>;

export interface ReadDate extends Read {
  readonly date: Day;
  /** Since midnight, where the words tell that as well. */
  readonly minutes?: number;
  /** `in 20 minutes`: an instant, counted from now. */
  readonly isExact?: boolean;
  /** How sure it is that a date is meant: 3 by a sign or a word such as "until", 2 by its form, 1 by its place alone. */
  readonly strength: 1 | 2 | 3;
  readonly isStart?: boolean;
}

interface Core extends Omit<ReadDate, 'strength' | 'isStart'> {
  readonly strength?: 1 | 2;
  /** Said by its number in the calendar. */
  readonly isCalendar?: boolean;
}

const deadline = ['bis spätestens', 'bis', 'by', 'until', 'till', 'due', 'fallig', 'spatestens'];
const onWords = ['am', 'on', 'zum', 'im', 'in', 'den', 'dem', 'the', 'der'];
const articles = new Set(['den', 'dem', 'the', 'der', 'in', 'im']);
const startWords = ['ab', 'from', 'starting', 'beginnend', 'start'];
const thisWords = new Set([
  'this',
  'diesen',
  'dieser',
  'diese',
  'dieses',
  'kommenden',
  'kommende',
  'kommender',
  'coming',
]);
const nextWords = new Set([
  'next',
  'nachste',
  'nachsten',
  'nachster',
  'nachstes',
  'naechste',
  'naechsten',
  'naechster',
]);
/** What a date stands behind when it is a name, or tells of another matter. */
const namesBefore = new Set(
  'frau herr herrn familie fam fam. mr mr. mrs mrs. ms ms. miss dr dr. prof prof. von vom uber ueber about to with mit fur fuer for since seit of and und black good an from'.split(
    ' ',
  ),
);

/** A date at this place, with the words that lead to it. `today` is the wall clock now. */
export function readDate(words: Words, at: number, today: WallTime): ReadDate | null {
  const sign = words.at(at).startsWith('@') && words.at(at).length > 1;
  const lead = sign
    ? { length: 0, isDeadline: true, isStart: false, hasLead: true, hasPreposition: true }
    : readLead(words, at);
  const from = at + lead.length;
  const core = readCore(words, from, today, sign, lead.hasLead, sign || lead.hasPreposition);
  if (core === null) return null;
  // "The report from 3 November" was written then; "from Monday" something begins.
  if (words.at(at) === 'from' && core.isCalendar === true) return null;
  const isName = !lead.hasLead && namesBefore.has(words.at(at - 1));
  if (isName) return null;
  const withPart = readDayPart(words, from, core);
  const strength = lead.isDeadline ? 3 : lead.hasLead ? 2 : (core.strength ?? 2);
  const { length, date, minutes, isExact } = withPart;
  return {
    length: length + lead.length,
    date,
    strength,
    ...(minutes === undefined ? {} : { minutes }),
    ...(isExact === true ? { isExact } : {}),
    ...(lead.isStart ? { isStart: true } : {}),
  };
}

function readLead(words: Words, at: number) {
  let length = 0;
  let isDeadline = false;
  let hasPreposition = false;
  const isStart = startWords.includes(words.at(at)) && words.at(at) !== '';
  if (isStart) length += 1;
  for (;;) {
    const found = words.take(at + length, deadline);
    if (found > 0) isDeadline = true;
    const more = found > 0 ? found : words.take(at + length, onWords);
    if (more === 0 || length > 4) break;
    // `in 3 days` and `next` are read with what follows.
    if (words.at(at + length) === 'in' && !isMonthOrWeek(words, at + length + 1)) break;
    hasPreposition ||= !articles.has(words.at(at + length));
    length += more;
  }
  return { length, isDeadline, isStart, hasLead: length > 0, hasPreposition: hasPreposition || isStart };
}

const isMonthOrWeek = (words: Words, at: number) => /^(kw|cw|week|der|the|dem)$/.test(words.at(at));

function readCore(
  words: Words,
  at: number,
  today: WallTime,
  sign: boolean,
  hasLead: boolean,
  mayBeShort: boolean,
): Core | null {
  const word = sign ? words.at(at).slice(1) : words.at(at);
  return (
    readNear(words, at, word, today) ??
    readSpan(words, at, today) ??
    readWeekday(words, at, word, today, mayBeShort) ??
    readNumeric(word, today, sign || hasLead) ??
    readMonthDay(words, at, word, today) ??
    readEnd(words, at, today) ??
    readWeek(words, at, word, today) ??
    readDayOfMonth(word, today, hasLead)
  );
}

/** Today and around it. */
function readNear(words: Words, at: number, word: string, today: WallTime): Core | null {
  for (const [name, hour] of [
    ['this morning', 9],
    ['this afternoon', 15],
  ] as const) {
    const length = words.take(at, [name]);
    if (length > 0) return { length, date: today, minutes: hour * 60 };
  }
  const tonight = words.take(at, ['this evening', 'heute abend', 'tonight']);
  if (tonight > 0) return { length: tonight, date: today, minutes: 19 * 60 };
  const after = words.take(at, ['the day after tomorrow', 'day after tomorrow', 'ubermorgen', 'uebermorgen']);
  if (after > 0) return { length: after, date: addToDate(today, { days: 2 }) };
  if (['today', 'heute', 'eod'].includes(word)) return { length: 1, date: today };
  if (['tomorrow', 'morgen', 'tmrw', 'tmr'].includes(word)) return { length: 1, date: addToDate(today, { days: 1 }) };
  const weekend = words.take(at, ['weekend', 'wochenende']);
  if (weekend > 0) return { length: weekend, date: nextWeekday(today, 6, false) };
  return null;
}

/** `in 3 days`, `in 20 Minuten`, `in einer Woche`. */
function readSpan(words: Words, at: number, today: WallTime): Core | null {
  const attached = /^(\d{1,4})(\p{L}+)$/u.exec(words.at(at + 1));
  const count = attached === null ? readNumber(words.at(at + 1)) : Number(attached[1]);
  const unit = units.get(attached?.[2] ?? words.at(at + 2));
  if (words.at(at) !== 'in' || count === null || unit === undefined) return null;
  const length = attached === null ? 3 : 2;
  if (unit === 'minute' || unit === 'hour') {
    const minutes = today.hour * 60 + today.minute + count * (unit === 'hour' ? 60 : 1);
    return {
      length,
      date: addToDate(today, { days: Math.floor(minutes / 1440) }),
      minutes: minutes % 1440,
      isExact: true,
    };
  }
  const days = unit === 'day' ? count : unit === 'week' ? 7 * count : 0;
  const months = unit === 'month' ? count : unit === 'year' ? 12 * count : 0;
  return { length, date: addToDate(today, { days, months }) };
}

function readWeekday(words: Words, at: number, word: string, today: WallTime, mayBeShort: boolean): Core | null {
  const isNext = nextWords.has(word);
  const isThis = thisWords.has(word);
  const name = isNext || isThis ? words.at(at + 1) : word;
  const length = isNext || isThis ? 2 : 1;
  if (isThis && ['weekend', 'wochenende'].includes(name)) return { length, date: nextWeekday(today, 6, false) };
  if (isThis && ['week', 'woche'].includes(name)) return { length, date: fridayOf(today) };
  if (isNext && ['week', 'woche'].includes(name)) return { length, date: nextWeekday(today, 5, true) };
  if (isNext && ['weekend', 'wochenende'].includes(name)) return { length, date: nextWeekday(today, 6, true) };
  if (isNext && ['month', 'monat'].includes(name)) {
    return { length, date: addToDate({ ...today, day: 1 }, { months: 1 }) };
  }
  if (isNext && ['year', 'jahr'].includes(name)) return { length, date: { year: today.year + 1, month: 1, day: 1 } };
  const long = longWeekdays.get(name) ?? readCompound(name)?.weekday;
  const weekday = long ?? (mayBeShort || isNext || isThis ? weekdayWords.get(name.replace(/\.$/, '')) : undefined);
  if (weekday === undefined) return null;
  const behind = at + length + words.take(at + length, ['den', 'the']);
  // `Thursday, 26 Nov`: the calendar has the last word.
  const exact = isNext
    ? null
    : (readNumeric(words.at(behind), today, true) ?? readMonthDay(words, behind, words.at(behind), today));
  if (exact !== null) return { ...exact, length: behind - at + exact.length };
  const part = readCompound(name)?.minutes;
  const date = nextWeekday(today, weekday, isNext);
  return {
    length,
    date,
    ...(part === undefined ? {} : { minutes: part }),
    ...(isNext || isThis ? {} : { strength: 1 }),
  };
}

/** `freitagabend`. */
function readCompound(word: string): { weekday: number; minutes: number } | null {
  for (const [name, weekday] of longWeekdays) {
    const hour = word.startsWith(name) ? dayParts.get(word.slice(name.length)) : undefined;
    if (hour !== undefined) return { weekday, minutes: hour * 60 };
  }
  return null;
}

/** "Next" is in the week that follows; without it, the next one to come, which is not today. */
export function nextWeekday(today: WallTime, weekday: number, isNext: boolean): WallTime {
  const now = weekdayOf(today);
  const ahead = (weekday - now + 7) % 7;
  if (isNext) return addToDate(today, { days: 7 - now + weekday });
  return addToDate(today, { days: ahead === 0 ? 7 : ahead });
}

function readNumeric(word: string, today: WallTime, hasLead: boolean): Core | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word) ?? [];
  if (isoDay !== undefined) return dateOf(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, month, dot, year] = /^(\d{1,2})\.(\d{1,2})(\.?)(\d{4}|\d{2})?$/.exec(word) ?? [];
  if (month !== undefined && (dot === '.' || (hasLead && year === undefined))) {
    return year === undefined
      ? comingDate(today, Number(month), Number(day))
      : dateOf(fullYear(year), Number(month), Number(day));
  }
  const [, slashMonth, slashDay, slashYear] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(word) ?? [];
  if (slashDay === undefined || (!hasLead && slashYear === undefined)) return null;
  return slashYear === undefined
    ? comingDate(today, Number(slashMonth), Number(slashDay))
    : dateOf(fullYear(slashYear), Number(slashMonth), Number(slashDay));
}

const fullYear = (text: string) => Number(text) + (text.length === 2 ? 2000 : 0);

/** `14. Februar`, `Dec 31`, `31 Dec 2026`, `14th of February`. */
function readMonthDay(words: Words, at: number, word: string, today: WallTime): Core | null {
  const monthAt = (index: number) => monthWords.get(words.at(index).replace(/\.$/, ''));
  const firstMonth = monthWords.get(word.replace(/\.$/, ''));
  const isMonthFirst = firstMonth !== undefined;
  const day = readDayNumber(isMonthFirst ? words.at(at + 1) : word);
  const of = !isMonthFirst && words.at(at + 1) === 'of' ? 1 : 0;
  const month = isMonthFirst ? firstMonth : monthAt(at + 1 + of);
  if (day === null || month === undefined) return null;
  const length = 2 + of;
  const year = /^(19|20|21)\d\d$/.exec(words.at(at + length))?.[0];
  const core = year === undefined ? comingDate(today, month, day) : dateOf(Number(year), month, day);
  return core === null ? null : { ...core, length: length + (year === undefined ? 0 : 1) };
}

/** `Ende der Woche`, `end of June`, `Monatsende`. */
function readEnd(words: Words, at: number, today: WallTime): Core | null {
  const simple: readonly (readonly [readonly string[], () => Day])[] = [
    [['ende nachster woche', 'ende der nachsten woche', 'end of next week'], () => nextWeekday(today, 5, true)],
    [
      [
        'ende der woche',
        'ende dieser woche',
        'ende diese woche',
        'wochenschluss',
        'end of the week',
        'end of this week',
        'end of week',
        'eow',
      ],
      () => fridayOf(today),
    ],
    [['ende nachsten monats', 'end of next month'], () => endOfMonth(addToDate({ ...today, day: 1 }, { months: 1 }))],
    [
      [
        'ende des monats',
        'letzten tag des monats',
        'letzter tag des monats',
        'last day of the month',
        'ende dieses monats',
        'monatsende',
        'end of the month',
        'end of this month',
        'end of month',
        'eom',
      ],
      () => endOfMonth(today),
    ],
    [
      ['ende des jahres', 'jahresende', 'end of the year', 'end of this year', 'end of year', 'eoy'],
      () => ({ year: today.year, month: 12, day: 31 }),
    ],
    [['end of the day', 'end of day', 'feierabend'], () => today],
  ];
  for (const [phrases, date] of simple) {
    const length = words.take(at, phrases);
    if (length > 0) return { length, date: date() };
  }
  const parts: readonly (readonly [readonly string[], (day: Day) => number])[] = [
    [['ende', 'end of'], ({ year, month }) => lastDayOf(year, month)],
    [['mitte', 'middle of', 'mid'], () => 15],
    [['anfang', 'beginning of', 'early'], () => 1],
  ];
  for (const [phrases, dayIn] of parts) {
    const length = words.take(at, phrases);
    const month = length === 0 ? undefined : monthWords.get(words.at(at + length));
    if (month === undefined) continue;
    const year = /^(19|20|21)\d\d$/.exec(words.at(at + length + 1))?.[0];
    const first = { year: Number(year ?? today.year), month, day: 1 };
    const isPast = year === undefined && dayIn(first) < today.day && month === today.month;
    if (year === undefined && (month < today.month || isPast)) first.year += 1;
    return { length: length + (year === undefined ? 1 : 2), date: { ...first, day: dayIn(first) } };
  }
  return null;
}

/** On a weekend it is the Friday to come. */
const fridayOf = (today: WallTime) => (weekdayOf(today) === 5 ? today : nextWeekday(today, 5, false));

const endOfMonth = ({ year, month }: Day): Day => ({ year, month, day: lastDayOf(year, month) });

/** `KW 50`: the Friday of that week (ISO 8601). */
function readWeek(words: Words, at: number, word: string, today: WallTime): Core | null {
  const attached = /^(?:kw|cw)(\d{1,2})$/.exec(word);
  const isNamed = ['kw', 'cw'].includes(word) || (word === 'week' && /^\d{1,2}$/.test(words.at(at + 1)));
  const week = attached === null ? (isNamed ? Number(words.at(at + 1)) : 0) : Number(attached[1]);
  if (!(week >= 1 && week <= 53)) return null;
  const fridayIn = (year: number) => {
    const fourth = { ...today, year, month: 1, day: 4 };
    return addToDate(fourth, { days: 5 - weekdayOf(fourth) + 7 * (week - 1) });
  };
  const friday = fridayIn(today.year);
  return { length: attached === null ? 2 : 1, date: isBefore(friday, today) ? fridayIn(today.year + 1) : friday };
}

/** `am 5.`, `by the 5th`. */
function readDayOfMonth(word: string, today: WallTime, hasLead: boolean): Core | null {
  const day = /^\d{1,2}(\.|st|nd|rd|th)$/.test(word) ? readDayNumber(word) : null;
  return day === null || !hasLead ? null : { length: 1, date: comingDay(today, day) };
}

export function comingDay(today: WallTime, day: number): Day {
  for (let months = 0; ; months += 1) {
    const { year, month } = addToDate({ ...today, day: 1 }, { months });
    const date = { year, month, day };
    if (day <= lastDayOf(year, month) && !isBefore(date, today)) return date;
  }
}

function comingDate(today: WallTime, month: number, day: number): Core | null {
  if (month < 1 || month > 12) return null;
  // The 29th of February comes at the latest in eight years.
  for (let { year } = today; year <= today.year + 8; year += 1) {
    if (day >= 1 && day <= lastDayOf(year, month) && !isBefore({ year, month, day }, today)) {
      return { length: 1, date: { year, month, day }, isCalendar: true };
    }
  }
  return null;
}

function dateOf(year: number, month: number, day: number): Core | null {
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month) && year >= 1970 && year < 2200;
  return isDate ? { length: 1, date: { year, month, day }, isCalendar: true } : null;
}

export function isBefore(a: Day, b: Day): boolean {
  return Date.UTC(a.year, a.month - 1, a.day) < Date.UTC(b.year, b.month - 1, b.day);
}

/** `Freitag Abend`, `morgen früh`, `tomorrow morning`. */
function readDayPart(words: Words, from: number, core: Core): Core {
  if (core.minutes !== undefined) return core;
  const next = words.at(from + core.length);
  const hour = dayParts.get(next);
  // A noun of its own, as in "morgen Mittag essen", is not told apart from a time: then the time is meant.
  return hour === undefined ? core : { ...core, length: core.length + 1, minutes: hour * 60 };
}
