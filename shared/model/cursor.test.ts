import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('what was encoded comes back', () => {
  const position = fc.record({ lastAt: fc.integer({ min: 0, max: 8.64e15 }), id: fc.nat().map((at) => newId(at)) });
  fc.assert(
    fc.property(position, (row) => {
      expect(decodeCursor(encodeCursor(row))).toEqual(row);
    }),
  );
});

test.each(['', '.', 'zz', '5.', '.abc', '-1.abc', '01.abc', '5.a b', `5.${'a'.repeat(65)}`, 'zzzzzzzzzzz.a', '5.a\n'])(
  '%j is not a cursor',
  (text) => expect(decodeCursor(text)).toBeNull(),
);
