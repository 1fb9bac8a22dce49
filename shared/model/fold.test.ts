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
