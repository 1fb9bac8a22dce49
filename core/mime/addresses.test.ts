import { describe, expect, test } from 'vitest';
import { isBadAddress, parseAddresses } from './addresses.ts';

function read(header: string): string {
  return parseAddresses(header)
    .map(({ name, address }) => `${name}|${address}`)
    .join(' ; ');
}

describe('addresses as people write them', () => {
  test.each([
    ['anna@example.org', '|anna@example.org'],
    ['Anna Berg <anna@example.org>', 'Anna Berg|anna@example.org'],
    ['"Berg, Anna" <anna@example.org>', 'Berg, Anna|anna@example.org'],
    ['Berg, Anna <anna@example.org>', 'Berg, Anna|anna@example.org'],
    ['anna@example.org (Anna Berg)', 'Anna Berg|anna@example.org'],
    ['=?utf-8?Q?J=C3=BCrgen?= =?utf-8?Q?_Bo=C3=9F?= <j@example.org>', 'Jürgen Boß|j@example.org'],
    ['"=?utf-8?B?SsO8cmdlbg==?=" <j@example.org>', 'Jürgen|j@example.org'],
    ['=?utf-8?Q?Boß,_Jürgen?= <j@example.org>', 'Boß, Jürgen|j@example.org'],
    ['a@example.org, b@example.org; c@example.org', '|a@example.org ; |b@example.org ; |c@example.org'],
    ['Team: a@example.org, B <b@example.org>;', '|a@example.org ; B|b@example.org'],
    ['undisclosed-recipients:;', ''],
    ['"a b"@example.org', '|"a b"@example.org'],
    ['Anna <@relay.example:anna@example.org>', 'Anna|anna@example.org'],
    ['anna @ example . org', '|anna@example.org'],
    ['user@[192.0.2.1]', '|user@[192.0.2.1]'],
    ["'Anna Berg' <anna@example.org>", 'Anna Berg|anna@example.org'],
    ['jörg@müller.example', '|jörg@müller.example'],
    ['Maggie <3 S <maggie@example.org>', 'Maggie <3 S|maggie@example.org'],
    ['<>', '|'],
    ['Somebody', 'Somebody|'],
  ])('%s', (header, expected) => {
    expect(read(header)).toBe(expected);
  });
});

describe('addresses that want to look like others', () => {
  test.each([
    ['ceo@bank.example:x@evil.example;', '|x@evil.example'],
    ['"ceo@bank.example <ceo@bank.example>" <x@evil.example>', 'ceo@bank.example <ceo@bank.example>|x@evil.example'],
    ['x@evil.example (ceo@bank.example)', 'ceo@bank.example|x@evil.example'],
    ['"xclow3n@gmail.example x"@internal.example', '|"xclow3n@gmail.example x"@internal.example'],
    ['<x@evil.example><ceo@bank.example>', '|x@evil.example'],
    ['=?utf-8?Q?ceo=40bank.example?=', 'ceo@bank.example|'],
    ['=?utf-8?Q?Boss_=3Cceo=40bank.example=3E?=', 'Boss <ceo@bank.example>|'],
  ])('%s', (header, expected) => {
    expect(read(header)).toBe(expected);
  });

  test('a Mailsploit sender keeps its real address, undecoded, and is marked', () => {
    const [from] = parseAddresses('=?utf-8?b?cG90dXNAd2hpdGVob3VzZS5nb3Y=?==?utf-8?Q?=00?=@evil.example');
    expect(from?.address.endsWith('@evil.example')).toBe(true);
    expect(from?.address).not.toContain('potus@');
    expect(from !== undefined && isBadAddress(from)).toBe(true);
  });

  test('control characters never reach a name, and refuse an address', () => {
    const [found] = parseAddresses('=?utf-8?Q?Anna=0D=0ABcc:_v=40x.example?= <anna\u0000@example.org>');
    expect(found).toEqual({ name: 'Anna Bcc: v@x.example', address: '' });
  });

  test('marks that turn or hide letters are taken out of names', () => {
    expect(read('"Anna\u202egreB\u200b\u3164" <a@example.org>')).toBe('AnnagreB|a@example.org');
  });
});
