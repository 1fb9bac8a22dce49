import { describe, expect, test } from 'vitest';
import { matchText } from './fuzzy-match.ts';

function marked(query: string, text: string): string | null {
  const match = matchText(query, text);
  if (!match) return null;
  const letters = Array.from(text);
  return match.ranges.map(([start, end]) => letters.slice(start, end).join('')).join('|');
}

test('umlauts are found by a, by ae and by themselves', () => {
  for (const query of ['müll', 'mull', 'muell', 'MÜLL']) expect(marked(query, 'Papier und Müll')).toBe('Müll');
  for (const query of ['größe', 'grosse', 'groesse']) expect(marked(query, 'Größe')).toBe('Größe');
  expect(marked('änne', 'Aenne')).toBe('Aenne');
});

test('several words in any order', () => {
  expect(marked('leiste seiten', 'Seitenleiste zeigen')).toBe('Seitenleiste');
  expect(marked('dark theme', 'Dark theme')).toBe('Dark|theme');
  expect(marked('dark foo', 'Dark theme')).toBeNull();
});

test('letters with gaps, from word starts', () => {
  expect(marked('gi', 'Go to the inbox')).toBe('G|i');
  expect(marked('kts', 'Keyboard theme settings')).toBe('K|t|s');
  expect(marked('xq', 'Keyboard')).toBeNull();
});

describe('what fits better stands higher', () => {
  const score = (query: string, text: string) => matchText(query, text)?.score ?? Number.NEGATIVE_INFINITY;

  test('start of the text, start of a word, inside, with gaps', () => {
    expect(score('arch', 'Archive')).toBeGreaterThan(score('arch', 'Go to the archive'));
    expect(score('arch', 'Go to the archive')).toBeGreaterThan(score('arch', 'Search'));
    expect(score('arc', 'Search')).toBeGreaterThan(score('arc', 'A red chair'));
  });

  test('of two equal ones the shorter', () => {
    expect(score('dark', 'Dark')).toBeGreaterThan(score('dark', 'Dark theme'));
  });
});

test('nothing typed finds everything alike', () => {
  expect(matchText('  ', 'Archive')).toEqual({ score: 0, ranges: [] });
});
