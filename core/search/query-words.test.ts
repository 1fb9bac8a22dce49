import { expect, test } from 'vitest';
import { searchWords } from './query-words.ts';

test.each<[string, string | null]>([
  ['Grüße', '"grusse" *'],
  ['  zwei   Worte ', '"zwei" * "worte" *'],
  ['doppelt DOPPELT', '"doppelt" *'],
  ['a-b_c.d', '"a" * "b" * "c" * "d" *'],
  ['"; DROP', '"drop" *'],
  ['NEAR(a b) OR NOT c*', '"near" * "a" * "b" * "or" * "not" * "c" *'],
  ['subject:x ^y {z}', '"subject" * "x" * "y" * "z" *'],
  ['東京', '"東京" *'],
  ['', null],
  [' %_*"\'\0', null],
])('%j asks for %s', (text, expected) => {
  expect(searchWords(text)).toBe(expected);
});

test('a flood of words is cut', () => {
  const asked = searchWords(Array.from({ length: 500 }, (_, index) => `w${index}${'x'.repeat(300)}`).join(' '));
  expect(asked?.split(' * ')).toHaveLength(16);
  expect(asked?.length).toBeLessThan(2_000);
});
