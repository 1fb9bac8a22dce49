/** The words of `typed-times.ts` in both languages, as `foldText` leaves them: small letters, no marks. */

const byWord = (groups: readonly (readonly [number, string])[]) =>
  new Map(groups.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

export const weekdayWords = byWord([
  [1, 'monday mon montag mo'],
  [2, 'tuesday tue tues dienstag di'],
  [3, 'wednesday wed mittwoch mi'],
  [4, 'thursday thu thur thurs donnerstag do'],
  [5, 'friday fri freitag fr'],
  [6, 'saturday sat samstag sonnabend sa'],
  [7, 'sunday sun sonntag so'],
]);

export const monthWords = byWord([
  [1, 'january jan januar janner jaenner'],
  [2, 'february feb februar'],
  [3, 'march mar marz maerz'],
  [4, 'april apr'],
  [5, 'may mai'],
  [6, 'june jun juni'],
  [7, 'july jul juli'],
  [8, 'august aug'],
  [9, 'september sep sept'],
  [10, 'october oct oktober okt'],
  [11, 'november nov'],
  [12, 'december dec dezember dez'],
]);

export const numberWords = byWord([
  [1, 'a an one ein eine einer einem einen eins'],
  [2, 'two zwei zwo'],
  [3, 'three drei'],
  [4, 'four vier'],
  [5, 'five funf fuenf'],
  [6, 'six sechs'],
  [7, 'seven sieben'],
  [8, 'eight acht'],
  [9, 'nine neun'],
  [10, 'ten zehn'],
  [11, 'eleven elf'],
  [12, 'twelve zwolf zwoelf'],
]);

/** Units that keep the wall clock are counted in days or months; the others in minutes. */
export const unitWords = new Map<string, { minutes?: number; days?: number; months?: number }>(
  (
    [
      [{ minutes: 1 }, 'm min mins minute minutes minuten'],
      [{ minutes: 60 }, 'h hr hrs hour hours std stunde stunden'],
      [{ days: 1 }, 'd day days t tag tage tagen'],
      [{ days: 7 }, 'w wk week weeks woche wochen'],
      [{ months: 1 }, 'mo month months monat monate monaten'],
      [{ months: 12 }, 'y yr year years j jahr jahre jahren'],
    ] as const
  ).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
);

/** Parts of a day and the hour they stand for when none is said. */
export const dayPartHours = byWord([
  [8, 'morning fruh frueh morgens'],
  [10, 'vormittag vormittags'],
  [12, 'noon midday mittag mittags'],
  [14, 'afternoon nachmittag nachmittags'],
  [18, 'evening abend abends eod feierabend'],
  [22, 'night nacht nachts'],
]);

/** Say nothing by themselves. */
export const fillers = new Set(
  'at on um am im in the den dem der die das of des von bis until till by for fur fuer gegen ab this diese diesen dieser dieses and und uhr oclock'.split(
    ' ',
  ),
);

export const nextWords = new Set(
  'next nachste nachsten nachster nachstes naechste naechsten naechster naechstes kommende kommenden kommender kommendes coming'.split(
    ' ',
  ),
);
