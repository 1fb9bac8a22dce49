import { expect, test } from 'vitest';
import { breakFlowed } from './flowed.ts';

test('an empty line of a quote stays one, and draws no answer into the quote', () => {
  expect(breakFlowed('> Passt dir 10 Uhr?\n>\n\nZehn ist besser.\n> > Oder')).toBe(
    '> Passt dir 10 Uhr?\n>\n\nZehn ist besser.\n>> Oder',
  );
});

test('a long quoted line is broken within its marks', () => {
  const lines = breakFlowed(`> ${'wort '.repeat(30)}`).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^> wort/);
});
