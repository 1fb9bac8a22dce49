import { expect, test } from 'vitest';
import { judgeText } from './judge-text.ts';

const plural = '{count, plural, one {# conversation of {name} archived} other {# conversations of {name} archived}}';

test.each([
  ['de', 'Open', 'Öffnen'],
  ['de', 'Hello {name}', 'Hallo {name}'],
  ['de', 'Read <0>the {part}</0>', 'Lies <0>den {part}</0>'],
  ['de', plural, '{count, plural, one {# Gespräch von {name}} other {# Gespräche von {name}}}'],
  ['de', plural, '{count, plural, one {ein Gespräch von {name}} other {# Gespräche}}'],
  ['en', 'Sie', 'They'],
])('%s: %s → %s is right', (locale, source, text) => {
  expect(judgeText(locale, source, text)).toEqual([]);
});

test.each([
  ['de', 'Open', '', 'is missing'],
  ['de', 'Hello {name}', 'Hallo', 'lost {name}'],
  ['de', 'Hello', 'Hallo {nmae}', 'made up {nmae}'],
  ['de', 'Read <0>this</0>', 'Lies dies', 'lost <0>'],
  ['de', plural, '{count, plural, one {# Gespräch} other {# Gespräche}}', 'lost {name}'],
  ['de', 'Archived', 'Erfolgreich archiviert', 'says "erfolgreich"'],
  ['de', 'Archived', 'Archiviert!', 'shouts (!)'],
  ['de', 'Your mail', 'Ihre Mail', 'says "Ihr" instead of "dein"'],
  ['de', '{count, plural, other {#}}', '{count, plural,', 'does not parse'],
  ['en', 'Please wait', 'Please wait', 'says "please"'],
])('%s: %s → %s %s', (locale, source, text, problem) => {
  expect(judgeText(locale, source, text)).toEqual([problem]);
});
