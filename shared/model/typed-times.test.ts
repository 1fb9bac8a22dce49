import { describe, expect, test } from 'vitest';
import { parseTypedTime } from './typed-times.ts';
import { fromWallTime, readWallTime } from './zone-time.ts';

const berlin = 'Europe/Berlin';
// A Tuesday, 10:30 in Berlin.
const tuesday = Date.parse('2026-07-07T08:30:00Z');

function read(text: string, now = tuesday, zone = berlin): string | null {
  const found = parseTypedTime(text, now, zone);
  if (found === null) return null;
  const { year, month, day, hour, minute } = readWallTime(found.at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

describe('a time ahead, as it is typed on Tuesday 7 July 2026 at 10:30', () => {
  test.for([
    // Spans.
    ['2d', '2026-07-09 10:30'],
    ['3h', '2026-07-07 13:30'],
    ['90 min', '2026-07-07 12:00'],
    ['1h 30m', '2026-07-07 12:00'],
    ['1w', '2026-07-14 10:30'],
    ['2mo', '2026-09-07 10:30'],
    ['in 2 Wochen', '2026-07-21 10:30'],
    ['in zwei Wochen um 9', '2026-07-21 09:00'],
    ['in two weeks', '2026-07-21 10:30'],
    ['in einer Stunde', '2026-07-07 11:30'],
    ['in a week', '2026-07-14 10:30'],
    ['in einem Monat', '2026-08-07 10:30'],
    ['half an hour', '2026-07-07 11:00'],
    ['in einer halben Stunde', '2026-07-07 11:00'],
    ['später', '2026-07-07 13:30'],
    ['later today', '2026-07-07 13:30'],
    ['3 Tage', '2026-07-10 10:30'],
    // Clock times.
    ['600', '2026-07-08 06:00'],
    ['1830', '2026-07-07 18:30'],
    ['18:30', '2026-07-07 18:30'],
    ['9', '2026-07-08 09:00'],
    ['um 18.30 Uhr', '2026-07-07 18:30'],
    ['18 Uhr', '2026-07-07 18:00'],
    ['18 Uhr 30', '2026-07-07 18:30'],
    ['6pm', '2026-07-07 18:00'],
    ['6:15 p.m.', '2026-07-07 18:15'],
    ['12am', '2026-07-08 00:00'],
    ['noon', '2026-07-07 12:00'],
    ['mittags', '2026-07-07 12:00'],
    ['Mitternacht', '2026-07-08 00:00'],
    ['halb neun', '2026-07-08 08:30'],
    ['viertel nach acht', '2026-07-08 08:15'],
    ['quarter to 12', '2026-07-07 11:45'],
    ['half past two', '2026-07-08 02:30'],
    // Days and their parts.
    ['tomorrow', '2026-07-08 08:00'],
    ['tomorrow morning', '2026-07-08 08:00'],
    ['tomorrow at 9:15', '2026-07-08 09:15'],
    ['morgen', '2026-07-08 08:00'],
    ['morgen 8', '2026-07-08 08:00'],
    ['morgen früh', '2026-07-08 08:00'],
    ['morgen Abend', '2026-07-08 18:00'],
    ['morgen abend um 8', '2026-07-08 20:00'],
    ['übermorgen 14 Uhr', '2026-07-09 14:00'],
    ['uebermorgen', '2026-07-09 08:00'],
    ['day after tomorrow', '2026-07-09 08:00'],
    ['heute Abend', '2026-07-07 18:00'],
    ['this evening', '2026-07-07 18:00'],
    ['tonight', '2026-07-07 20:00'],
    ['in the afternoon', '2026-07-07 14:00'],
    ['end of day', '2026-07-07 18:00'],
    ['EOD', '2026-07-07 18:00'],
    // Weekdays.
    ['next mon 9', '2026-07-13 09:00'],
    ['mon 9', '2026-07-13 09:00'],
    ['nächsten Montag 9 Uhr', '2026-07-13 09:00'],
    ['naechsten Montag 9 Uhr', '2026-07-13 09:00'],
    ['Montag morgen', '2026-07-13 08:00'],
    ['am Freitag', '2026-07-10 08:00'],
    ['Fr. 15:00', '2026-07-10 15:00'],
    ['tue', '2026-07-14 08:00'],
    ['Dienstag 18:00', '2026-07-07 18:00'],
    ['next tuesday 18:00', '2026-07-14 18:00'],
    ['weekend', '2026-07-11 08:00'],
    ['am Wochenende', '2026-07-11 08:00'],
    ['next week', '2026-07-13 08:00'],
    ['nächste Woche Dienstag', '2026-07-14 08:00'],
    ['end of the week', '2026-07-10 08:00'],
    ['nächsten Monat', '2026-08-01 08:00'],
    // Dates.
    ['Ende des Monats', '2026-07-31 08:00'],
    ['end of month 17:00', '2026-07-31 17:00'],
    ['Ende Januar', '2027-01-31 08:00'],
    ['24.12.', '2026-12-24 08:00'],
    ['24.12', '2026-12-24 08:00'],
    ['3.2.', '2027-02-03 08:00'],
    ['24.12.2026 18 Uhr', '2026-12-24 18:00'],
    ['24.12.26', '2026-12-24 08:00'],
    ['24. Dezember', '2026-12-24 08:00'],
    ['am 24. Dezember 2027 um 10:15', '2027-12-24 10:15'],
    ['12/24', '2026-12-24 08:00'],
    ['24/12', '2026-12-24 08:00'],
    ['Dec 24', '2026-12-24 08:00'],
    ['December 24th 2026', '2026-12-24 08:00'],
    ['29.2.', '2028-02-29 08:00'],
    ['Freitag, den 10. Juli 2026, 10 Uhr', '2026-07-10 10:00'],
    ['Thursday, December 24', '2026-12-24 08:00'],
    ['2026-12-24', '2026-12-24 08:00'],
    ['2026-12-24 18:30', '2026-12-24 18:30'],
    ['2026-12-24T18:30', '2026-12-24 18:30'],
    ['2026-12-24T18:30Z', '2026-12-24 19:30'],
  ] as const)('%s', ([text, expected]) => {
    expect(read(text)).toBe(expected);
  });
});

test.for([
  '',
  '   ',
  'soon',
  'tomorrow-ish',
  'morgen vielleicht',
  '25:00',
  '8:60',
  '31.2.2027',
  '32.1.',
  '13/13',
  '0d',
  '2026-02-30',
  '2020-01-01',
  'today 8:00',
  'heute 8 Uhr',
  'heute morgen Freitag',
  'Montag, 10. Juli 2026',
  'halb',
  '3h tomorrow',
  '9 10',
  'next',
  'um',
  '9'.repeat(500),
  '99999999999 years',
  '2026-12-24T18:30:00+99:99',
])('not understood, or past: %s', (text) => {
  expect(parseTypedTime(text, tuesday, berlin)).toBeNull();
});

test('on a Sunday tomorrow is Monday, and the weekend is the next one', () => {
  const sunday = Date.parse('2026-07-05T18:00:00Z');
  expect(read('monday', sunday)).toBe('2026-07-06 08:00');
  expect(read('nächste Woche', sunday)).toBe('2026-07-06 08:00');
  expect(read('weekend', sunday)).toBe('2026-07-11 08:00');
});

describe('when the clocks change', () => {
  const beforeSpring = Date.parse('2026-03-28T11:00:00Z');

  test('days keep the wall clock, hours keep the distance', () => {
    expect(read('1d', beforeSpring)).toBe('2026-03-29 12:00');
    expect(read('24h', beforeSpring)).toBe('2026-03-29 13:00');
  });

  test('a time that does not exist is the one behind the gap', () => {
    expect(read('tomorrow 2:30', beforeSpring)).toBe('2026-03-29 03:30');
  });

  test('of a time that comes twice the first is meant', () => {
    const at = parseTypedTime('25.10.2026 2:30', beforeSpring, berlin)?.at;
    expect(at).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  test('in zones far from here too', () => {
    expect(read('tomorrow 9', tuesday, 'Pacific/Auckland')).toBe('2026-07-08 09:00');
    expect(read('tomorrow 9', tuesday, 'America/St_Johns')).toBe('2026-07-08 09:00');
    // Samoa left out the whole 30th of December 2011.
    const at = fromWallTime({ year: 2011, month: 12, day: 30, hour: 9, minute: 0 }, 'Pacific/Apia');
    expect(readWallTime(at, 'Pacific/Apia')).toMatchObject({ day: 31, hour: 9 });
  });
});
