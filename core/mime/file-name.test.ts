import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test.each([
  ['Angebot.pdf', 'Angebot.pdf'],
  ['Angebot 1/2.pdf', 'Angebot 1_2.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\x', 'x'],
  ['/etc/x', 'x'],
  ['C:\\Users\\a\\x.txt', 'x.txt'],
  ['CON', '_CON'],
  ['NUL.txt', '_NUL.txt'],
  ['x.', 'x'],
  ['x ', 'x'],
  ['x::$DATA', 'x__$DATA'],
  ['cod\u202efdp.exe', 'codfdp.exe'],
  [`invoice.pdf${' '.repeat(300)}.exe`, 'invoice.pdf.exe'],
  ['a\r\nb\0.txt', 'ab.txt'],
  ['%2e%2e%2f', '%2e%2e%2f'],
  ['-rf', '_rf'],
  ['.bashrc', 'bashrc'],
  ['a"b<c>|?*.txt', 'a_b_c____.txt'],
  ['u\u0308ber.txt', 'über.txt'],
  ['', null],
  ['...', null],
  ['\u200b', null],
])('%j becomes %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test('a very long name is cut before its extension', () => {
  const name = safeFileName(`${'😀'.repeat(200)}.pdf`) ?? '';
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name.endsWith('.pdf') && name.isWellFormed()).toBe(true);
});
