import { expect, test } from 'vitest';
import { listSnoozeTimes } from './snooze-times.ts';

const zone = 'Europe/Berlin';
const times = (now: string) =>
  listSnoozeTimes(Date.parse(now), zone).map(({ id, at }) => [id, new Date(at).toISOString()]);

test('on a weekday morning all of them, the nearest first', () => {
  expect(times('2026-11-18T09:20:00+01:00')).toEqual([
    ['later', '2026-11-18T11:00:00.000Z'],
    ['evening', '2026-11-18T17:00:00.000Z'],
    ['tomorrow', '2026-11-19T07:00:00.000Z'],
    ['weekend', '2026-11-21T08:00:00.000Z'],
    ['nextWeek', '2026-11-23T07:00:00.000Z'],
  ]);
});

test('late at night nothing of today, and Saturday means the next one', () => {
  expect(times('2026-11-21T22:10:00+01:00').map(([id]) => id)).toEqual(['tomorrow', 'nextWeek', 'weekend']);
});

test('on Sunday tomorrow is next week, said once', () => {
  expect(times('2026-11-22T10:00:00+01:00').map(([id]) => id)).toEqual(['later', 'evening', 'tomorrow', 'weekend']);
});

test('hours are those of the wall over a change of the clocks', () => {
  expect(times('2026-03-28T12:00:00+01:00')).toContainEqual(['tomorrow', '2026-03-29T06:00:00.000Z']);
});
