import { expect, test } from 'vitest';
import { findRecipientFault, normalizeAddress, parseRecipients, uniqueAddresses } from './recipients.ts';

test.each([
  ['a@b.example', [['', 'a@b.example']]],
  [
    'Anna Berg <a@b.example>; "Berg, Bernd" <b@b.example>,c@b.example,',
    [
      ['Anna Berg', 'a@b.example'],
      ['Berg, Bernd', 'b@b.example'],
      ['', 'c@b.example'],
    ],
  ],
  ['"a \\"b\\" c" <A@B.example>', [['a "b" c', 'A@b.example']]],
  ['"two words"@b.example', [['', '"two words"@b.example']]],
  ['x@[127.0.0.1]', [['', 'x@[127.0.0.1]']]],
  ['Jürgen Groß <j@grün.example>', [['Jürgen Groß', 'j@xn--grn-ioa.example']]],
  ['"ceo@bank.example" <x@evil.example>', [['ceo@bank.example', 'x@evil.example']]],
  ['', []],
] as const)('%s', (line, expected) => {
  expect(parseRecipients(line)).toEqual({
    addresses: expected.map(([name, address]) => ({ name, address })),
    bad: [],
  });
});

test.each([
  'anna',
  'anna@',
  '@b.example',
  'a@b.example Bcc: v@x.example',
  'a@b.example\r\nBcc: v@x.example',
  'Gruppe: a@b.example;',
  'a@b@c.example',
  'a b@c.example',
  'a@b..example',
  'a@-b.example',
  'ceo@bank.example <x@evil.example>',
  '<<a@b.example>>',
  'Anna <a@b.example> Berg',
  '"Anna <a@b.example>',
  '(Anna) a@b.example',
  'a@b\u2028.example',
  'a\u0000@b.example',
  'a@b\ud800.example',
  '@route.example:a@b.example',
  '"xclow3n@gmail.com x" y@internal.example',
])('%j is no address', (line) => {
  expect(parseRecipients(line).addresses).toEqual([]);
  expect(parseRecipients(line).bad.length).toBeGreaterThan(0);
});

test('one bad entry does not take the others along', () => {
  expect(parseRecipients('a@b.example, anna, c@d.example')).toEqual({
    addresses: [
      { name: '', address: 'a@b.example' },
      { name: '', address: 'c@d.example' },
    ],
    bad: ['anna'],
  });
});

test('lengths have bounds, and each address counts once', () => {
  expect(normalizeAddress(`${'a'.repeat(65)}@b.example`)).toBeNull();
  expect(normalizeAddress(`a@${'b'.repeat(64)}.example`)).toBeNull();
  const twice = parseRecipients('Anna <a@b.example>, A@B.EXAMPLE, c@b.example').addresses;
  expect(uniqueAddresses(twice).map(({ address }) => address)).toEqual(['a@b.example', 'c@b.example']);
});

test.each([
  ['anna@berg.example', null],
  ['Anna Berg <anna@berg.example>', null],
  ['anna', 'no-at'],
  ['anna@', 'domain'],
  ['anna@berg..example', 'domain'],
  ['@berg.example', 'local'],
  ['an na@berg.example', 'unclear'],
  ['anna@berg@example', 'unclear'],
  ['Berg, Anna" <anna@berg.example>', 'name'],
  ['ceo@bank.example <x@evil.example>', 'name'],
] as const)('what is wrong with %j', (entry, fault) => {
  expect(findRecipientFault(entry)).toBe(fault);
});
