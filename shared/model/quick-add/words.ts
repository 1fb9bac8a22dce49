import { numberWords } from '../time-words.ts';

/** Words as `foldText` leaves them, in both languages. */
const table = <Value>(entries: readonly (readonly [Value, string])[]) =>
  new Map(entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

export const longWeekdays = table([
  [1, 'monday montag'],
  [2, 'tuesday dienstag'],
  [3, 'wednesday mittwoch'],
  [4, 'thursday donnerstag'],
  [5, 'friday freitag'],
  [6, 'saturday samstag sonnabend'],
  [7, 'sunday sonntag'],
]);

/** `dienstags`, `Tuesdays`: every one of them. */
export const everyWeekdays = table([
  [1, 'mondays montags'],
  [2, 'tuesdays dienstags'],
  [3, 'wednesdays mittwochs'],
  [4, 'thursdays donnerstags'],
  [5, 'fridays freitags'],
  [6, 'saturdays samstags sonnabends'],
  [7, 'sundays sonntags'],
]);

export const ruleDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export const ordinals = table([
  [1, 'first 1st erste ersten erster erstes'],
  [2, 'second 2nd zweite zweiten zweiter zweites'],
  [3, 'third 3rd dritte dritten dritter drittes'],
  [4, 'fourth 4th vierte vierten vierter viertes'],
  [-1, 'last letzte letzten letzter letztes'],
]);

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export const units = table<Unit>([
  ['minute', 'm min mins minute minutes minuten'],
  ['hour', 'h hr hrs hour hours std stunde stunden'],
  ['day', 'd day days tag tage tagen'],
  ['week', 'w week weeks woche wochen'],
  ['month', 'month months monat monate monaten'],
  ['year', 'y year years jahr jahre jahren'],
]);

/** The hour that a part of a day stands for. */
export const dayParts = table([
  [9, 'morning fruh frueh morgen morgens'],
  [10, 'vormittag vormittags'],
  [12, 'noon mittag mittags lunchtime'],
  [15, 'afternoon nachmittag nachmittags'],
  [19, 'evening abend abends'],
  [21, 'night nacht nachts'],
]);

export const frequencies: ReadonlyMap<Unit, string> = new Map([
  ['day', 'DAILY'],
  ['week', 'WEEKLY'],
  ['month', 'MONTHLY'],
  ['year', 'YEARLY'],
]);

export function readNumber(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return numberWords.get(word) ?? null;
}

/** `5.`, `5th`, `5`: a day of a month. */
export function readDayNumber(word: string): number | null {
  const [, digits] = /^(\d{1,2})(?:\.|st|nd|rd|th)?$/.exec(word) ?? [];
  const day = digits === undefined ? 0 : Number(digits);
  return day >= 1 && day <= 31 ? day : null;
}
