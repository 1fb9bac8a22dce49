import { describe, expect, test } from 'vitest';
import { longestUidSet } from './limits.ts';
import { chunkUids, planRange } from './uid-sets.ts';

describe('chunkUids', () => {
  test('sorts, drops doubles and writes runs', () => {
    expect(chunkUids([5, 1, 2, 3, 3, 9], 100)).toEqual([{ uids: [1, 2, 3, 5, 9], set: '1:3,5,9' }]);
    expect(chunkUids([], 100)).toEqual([]);
    expect(chunkUids([4_294_967_295], 1)).toEqual([{ uids: [4_294_967_295], set: '4294967295' }]);
  });

  test('cuts at the size, also within a run', () => {
    expect(chunkUids([1, 2, 3, 4, 5], 2).map(({ set }) => set)).toEqual(['1:2', '3:4', '5']);
    expect(chunkUids([1, 3, 4, 5, 9], 3).map(({ set }) => set)).toEqual(['1,3:4', '5,9']);
  });

  test('cuts at the length that servers read, and forgets nobody', () => {
    const uids = Array.from({ length: 10_000 }, (_, index) => 4_000_000_000 + index * 2);
    const chunks = chunkUids(uids, 5_000);
    expect(chunks.every(({ set }) => set.length <= longestUidSet)).toBe(true);
    expect(chunks.flatMap((chunk) => chunk.uids)).toEqual(uids);
    expect(chunks.map(({ set }) => set).join(',')).toBe(uids.join(','));
  });

  test.each([0, -1, 1.5, Number.NaN, 4_294_967_296])('refuses %d', (uid) => {
    expect(() => chunkUids([1, uid], 10)).toThrow('not a UID');
  });
});

describe('planRange', () => {
  test('an open end takes nothing from below, whatever the server answers', () => {
    const { sets, includes } = planRange({ from: 9, to: null }, 100);
    expect(sets).toEqual(['9:*']);
    expect([8, 9, 10].map(includes)).toEqual([false, true, true]);
  });

  test('a closed range, one that is none, and a list', () => {
    expect(planRange({ from: 2, to: 4 }, 100).sets).toEqual(['2:4']);
    expect(planRange({ from: 5, to: 4 }, 100).sets).toEqual([]);
    const list = planRange([4, 2], 1);
    expect(list.sets).toEqual(['2', '4']);
    expect([2, 3, 4].map(list.includes)).toEqual([true, false, true]);
    expect(() => planRange({ from: 0, to: null }, 100)).toThrow('not a range');
  });
});
