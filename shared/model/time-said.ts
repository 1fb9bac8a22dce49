import { numberWords } from './time-words.ts';
import { addToDate, lastDayOf, weekdayOf, type WallTime } from './zone-time.ts';

/** What has been understood of a typed time so far. Each setter refuses what contradicts what was said before. */
export interface Said {
  readonly today: WallTime;
  /** The day that was said, as a date. */
  date: WallTime | null;
  /** A year was said: a date that is past is past, and not next year. */
  hasYear: boolean;
  isWeekday: boolean;
  days: number;
  months: number;
  minutes: number | null;
  time: { readonly hour: number; readonly minute: number; readonly isExact: boolean } | null;
  part: number | null;
  isNext: boolean;
}

export function startSaid(today: WallTime): Said {
  return {
    today,
    date: null,
    hasYear: false,
    isWeekday: false,
    days: 0,
    months: 0,
    minutes: null,
    time: null,
    part: null,
    isNext: false,
  };
}

export function setMonthEnd(said: Said, year: number, month: number): boolean {
  return set(said, { ...said.today, year, month, day: lastDayOf(year, month) });
}

export function set(said: Said, date: WallTime): boolean {
  if (said.days + said.months > 0) return false;
  // "Freitag, den 10. Juli" says one day twice; two different days are none.
  if (said.date !== null && !(said.isWeekday && weekdayOf(said.date) === weekdayOf(date))) return false;
  said.date = date;
  said.isWeekday = false;
  return true;
}

export function setDay(said: Said, days: number): boolean {
  if (!set(said, addToDate(said.today, { days }))) return false;
  // "heute 8 Uhr" at noon is past, not tomorrow.
  said.hasYear = true;
  return true;
}

export function setWeekday(said: Said, weekday: number): boolean {
  if (said.isWeekday && said.isNext && said.date !== null) {
    said.date = addToDate(said.date, { days: weekday - weekdayOf(said.date) });
    return true;
  }
  const days = (weekday - weekdayOf(said.today) + 7) % 7;
  if (!set(said, addToDate(said.today, { days: days === 0 && said.isNext ? 7 : days }))) return false;
  said.isWeekday = true;
  return true;
}

export function setDate(said: Said, yearText: string | undefined, monthText = '', dayText = ''): boolean {
  const [month, day] = [Number(monthText), Number(dayText)];
  const year = yearText === undefined ? said.today.year : Number(yearText.length === 2 ? `20${yearText}` : yearText);
  // 29 February without a year is the next one there is.
  const isLeapDay = yearText === undefined && month === 2 && day === 29;
  if (month < 1 || month > 12 || day < 1 || day > (isLeapDay ? 29 : lastDayOf(year, month))) return false;
  if (!set(said, { ...said.today, year, month, day })) return false;
  said.hasYear = yearText !== undefined;
  return true;
}

export function setTime(said: Said, hourText = '', minuteText = '', half?: string): boolean {
  const [typed, minute] = [Number(hourText), Number(minuteText)];
  if (said.time !== null || minute > 59 || typed > 23) return false;
  if (half !== undefined && (typed < 1 || typed > 12)) return false;
  const hour = half === undefined ? typed : (typed % 12) + (half === 'p' ? 12 : 0);
  said.time = { hour, minute, isExact: half !== undefined };
  return true;
}

/** "halb neun" is 8:30, "viertel vor neun" 8:45; English "half nine" is 9:30 to some and nothing to others. */
export function setWordTime(said: Said, word = '', minutes: number): boolean {
  const hour = /^\d/.test(word) ? Number(word) : numberWords.get(word);
  if (hour === undefined || hour > 23) return false;
  const total = (hour * 60 + minutes + 1_440) % 1_440;
  return setTime(said, String(Math.floor(total / 60)), String(total % 60));
}

export function setPart(said: Said, hour: number): boolean {
  if (said.part !== null) return false;
  said.part = hour;
  return true;
}

export function addMinutes(said: Said, minutes: number): boolean {
  said.minutes = (said.minutes ?? 0) + minutes;
  return minutes > 0;
}
