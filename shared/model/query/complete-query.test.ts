import { expect, test } from 'vitest';
import { completeQuery, putIn } from './complete-query.ts';

const at = (text: string, language: 'en' | 'de' = 'en') => completeQuery(text, text.length, language);

test.each([
  ['fr', 'operator', ['from']],
  ['-fr', 'operator', ['from']],
  ['Rechnung bef', 'operator', ['before']],
  ['(su', 'operator', ['subject']],
])('%s begins the name of an operator', (text, kind, choices) => {
  expect(at(text)).toMatchObject({ kind, choices });
});

test('names of the user’s own language come first, the others are understood', () => {
  expect(at('von', 'de')).toMatchObject({ choices: ['from'] });
  expect(at('betr', 'en')).toMatchObject({ choices: ['subject'] });
  expect(at('an', 'de')).toMatchObject({ choices: ['to', 'filename'] });
});

test('values of a fixed set', () => {
  expect(at('is:')).toMatchObject({ kind: 'value', operator: 'is' });
  expect(at('is:un')).toMatchObject({ choices: ['unread'], from: 3, to: 5 });
  expect(at('ist:un', 'de')).toMatchObject({ choices: ['ungelesen'] });
  expect(at('has:zzz')).toBeNull();
});

test('people, folders and tags are offered by who knows them', () => {
  expect(at('from:an')).toEqual({ kind: 'open', operator: 'from', text: 'an', from: 5, to: 7 });
  expect(at('from:"Anna B')).toEqual({ kind: 'open', operator: 'from', text: 'Anna B', from: 5, to: 12 });
});

test('an ordinary word is left alone', () => {
  for (const text of ['', 'x', 'Rechnung', 'foo:ba', 'https://', '"phrase']) expect(at(text), text).toBeNull();
});

test('only what stands before the cursor counts', () => {
  expect(completeQuery('is:un from:x', 5, 'en')).toMatchObject({ choices: ['unread'] });
});

test('a choice is put in with the quotes and the space it needs', () => {
  expect(putIn('fr', { from: 0, to: 2 }, 'from:')).toEqual({ text: 'from:', cursor: 5 });
  expect(putIn('from:an', { from: 5, to: 7 }, 'Anna Berg')).toEqual({ text: 'from:"Anna Berg" ', cursor: 17 });
  expect(putIn('is:un Rechnung', { from: 3, to: 5 }, 'unread')).toEqual({ text: 'is:unread Rechnung', cursor: 10 });
});
