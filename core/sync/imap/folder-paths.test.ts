import { describe, expect, test } from 'vitest';
import { canBeNamed, checkPath, encodeModifiedUtf7 } from './folder-paths.ts';

describe('modified UTF-7', () => {
  // The example of RFC 3501, 5.1.3, and what is easily done wrong.
  test.each([
    ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
    ['Entwürfe', 'Entw&APw-rfe'],
    ['A & B', 'A &- B'],
    ['😀', '&2D3eAA-'],
    ['INBOX', 'INBOX'],
  ])('%s', (path, encoded) => {
    expect(encodeModifiedUtf7(path)).toBe(encoded);
  });
});

describe('canBeNamed', () => {
  test.each([
    ['Entwürfe', 'Entw&APw-rfe', false, true],
    ['Entwürfe', 'Entwürfe', true, true],
    ['Entwürfe', 'Entwürfe', false, false],
    ['INBOX', 'inbox', false, true],
    ['a', '&AGE-', false, false],
    ['&garbage', '&garbage', false, false],
    ['x\u0000', 'x&AAA-', false, false],
    ['', '', false, false],
  ])('%j listed as %j (UTF-8: %s): %s', (path, listed, isUtf8, can) => {
    expect(canBeNamed(path, listed, isUtf8)).toBe(can);
  });
});

test.each(['', 'a\r\nb', 'a\0', '\ud800', 'x'.repeat(501)])('refuses %j', (path) => {
  expect(() => checkPath(path)).toThrow('not a name of a folder');
});
