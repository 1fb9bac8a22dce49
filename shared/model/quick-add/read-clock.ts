import type { Read, Words } from './line.ts';
import { dayParts, readNumber } from './words.ts';

export interface ReadClock extends Read {
  /** Since midnight. */
  readonly minutes: number;
  /** `10-12 Uhr`: how long it takes. */
  readonly lasts?: number;
  /** It may be this or twelve hours later: whichever comes next by day. */
  readonly isVague?: boolean;
}

const before = ['um', 'at', 'gegen', 'around', 'ca.', 'ab'];
const forenoon = new Set(['am', 'a.m.', 'morgens', 'fruh', 'vormittags']);
const afternoon = new Set(['pm', 'p.m.', 'nachmittags', 'abends']);
const hourSigns = new Set(['uhr', 'h', "o'clock", 'o’clock']);

/** A time of the day at this place: `14:00`, `19 Uhr`, `at 7pm`, `halb drei`, `noon`. */
export function readClock(words: Words, at: number): ReadClock | null {
  const hasBefore = before.includes(words.at(at));
  const from = hasBefore ? at + 1 : at;
  const found = readRange(words, from) ?? readSpoken(words, from) ?? readDigits(words, from, hasBefore);
  return found === null ? readNamed(words, at) : { ...found, length: found.length + (from - at) };
}

function readNamed(words: Words, at: number): ReadClock | null {
  const noon = words.take(at, ['at noon', 'um mittag', 'noon', 'mittags']);
  if (noon > 0) return { length: noon, minutes: 720 };
  const midnight = words.take(at, ['at midnight', 'um mitternacht', 'midnight', 'mitternacht']);
  return midnight > 0 ? { length: midnight, minutes: 0 } : null;
}

/** `halb drei` is half past two; `dreiviertel fünf` a quarter to five. */
function readSpoken(words: Words, at: number): ReadClock | null {
  const phrases: readonly (readonly [readonly string[], number])[] = [
    [['halb'], -30],
    [['dreiviertel', 'viertel vor', 'quarter to'], -15],
    [['viertel nach', 'quarter past'], 15],
    [['half past'], 30],
  ];
  for (const [names, minutes] of phrases) {
    const length = words.take(at, names);
    const hour = length === 0 ? null : readNumber(words.at(at + length));
    if (hour === null || hour < 1 || hour > 12) continue;
    const spoken = { length: length + 1, minutes: ((hour % 12) * 60 + minutes + 720) % 720, isVague: true };
    return withHalf(words, at, spoken);
  }
  return null;
}

function readDigits(words: Words, at: number, hasBefore: boolean): ReadClock | null {
  const [, hours = '', minuteText, sign = ''] =
    /^(\d{1,2})(?:[:.](\d{2}))?(uhr|h|am|pm|a\.m\.|p\.m\.)?$/.exec(words.at(at)) ?? [];
  if (hours === '') return null;
  const hasColon = words.at(at).includes(':');
  const next = words.at(at + 1);
  const nextIsSign = sign === '' && (hourSigns.has(next) || /^(am|pm|a\.m\.|p\.m\.)$/.test(next));
  if (!hasColon && sign === '' && !nextIsSign && !hasBefore) return null;
  // `am 5` is a day, `30h` a span.
  if (sign === 'h' && !hasBefore && !hasColon) return null;
  let length = nextIsSign ? 2 : 1;
  let minutes = Number(minuteText ?? 0);
  const said = sign === '' ? (nextIsSign ? next : '') : sign;
  const behind = words.at(at + length);
  if (said === 'uhr' && minuteText === undefined && /^[0-5]\d$/.test(behind)) {
    minutes = Number(behind);
    length += 1;
  }
  const hour = Number(hours);
  if (hour > 24 || minutes > 59) return null;
  const isHalf = forenoon.has(said) || afternoon.has(said);
  if (isHalf) return { length, minutes: toHalf(hour, afternoon.has(said)) * 60 + minutes };
  const bare = !hasColon && said === '' && hour >= 1 && hour <= 6;
  return withHalf(words, at, {
    length,
    minutes: ((hour % 24) * 60 + minutes) % 1440,
    ...(bare ? { isVague: true } : {}),
  });
}

/** `8 Uhr abends`, `3 in the afternoon`. */
function withHalf(words: Words, at: number, clock: ReadClock): ReadClock {
  const behind = at + clock.length;
  const english = words.take(behind, ['in the morning']);
  const later = words.take(behind, ['in the afternoon', 'in the evening', 'at night']);
  const word = words.at(behind);
  const isFore = english > 0 || forenoon.has(word);
  const isAfter = later > 0 || afternoon.has(word);
  if (!isFore && !isAfter) return clock;
  // `um 8 am Freitag`: that `am` is another word.
  if (word === 'am' && dayParts.get(words.at(behind + 1)) === undefined && clock.isVague !== true) return clock;
  if (word === 'am') return clock;
  const hour = toHalf(Math.floor(clock.minutes / 60), isAfter);
  return { length: clock.length + (english || later || 1), minutes: hour * 60 + (clock.minutes % 60) };
}

function toHalf(hour: number, isAfternoon: boolean): number {
  return isAfternoon ? (hour % 12) + 12 : hour % 12;
}

const pair = /^(\d{1,2})(?::(\d{2}))?[-–](\d{1,2})(?::(\d{2}))?(uhr)?$/;

/** `10-12 Uhr`, `10:00–11:30`, `10 bis 12 Uhr`, `von 10 bis 12`. */
function readRange(words: Words, at: number): ReadClock | null {
  const joined = pair.exec(words.at(at));
  if (joined !== null) {
    const [word, fromHour, fromMinute, toHour, toMinute, sign] = joined;
    const hasSign = words.at(at + 1) === 'uhr';
    if (!hasSign && sign === undefined && !word.includes(':')) return null;
    return rangeOf(fromHour, fromMinute, toHour, toMinute, hasSign ? 2 : 1);
  }
  const start = words.take(at, ['von', 'from']);
  const first = /^(\d{1,2})(?::(\d{2}))?$/.exec(words.at(at + start));
  const last = /^(\d{1,2})(?::(\d{2}))?(uhr)?$/.exec(words.at(at + start + 2));
  if (first === null || last === null || !['bis', 'to', '-', '–'].includes(words.at(at + start + 1))) return null;
  const hasSign = words.at(at + start + 3) === 'uhr';
  if (!hasSign && last[3] === undefined && first[2] === undefined) return null;
  return rangeOf(first[1], first[2], last[1], last[2], start + (hasSign ? 4 : 3));
}

function rangeOf(
  fromHour: string | undefined,
  fromMinute: string | undefined,
  toHour: string | undefined,
  toMinute: string | undefined,
  length: number,
): ReadClock | null {
  const from = Number(fromHour) * 60 + Number(fromMinute ?? 0);
  const to = Number(toHour) * 60 + Number(toMinute ?? 0);
  return from < 1440 && to <= 1440 && to > from ? { length, minutes: from, lasts: to - from } : null;
}
