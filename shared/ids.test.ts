import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('ids are UUIDv7, all different, and sort as they were made, also within one millisecond', () => {
  const now = 1_700_000_000_000;
  const ids = Array.from({ length: 20_000 }, (_, index) => newId(now + Math.floor(index / 7_000)));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('what is chance in them never comes twice', () => {
  const tails = Array.from({ length: 5_000 }, (_, index) => newId(1_800_000_000_000 + index * 10).slice(-12));
  expect(new Set(tails).size).toBe(tails.length);
});
