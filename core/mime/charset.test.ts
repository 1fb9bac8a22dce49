import { describe, expect, test } from 'vitest';
import { decodeText } from './charset.ts';

const grüße = { latin: Buffer.from('Gr\xfc\xdfe', 'latin1'), utf8: Buffer.from('Grüße') };

describe('charsets', () => {
  test.each([
    ['iso-8859-1', grüße.latin],
    ['windows-1252', grüße.latin],
    ['latin1', grüße.latin],
    ['utf-8', grüße.utf8],
    ['UTF8', grüße.utf8],
    ['"utf-8"', grüße.utf8],
    ['cp850', Buffer.from([0x47, 0x72, 0x81, 0xe1, 0x65])],
    ['utf-7', Buffer.from('Gr+APwA3w-e')],
    ['utf-16le', Buffer.from('Grüße', 'utf16le')],
    ['utf-16', Buffer.from('Grüße', 'utf16le')],
    ['iso-8859-15', grüße.latin],
  ])('%s', (label, bytes) => {
    expect(decodeText(bytes, label)).toEqual({ text: 'Grüße', isUnknown: false });
  });

  test.each([
    ['none, UTF-8', null, grüße.utf8],
    ['none, Windows', null, grüße.latin],
    ['us-ascii that is UTF-8', 'us-ascii', grüße.utf8],
    ['us-ascii that is Windows', 'us-ascii', grüße.latin],
    ['utf-8 that is Windows', 'utf-8', grüße.latin],
    ['a byte order mark', 'iso-8859-1', Buffer.from('\ufeffGrüße')],
  ])('wrongly declared: %s', (_, label, bytes) => {
    expect(decodeText(bytes, label).text).toBe('Grüße');
  });

  test('one broken letter does not make another charset of a text', () => {
    expect(decodeText(Buffer.concat([Buffer.from('Grüße, schöne '), Buffer.from([0xe4])]), 'utf-8').text).toBe(
      'Grüße, schöne \ufffd',
    );
  });

  test('iso-2022-jp and euc-kr are read, iso-2022-kr and made-up ones are shown and said so', () => {
    expect(decodeText(Buffer.from('\x1b$B$3$s\x1b(B', 'latin1'), 'iso-2022-jp').text).toBe('こん');
    expect(decodeText(Buffer.from([0xc7, 0xd1]), 'ks_c_5601-1987').text).toBe('한');
    for (const label of ['iso-2022-kr', 'hz-gb-2312', 'klingon', 'base64', 'x'.repeat(5_000)]) {
      expect(decodeText(Buffer.from('plain \xe4', 'latin1'), label)).toEqual({ text: 'plain ä', isUnknown: true });
    }
  });

  test('a script in UTF-7 is only one when UTF-7 was declared', () => {
    expect(decodeText(Buffer.from('+ADw-script+AD4-'), 'utf-8').text).toBe('+ADw-script+AD4-');
  });
});
