import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSnippet } from './snippet.ts';

describe('makeSnippet', () => {
  test('runs lines together and stops at the signature', () => {
    expect(makeSnippet('Hallo Anna,\n\nFreitag passt.\n\n-- \nBüro')).toBe('Hallo Anna, Freitag passt.');
  });

  test('leaves out what others wrote', () => {
    expect(makeSnippet('Am 3. Mai 2026 um 10:12 schrieb Anna Berg:\n> Passt Freitag?\n\nJa, gern.')).toBe('Ja, gern.');
    expect(makeSnippet('On Tue, 3 May 2026 at 10:12, Tom Ashdown wrote:\n> Friday?\n\nYes.')).toBe('Yes.');
    expect(makeSnippet('Siehe unten.\n----- Ursprüngliche Nachricht -----\nVon: x')).toBe('Siehe unten.');
  });

  test('has at most 200 characters on one well-formed line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const snippet = makeSnippet(text);
        expect(snippet.length).toBeLessThanOrEqual(200);
        expect(snippet).not.toContain('\n');
        expect(snippet.isWellFormed()).toBe(true);
      }),
    );
  });

  test.each(['a'.repeat(10_000_000), 'Am '.repeat(3_000_000), '> '.repeat(4_000_000), 'schrieb am '.repeat(900_000)])(
    'looks at the beginning only (%#)',
    (text) => {
      // Its own work, not the machine's: what reads all of it takes whole seconds.
      const before = process.threadCpuUsage().user;
      makeSnippet(text);
      expect(process.threadCpuUsage().user - before).toBeLessThan(400_000);
    },
  );
});
