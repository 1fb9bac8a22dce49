import { expect, test } from 'vitest';
import { resolveLanguage, resolveLocale } from './i18n.ts';

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'de', 'en'], 'de'],
  [['en-US', 'de'], 'en'],
  [['fr-FR', 'it'], 'en'],
  [[], 'en'],
] as const)('a system that speaks %s gets %s', (wished, language) =>
  expect(resolveLanguage('system', wished)).toBe(language),
);

test('a choice is a choice', () => expect(resolveLanguage('de', ['en-US'])).toBe('de'));

test('dates follow the system’s region where it speaks the language', () => {
  expect(resolveLocale('de', ['de-AT', 'en-US'])).toBe('de-AT');
  expect(resolveLocale('en', ['de-AT', 'en-US'])).toBe('en-US');
  expect(resolveLocale('de', ['en-US'])).toBe('de-DE');
  expect(resolveLocale('en', ['de-DE'])).toBe('en-GB');
});
