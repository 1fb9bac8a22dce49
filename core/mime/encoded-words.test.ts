import { describe, expect, test } from 'vitest';
import { decodeHeader, decodeWords } from './encoded-words.ts';

describe('encoded words', () => {
  test.each([
    ['a character cut between two', '=?utf-8?Q?K=C3?= =?utf-8?Q?=B6ln?=', 'Köln'],
    ['base64 cut inside a group', '=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=', 'Grüße'],
    ['underscores', '=?iso-8859-1?q?Sch=F6ne_Gr=FC=DFe?=', 'Schöne Grüße'],
    ['no space between words, one around', 'x =?utf-8?Q?a?=  =?utf-8?Q?b?= y', 'x ab y'],
    ['two charsets side by side', '=?utf-8?Q?=C3=A4?= =?iso-8859-1?Q?=E4?=', 'ää'],
    ['bad padding', '=?utf-8?B?w6Q?=', 'ä'],
    ['a language', '=?us-ascii*en?Q?Keith?=', 'Keith'],
    ['cp850', '=?cp850?Q?=84?=', 'ä'],
    ['utf-7', '=?utf-7?Q?Gr+APwA3w-e?=', 'Grüße'],
    ['an unknown charset', '=?klingon?Q?abc?=', 'abc'],
    ['no word at all', '=?utf-8?X?abc?= =?', '=?utf-8?X?abc?= =?'],
    ['nothing inside', '=?utf-8?Q??=', ''],
    ['a NUL stays undecoded', '=?utf-8?Q?a=00b?=', '=?utf-8?Q?a=00b?='],
  ])('%s', (_, header, expected) => {
    expect(decodeWords(header)).toBe(expected);
  });

  test('raw letters are UTF-8 where they form it', () => {
    expect(decodeHeader(Buffer.from('Grüße').toString('latin1'))).toBe('Grüße');
    expect(decodeHeader('Gr\xfc\xdfe')).toBe('Grüße');
  });
});
