import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRecoveryCode, toRecoveryCode } from './recovery-code.ts';

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 });
const mistyped = expect.objectContaining({
  code: 'invalid-input',
  details: expect.objectContaining({ reason: 'mistyped' }),
});

test('any key comes back from its code', () => {
  fc.assert(fc.property(anyKey, (key) => void expect(fromRecoveryCode(toRecoveryCode(key))).toEqual(key)));
});

test('is fourteen groups of four', () => {
  expect(toRecoveryCode(new Uint8Array(32).fill(255))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('is read as people write it: case, gaps, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(anyKey, fc.constantFrom('', ' ', '\n', ' – '), (key, gap) => {
      const written = toRecoveryCode(key).toLowerCase().replaceAll('-', gap).replaceAll('0', 'o').replace(/1/g, 'l');
      expect(fromRecoveryCode(written)).toEqual(key);
      expect(fromRecoveryCode(written.toUpperCase().replaceAll('L', 'I'))).toEqual(key);
    }),
  );
});

test('one wrong letter, two swapped, one missing: refused', () => {
  const code = toRecoveryCode(new Uint8Array(32).map((_, place) => 200 - place * 5));
  for (let place = 0; place < code.length; place += 1) {
    if (code[place] === '-') continue;
    for (const other of ['7', '8', 'Z']) {
      if (other === code[place]) continue;
      expect(() => fromRecoveryCode(code.slice(0, place) + other + code.slice(place + 1))).toThrow(mistyped);
    }
    expect(() => fromRecoveryCode(code.slice(0, place) + code.slice(place + 1))).toThrow(mistyped);
  }
  const swapped = code.replace(/^(.)(.)/, '$2$1');
  expect(swapped).not.toBe(code);
  expect(() => fromRecoveryCode(swapped)).toThrow(mistyped);
});

test.each(['', 'hunter2', 'U'.repeat(56), '0'.repeat(56), '0'.repeat(57)])('refuses %j', (code) => {
  expect(() => fromRecoveryCode(code)).toThrow(mistyped);
});
