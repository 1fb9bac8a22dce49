import { expect, test } from 'vitest';
import { escapeName, plainText } from './plain-text.ts';

test.each([
  ['\u001b[31mRot\u001b[0m', 'Rot'],
  ['\u001b]0;title\u0007text', 'text'],
  ['a\r\nb\tc', 'a b c'],
  ['x\u202egpj.exe\u200b', 'x gpj.exe'],
  ['<b>bold</b>', '<b>bold</b>'],
  ['', null],
  [' \u0000 ', null],
  [undefined, null],
  [5, null],
])('plainText(%j) is %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('a long text is cut, never inside a letter', () => {
  const cut = plainText(`${'x'.repeat(198)}😀😀😀`) ?? '';
  expect(cut.length).toBeLessThanOrEqual(200);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut.endsWith('…')).toBe(true);
});

test('a name shows what it would hide', () => {
  expect(escapeName('a\u0000b\u202ec\ud800')).toBe(String.raw`a\u{0}b\u{202e}c\u{d800}`);
  expect(escapeName('Köln 日本 😀')).toBe('Köln 日本 😀');
});
