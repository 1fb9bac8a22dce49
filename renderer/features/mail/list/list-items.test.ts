import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import { listItems } from './list-items.ts';

const threadsAt = (times: readonly number[]) =>
  times.map((lastAt, index) => ({ id: `t${index}` as ThreadId, lastAt, row: null }));
const byTen = (at: number) => ({ key: String(Math.floor(at / 10)), label: `group ${Math.floor(at / 10)}` });

test('headings stand only where time goes back', () => {
  const items = listItems(threadsAt([35, 24, 38, 21, 3]), byTen);
  expect(items.map((item) => (item.kind === 'group' ? item.label : item.thread.id))).toEqual([
    'group 3',
    't0',
    'group 2',
    't1',
    't2',
    't3',
    'group 0',
    't4',
  ]);
});

test('every conversation once, in order, under the heading of its time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 100 }), (times) => {
      const descending = times.toSorted((one, other) => other - one);
      const items = listItems(threadsAt(descending), byTen);
      let heading = '';
      const placed = items.flatMap((item) => {
        if (item.kind === 'thread') return [{ heading, at: item.thread.lastAt, index: item.index }];
        heading = item.label;
        return [];
      });
      expect(placed).toEqual(descending.map((at, index) => ({ heading: byTen(at).label, at, index })));
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    }),
  );
});

test('100,000 rows ask for few dates', () => {
  let asked = 0;
  listItems(threadsAt(Array.from({ length: 100_000 }, (_, index) => 1_000_000 - index)), (at) => {
    asked += 1;
    return { key: String(Math.floor(at / 50_000)), label: '' };
  });
  expect(asked).toBeLessThan(100);
});
