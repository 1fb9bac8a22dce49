import { expect, test } from 'vitest';
import { describeCrash } from './crash.ts';

test('the same mistake has the same reference, another one another', () => {
  const one = describeCrash(new TypeError('x is undefined'));
  expect(describeCrash(new TypeError('x is undefined')).reference).toBe(one.reference);
  expect(describeCrash(new TypeError('y is undefined')).reference).not.toBe(one.reference);
  expect(one.reference).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{4,}$/);
  expect(one.error).toContain('TypeError: x is undefined');
});

test('whatever was thrown can be described', () => {
  expect(describeCrash('just text').error).toContain('just text');
  expect(describeCrash(undefined).reference).not.toBe('');
});
