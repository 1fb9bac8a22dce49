import { foldText } from './fold.ts';
import { morningHour, takeOne } from './time-rules.ts';
import { startSaid, type Said } from './time-said.ts';
import { addToDate, fromWallTime, lastDayOf, readWallTime, type WallTime } from './zone-time.ts';

const maxLength = 100;

/**
 * A point in time ahead as people type it, in German and English alike: `2d`, `600`, `tomorrow`, `nächsten Montag 9 Uhr`,
 * `24.12.`, `2026-12-24 18:30`. `null` when it is not understood as a whole, or is past. No guessing at half a sentence:
 * a mail that leaves at the wrong time is worse than one more question.
 */
export function parseTypedTime(text: string, now: number, zone: string): { at: number } | null {
  if (text.length > maxLength) return null;
  const folded = foldText(text)
    .replace(/o['’]clock/g, 'uhr')
    .replace(/[,;]/g, ' ')
    .trim();
  if (folded === '') return null;
  const instant = readInstant(folded);
  if (instant !== null) return instant > now ? { at: instant } : null;

  const said = startSaid(readWallTime(now, zone));
  let rest = folded;
  while (rest !== '') {
    const length = takeOne(rest, said);
    if (length === 0) return null;
    rest = rest.slice(length).trimStart();
  }
  const at = resolve(said, now, zone);
  return at !== null && at > now && Number.isSafeInteger(at) && at < 8.64e15 ? { at } : null;
}

/** With a zone of its own it is an instant and asks for no wall. */
function readInstant(folded: string): number | null {
  if (!/^\d{4}-\d\d-\d\dt\d\d:\d\d(:\d\d(\.\d+)?)?(z|[+-]\d\d:\d\d)$/.test(folded)) return null;
  const at = Date.parse(folded.toUpperCase());
  return Number.isNaN(at) ? null : at;
}

function resolve(said: Said, now: number, zone: string): number | null {
  const { today, date, days, months, minutes, time, part } = said;
  const hasSpan = days + months > 0;
  if (minutes !== null) {
    return date !== null || hasSpan || time !== null || part !== null ? null : now + minutes * 60_000;
  }
  if (date === null && !hasSpan && time === null && part === null) return null;
  const clock = readClock(said);
  const at = (day: WallTime) =>
    fromWallTime({ ...day, ...(clock ?? (hasSpan ? {} : { hour: morningHour, minute: 0 })) }, zone);
  if (date === null) {
    const found = at(addToDate(today, { days, months }));
    return found > now || hasSpan ? found : at(addToDate(today, { days: 1 }));
  }
  const found = at(date);
  if (found > now || said.hasYear) return found;
  if (said.isWeekday) return at(addToDate(date, { days: 7 }));
  return at(nextYearOf(date));
}

function readClock({ time, part }: Said): { hour: number; minute: number } | null {
  if (time === null) return part === null ? null : { hour: part, minute: 0 };
  // "abends um 8" is 20:00.
  const isLate = part !== null && part >= 14 && time.hour > 0 && time.hour < 12 && !time.isExact;
  return { hour: time.hour + (isLate ? 12 : 0), minute: time.minute };
}

function nextYearOf(date: WallTime): WallTime {
  let year = date.year + 1;
  while (date.day > lastDayOf(year, date.month)) year += 1;
  return { ...date, year };
}
