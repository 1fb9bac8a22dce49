import { expect, test } from 'vitest';
import { nextLookAt } from './stale-pace.ts';

test('the first change after a quiet time is looked at at once', () => {
  expect(nextLookAt(10_000, 0, 0)).toBe(10_000);
});

test('what follows waits for the pace, and never longer', () => {
  const look = nextLookAt(10_010, 10_000, 0);
  expect(look).toBeGreaterThan(10_010);
  expect(look).toBeLessThanOrEqual(10_300);
  expect(nextLookAt(look, 10_000, 0)).toBe(look);
});

test('whoever has just pressed a key does not wait', () => {
  expect(nextLookAt(10_010, 10_000, 9_900)).toBe(10_010);
  expect(nextLookAt(10_010, 10_000, 9_000)).toBeGreaterThan(10_010);
});
