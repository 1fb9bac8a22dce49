import { describe, expect, test } from 'vitest';
import { formatSenders, own, pickSenders, shortName } from './senders.ts';

describe('pickSenders', () => {
  test('names each once, newest first, at most three', () => {
    expect(pickSenders(['Anna', own, 'Anna', 'Bernd', 'Carla'], [])).toEqual(['Anna', own, 'Bernd']);
  });

  test('names those written to where only the user wrote', () => {
    expect(pickSenders([own, own], ['Anna Berg', 'Anna Berg', 'Bernd'])).toEqual([own, 'Anna Berg', 'Bernd']);
    expect(pickSenders([own, 'Anna'], ['Bernd'])).toEqual([own, 'Anna']);
  });
});

describe('formatSenders', () => {
  test('says the user in the language of the window', () => {
    expect(formatSenders(['Anna Berg', own], 'ich')).toBe('Anna, ich');
    expect(formatSenders([own, 'Tom Ashdown'], 'me')).toBe('me, Tom');
  });

  test('keeps the whole name of somebody alone', () => {
    expect(formatSenders(['Dr. Judith Marxen'], 'ich')).toBe('Dr. Judith Marxen');
    expect(formatSenders([], 'ich')).toBe('');
  });
});

test.each([
  ['Anna Berg', 'Anna'],
  ['Dr. Judith Marxen', 'Judith'],
  ['Berg, Anna (Bauamt)', 'Anna'],
  ['Stadtwerke am Fluss', 'Stadtwerke am Fluss'],
  ['Tischlerei Jansen & Töchter', 'Tischlerei Jansen & Töchter'],
  ['Lichtwerk GmbH, Buchhaltung', 'Lichtwerk GmbH, Buchhaltung'],
  ['info@laden.example', 'info@laden.example'],
  ['Aksel', 'Aksel'],
  ['', ''],
])('%j becomes %j beside others', (name, short) => expect(shortName(name)).toBe(short));
