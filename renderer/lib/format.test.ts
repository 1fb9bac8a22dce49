import { describe, expect, test } from 'vitest';
import { makeFormatter } from './format.ts';

const timeZone = 'Europe/Berlin';
const de = makeFormatter({ locale: 'de-DE', timeZone });
const en = makeFormatter({ locale: 'en-GB', timeZone });
const us = makeFormatter({ locale: 'en-US', timeZone });
const at = (text: string) => Date.parse(`${text}+02:00`);
/** A Tuesday. */
const now = at('2026-07-07T16:20:00');

describe('moments as people say them', () => {
  test.each([
    ['2026-07-07T16:00:00', 'Heute 16:00', 'Today 16:00'],
    ['2026-07-06T08:51:00', 'Gestern 08:51', 'Yesterday 08:51'],
    ['2026-07-08T09:00:00', 'Morgen 09:00', 'Tomorrow 09:00'],
    ['2026-07-17T08:00:00', 'Fr., 17. Juli, 08:00', 'Fri 17 July, 08:00'],
    ['2025-06-25T10:00:00', 'Mi., 25. Juni 2025, 10:00', 'Wed, 25 June 2025, 10:00'],
  ])('%s', (moment, german, english) => {
    expect(de.moment(at(moment), now)).toBe(german);
    expect(en.moment(at(moment), now)).toBe(english);
  });

  test('midnight is a new day, seconds before is not', () => {
    expect(de.day(at('2026-07-07T00:00:00'), now)).toBe('Heute');
    expect(de.day(at('2026-07-06T23:59:59'), now)).toBe('Gestern');
  });

  test('the day the clocks change is still one day', () => {
    const afterChange = Date.parse('2026-03-29T12:00:00+02:00');
    expect(de.day(Date.parse('2026-03-28T12:00:00+01:00'), afterChange)).toBe('Gestern');
    expect(de.day(Date.parse('2026-03-27T23:30:00+01:00'), afterChange)).toBe('Fr., 27. März');
  });

  test('an American reads American', () => {
    expect(us.moment(at('2026-07-17T08:00:00'), now)).toBe('Fri, July 17, 8:00 AM');
  });
});

describe('in the narrow column of a list', () => {
  test.each([
    ['2026-07-07T12:02:00', '12:02'],
    ['2026-07-06T08:51:00', '08:51'],
    ['2026-07-03T11:08:00', 'Fr. 11:08'],
    ['2026-06-29T11:08:00', 'Mo. 29.6.'],
    ['2026-03-01T11:08:00', '1.3.'],
    ['2025-07-07T11:08:00', '7.7.2025'],
  ])('%s is %s', (moment, text) => expect(de.rowTime(at(moment), now)).toBe(text));
});

describe('the headings of a list', () => {
  test.each([
    ['2026-07-07T01:00:00', 'today', 'Heute · Dienstag, 7. Juli'],
    ['2026-07-06T01:00:00', 'yesterday', 'Gestern'],
    ['2026-07-02T01:00:00', 'week-1', 'Letzte Woche'],
    ['2026-06-20T01:00:00', '2026-06', 'Juni'],
    ['2025-12-24T01:00:00', '2025-12', 'Dezember 2025'],
  ])('%s', (moment, key, label) => expect(de.dayGroup(at(moment), now)).toEqual({ key, label }));

  test('earlier this week stands under this week', () => {
    const friday = at('2026-07-10T12:00:00');
    expect(de.dayGroup(at('2026-07-07T12:00:00'), friday)).toEqual({ key: 'week-0', label: 'Diese Woche' });
    expect(en.dayGroup(at('2026-07-07T12:00:00'), friday).label).toBe('This week');
  });

  test('mail from tomorrow, by a wrong clock, stands under today', () => {
    expect(de.dayGroup(at('2026-07-08T12:00:00'), now).key).toBe('today');
  });
});

test('how long ago', () => {
  expect(de.ago(now - 20_000, now)).toBe('vor 20 Sekunden');
  expect(de.ago(now - 5 * 60_000, now)).toBe('vor 5 Minuten');
  expect(de.ago(now - 86_400_000, now)).toBe('gestern');
  expect(en.ago(now - 3 * 3_600_000, now)).toBe('3 hours ago');
  expect(de.ago(now, now)).toBe('jetzt');
});

test('numbers, sizes, durations, lists', () => {
  expect(de.number(31_870)).toBe('31.870');
  expect(en.number(31_870)).toBe('31,870');
  expect(de.bytes(184_000)).toBe('184 kB');
  expect(de.bytes(4_300_000)).toBe('4,3 MB');
  expect(de.bytes(40)).toBe('40 Byte');
  expect(de.bytes(0)).toBe('0 Byte');
  expect(de.duration(1_400)).toBe('1,4 Sek.');
  expect(de.duration(250_000)).toBe('4 Min.');
  expect(de.list(['Anna', 'Bernd', 'Carla'])).toBe('Anna, Bernd und Carla');
});
