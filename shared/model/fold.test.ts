import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold.ts';

test.each([
  ['Grüße', 'grusse'],
  ['GRÜẞE', 'grusse'],
  ['Ayşe  Kılıç', 'ayse kılıc'],
  ['ﬁnden', 'finden'],
  ['\ud800', '\ufffd'],
])('%j is compared as %j', (text, folded) => expect(foldText(text)).toBe(folded));

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('text that is ASCII in parts is folded as if looked at as a whole', () => {
  const asAWhole = (text: string) =>
    text
      .toWellFormed()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/\s+/g, ' ')
      .trim();
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\u0301', '\u0130', 'ΟΔΟΣ', 'aΣ', 'ﬁ', '½ ', '\u00a0', ' \t ', '\ud83d', 'ẞ', '각', '\u0345'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(foldText(text)).toBe(asAWhole(text));
    }),
    { numRuns: 500 },
  );
});
