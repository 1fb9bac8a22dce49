import { describe, expect, test } from 'vitest';
import { domainOf, formatAddress, nameOf } from './address.ts';

describe('nameOf', () => {
  test('shows the name, and the address where there is none', () => {
    expect(nameOf({ name: ' "Anna Berg" ', address: 'anna@berg.example' })).toBe('Anna Berg');
    expect(nameOf({ name: '', address: 'anna@berg.example' })).toBe('anna@berg.example');
  });

  test('does not believe a name that poses as another address', () => {
    expect(nameOf({ name: 'chefin@bank.example', address: 'x@evil.example' })).toBe('x@evil.example');
    expect(nameOf({ name: 'Bank <chefin@bank.example>', address: 'x@evil.example' })).toBe('x@evil.example');
    expect(nameOf({ name: 'ANNA@berg.example', address: 'anna@berg.example' })).toBe('ANNA@berg.example');
  });

  test('takes direction marks out of a name', () => {
    expect(nameOf({ name: 'Anna\u202e gruB', address: 'a@b.example' })).toBe('Anna gruB');
  });
});

describe('formatAddress', () => {
  test('quotes where RFC 5322 asks for it', () => {
    expect(formatAddress({ name: 'Ayşe Kılıç', address: 'a@b.example' })).toBe('Ayşe Kılıç <a@b.example>');
    expect(formatAddress({ name: 'Berg, Anna', address: 'a@b.example' })).toBe('"Berg, Anna" <a@b.example>');
    expect(formatAddress({ name: 'A "B" \\ C', address: 'a@b.example' })).toBe('"A \\"B\\" \\\\ C" <a@b.example>');
  });

  test('never spans two lines, so a name cannot bring a header of its own', () => {
    expect(formatAddress({ name: 'Anna\r\nBcc: v@x.example', address: 'a@b.example' })).not.toContain('\n');
  });
});

test('domainOf is the part after the last at sign, lower case', () => {
  expect(domainOf('Anna@Berg.EXAMPLE')).toBe('berg.example');
  expect(domainOf('"a@b"@c.example')).toBe('c.example');
  expect(domainOf('nobody')).toBe('');
});
