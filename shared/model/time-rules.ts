import { dayPartHours, fillers, monthWords, nextWords, numberWords, unitWords, weekdayWords } from './time-words.ts';
import {
  addMinutes,
  set,
  setDate,
  setDay,
  setMonthEnd,
  setPart,
  setTime,
  setWeekday,
  setWordTime,
  type Said,
} from './time-said.ts';
import { addToDate, weekdayOf } from './zone-time.ts';

/** When only a day is said: in the morning of it. */
export const morningHour = 8;
const tonightHour = 20;

type Rule = readonly [RegExp, (match: RegExpExecArray, said: Said) => boolean];

/** Tried in this order; each begins at the beginning and ends at the end of a word. */
const rules: readonly Rule[] = [
  [/^(\d{4})-(\d\d?)-(\d\d?)(?:t(?=\d)|(?![\w]))/, ([, y, m, d], said) => setDate(said, y, m, d)],
  [/^(\d\d?)\.\s?(\d\d?)\.(?:\s?(\d{4}|\d\d)(?![\d:.]))?/, ([, d, m, y], said) => setDate(said, y, m, d)],
  [/^(\d\d?)[:.](\d\d)\s?uhr(?!\w)/, ([, h, min], said) => setTime(said, h, min)],
  [/^(\d\d?)\.(\d\d?)(?![\w.:])/, ([, a, b], said) => setDate(said, undefined, b, a) || setTime(said, a, b)],
  [/^(\d\d?)\/(\d\d?)(?:\/(\d{4}|\d\d))?(?!\w)/, readSlashes],
  [/^(\d\d?):(\d\d)(?::\d\d)?\s?([ap])\.?m\.?(?!\w)/, ([, h, min, half], said) => setTime(said, h, min, half)],
  [/^(\d\d?):(\d\d)(?::\d\d)?(?!\w)/, ([, h, min], said) => setTime(said, h, min)],
  [/^(\d\d?)\s?([ap])\.?m\.?(?!\w)/, ([, h, half], said) => setTime(said, h, '0', half)],
  [/^(\d\d?)(?:\.|st|nd|rd|th)?\s?(?:of )?([a-z]+)\.?(?:\s(\d{4}))?(?!\w)/, readDayMonth],
  [
    /^([a-z]+)\.?\s(\d\d?)(?:st|nd|rd|th)?(?:\s(\d{4}))?(?![\w:.])/,
    ([, m, d, y], said) => monthWords.has(m ?? '') && setDate(said, y, String(monthWords.get(m ?? '')), d),
  ],
  [/^(\d{1,4}\s?|[a-z]+\s)([a-z]+)\.?(?!\w)/, readAmount],
  [/^(\d\d?)\s?uhr(?:\s(\d\d)(?!\w))?(?!\w)/, ([, h, min = '0'], said) => setTime(said, h, min)],
  [/^(\d{1,2})(\d\d)(?!\w)/, ([, h, min], said) => setTime(said, h, min)],
  [/^(\d\d?)(?!\w)/, ([, h], said) => setTime(said, h, '0')],
  [/^(?:half an hour|(?:einer )?halben? stunde)(?!\w)/, (_, said) => addMinutes(said, 30)],
  [/^halb ([a-z]+)(?!\w)/, ([, word], said) => setWordTime(said, word, -30)],
  [/^(?:viertel vor|quarter to) ([a-z]+|\d\d?)(?!\w)/, ([, word], said) => setWordTime(said, word, -15)],
  [/^(?:viertel nach|quarter past) ([a-z]+|\d\d?)(?!\w)/, ([, word], said) => setWordTime(said, word, 15)],
  [/^(?:half past) ([a-z]+|\d\d?)(?!\w)/, ([, word], said) => setWordTime(said, word, 30)],
  [/^(?:end of (?:the )?|ende (?:des |der )?)([a-z]+)(?:\s(\d{4}))?(?!\w)/, readEnd],
  [/^(?:monatsende|eom)(?!\w)/, (_, said) => setMonthEnd(said, said.today.year, said.today.month)],
  [/^(?:day after tomorrow|ubermorgen|uebermorgen)(?!\w)/, (_, said) => setDay(said, 2)],
  [/^(?:tomorrow|tmrw|tmr)(?!\w)/, (_, said) => setDay(said, 1)],
  [/^(?:today|heute)(?!\w)/, (_, said) => setDay(said, 0)],
  [/^tonight(?!\w)/, (_, said) => setDay(said, 0) && setPart(said, tonightHour)],
  [/^(?:later|spater|spaeter)(?: today| heute)?(?!\w)/, (_, said) => addMinutes(said, 180)],
  // "morgen" is tomorrow; behind a day it is the morning of it.
  [/^morgen(?!\w)/, (_, said) => (said.date === null ? setDay(said, 1) : setPart(said, morningHour))],
  [/^midnight|^mitternacht/, (_, said) => (said.date === null ? setDay(said, 1) : true) && setTime(said, '0', '0')],
  [/^(?:weekend|wochenende)(?!\w)/, (_, said) => setWeekday(said, 6)],
  [/^([a-z]+)\.?/, readWord],
];

/** How much of the beginning was understood; 0 for nothing. */
export function takeOne(rest: string, said: Said): number {
  for (const [pattern, take] of rules) {
    const match = pattern.exec(rest);
    if (match !== null && take(match, said)) return match[0].length;
  }
  return 0;
}

function readWord([, word = '']: RegExpExecArray, said: Said): boolean {
  if (fillers.has(word)) return true;
  if (nextWords.has(word)) {
    said.isNext = true;
    return true;
  }
  if (said.isNext && /^(?:week|woche)$/.test(word)) {
    // Its Monday; a weekday behind it goes on from there.
    if (!setDay(said, 8 - weekdayOf(said.today))) return false;
    said.isWeekday = true;
    return true;
  }
  if (said.isNext && /^(?:month|monat)$/.test(word)) {
    return set(said, { ...addToDate(said.today, { months: 1 }), day: 1 });
  }
  const weekday = weekdayWords.get(word);
  if (weekday !== undefined) return setWeekday(said, weekday);
  const hour = dayPartHours.get(word);
  if (hour !== undefined) return setPart(said, hour);
  const number = numberWords.get(word);
  return number !== undefined && setTime(said, String(number), '0');
}

function readAmount([, count = '', unitWord = '']: RegExpExecArray, said: Said): boolean {
  const amount = /^\d/.test(count) ? Number(count) : numberWords.get(count.trim());
  const unit = unitWords.get(unitWord);
  if (amount === undefined || unit === undefined) return false;
  if (unit.minutes !== undefined) return addMinutes(said, amount * unit.minutes);
  if (said.date !== null) return false;
  said.days += amount * (unit.days ?? 0);
  said.months += amount * (unit.months ?? 0);
  return amount > 0;
}

/** `12/24` as it is written where dates have slashes; `24/12` can only be the other way round. */
function readSlashes([, a, b, y]: RegExpExecArray, said: Said): boolean {
  return Number(a) > 12 ? setDate(said, y, b, a) : setDate(said, y, a, b);
}

function readDayMonth([, d, word = '', y]: RegExpExecArray, said: Said): boolean {
  const month = monthWords.get(word);
  return month !== undefined && setDate(said, y, String(month), d);
}

function readEnd([, word = '', year]: RegExpExecArray, said: Said): boolean {
  if (/^(?:month|monats?)$/.test(word)) return setMonthEnd(said, said.today.year, said.today.month);
  if (/^(?:week|woche)$/.test(word)) return setWeekday(said, 5);
  if (/^(?:day|tages)$/.test(word)) return setDay(said, 0) && setPart(said, 18);
  if (/^(?:year|jahres)$/.test(word)) return setMonthEnd(said, said.today.year, 12);
  const month = monthWords.get(word);
  if (month === undefined) return false;
  const isPast = month < said.today.month && year === undefined;
  return setMonthEnd(said, Number(year ?? said.today.year) + (isPast ? 1 : 0), month);
}
