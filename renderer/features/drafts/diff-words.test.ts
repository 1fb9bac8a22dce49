import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';

test('words that went and came, the rest in one piece', () => {
  expect(diffWords('Wir treffen uns am Freitag um 8.', 'Wir treffen uns am Montag um 8!')).toEqual([
    { kind: 'same', text: 'Wir treffen uns am ' },
    { kind: 'gone', text: 'Freitag' },
    { kind: 'new', text: 'Montag' },
    { kind: 'same', text: ' um 8' },
    { kind: 'gone', text: '.' },
    { kind: 'new', text: '!' },
  ]);
  expect(diffWords('gleich', 'gleich')).toEqual([{ kind: 'same', text: 'gleich' }]);
  expect(diffWords('', '')).toEqual([]);
});

test('both texts are in it, whole', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', 'ä', '.'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect([without('new'), without('gone')]).toEqual([before, after]);
    }),
  );
});

test('two long strangers are one change, at once', () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(diffWords(long('a'), long('b')).length).toBeLessThan(20_000);
});
