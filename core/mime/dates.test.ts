import { describe, expect, test } from 'vitest';
import { parseDate, parseSaneDate } from './dates.ts';

const noon = Date.UTC(2026, 10, 2, 11, 0, 0);

describe('dates', () => {
  test.each([
    'Mon, 2 Nov 2026 12:00:00 +0100',
    '2 Nov 2026 11:00:00 GMT',
    'Mon,  2 Nov 26 11:00 UT',
    'Mon, 02 Nov 2026 12:00:00 +0100 (CET)',
    'Mo, 2 Nov 2026 12:00:00 MEZ',
    'Montag, 2. November 2026 12:00:00 +0100',
    'Mon Nov  2 11:00:00 2026',
    '2026-11-02T12:00:00+01:00',
    '2026-11-02 11:00:00Z',
    '2-Nov-2026 11:00:00 -0000',
    'Mon, 2 Nov 2026 06:00:00 EST',
    'Mon, 2 (the second) Nov 2026 (a (good) year) 11:00:00 Z',
  ])('%s', (text) => {
    expect(new Date(parseDate(text) ?? 0).toISOString()).toBe(new Date(noon).toISOString());
  });

  test.each([
    ['1 Mär 2021 09:55:06 +0200', Date.UTC(2021, 2, 1, 7, 55, 6)],
    ['24. Dez. 1999 23:59:60 +0000', Date.UTC(1999, 11, 25)],
    ['3 Okt 99 10:00 +0000', Date.UTC(1999, 9, 3, 10)],
    ['3 Mai 05 10:00 +0000', Date.UTC(2005, 4, 3, 10)],
    ['3 May 104 10:00 +0000', Date.UTC(2004, 4, 3, 10)],
  ])('%s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '32 Nov 2026 10:00:00 +0000',
    '2 Nov 2026 25:00:00 +0000',
    '2 Foo 2026 10:00:00 +0000',
    '((((',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test.each(['1 Jan 0000 00:00:00 GMT', '1 Jan 1900 00:00:00 GMT', '1 Jan 9999 00:00:00 GMT'])(
    '%s is nothing to sort by',
    (text) => {
      expect(parseSaneDate(text)).toBeNull();
    },
  );
});
