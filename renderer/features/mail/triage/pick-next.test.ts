import { expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import { pickNext } from './pick-next.ts';

const order = ['a', 'b', 'c', 'd'] as ThreadId[];
const pick = (current: string, leaving: string[], wanted: 'next' | 'previous' | 'list') =>
  pickNext(order, current as ThreadId, new Set(leaving as ThreadId[]), wanted);

test('the nearest neighbour that stays, in the wanted direction', () => {
  expect(pick('b', ['b'], 'next')).toBe('c');
  expect(pick('b', ['b', 'c'], 'next')).toBe('d');
  expect(pick('c', ['c'], 'previous')).toBe('b');
  expect(pick('c', ['b', 'c'], 'previous')).toBe('a');
});

test('at the end it turns round, with nothing left it ends', () => {
  expect(pick('d', ['d'], 'next')).toBe('c');
  expect(pick('a', ['a'], 'previous')).toBe('b');
  expect(pick('a', ['a', 'b', 'c', 'd'], 'next')).toBeNull();
  expect(pick('x', ['x'], 'next')).toBeNull();
});

test('back to the list when that is wanted', () => {
  expect(pick('b', ['b'], 'list')).toBeNull();
});
