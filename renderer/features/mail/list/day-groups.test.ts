import { describe, expect, test } from 'vitest';
import { groupOf, keyOf } from './day-groups.ts';
import { listItems } from './list-items.ts';
import type { ThreadId } from '#shared/ids.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-07-07T12:30:00');
const groupAt = (text: string, firstWeekday = 1) => keyOf(groupOf(at(text), now, firstWeekday));

describe('groupOf', () => {
  test.each([
    ['2026-07-07T00:00:00', 'today'],
    ['2026-07-08T09:00:00', 'today'],
    ['2026-07-06T23:59:59', 'yesterday'],
    ['2026-07-05T23:59:59', 'lastWeek'],
    ['2026-06-29T00:00:00', 'lastWeek'],
    ['2026-06-28T23:59:59', '2026-5'],
    ['2025-07-06T10:00:00', '2025-6'],
  ])('%s is %s', (time, group) => {
    expect(groupAt(time)).toBe(group);
  });

  test('a week that begins on Sunday', () => {
    expect(groupAt('2026-07-05T10:00:00', 0)).toBe('thisWeek');
    expect(groupAt('2026-07-04T10:00:00', 0)).toBe('lastWeek');
  });
});

test('heads stand only where time goes back', () => {
  const threads = ['2026-07-07T08:00', '2026-07-06T08:00', '2026-07-07T12:00', '2026-07-06T07:00', '2026-05-01T07:00'].map(
    (time, index) => ({ id: `t${index}` as ThreadId, lastAt: at(time), row: null }),
  );
  const kinds = listItems(threads, now, 1).map((item) => (item.kind === 'group' ? item.key : item.thread.id));
  expect(kinds).toEqual(['group-today', 't0', 'group-yesterday', 't1', 't2', 't3', 'group-2026-4', 't4']);
});
