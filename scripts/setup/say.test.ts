import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '#shared/system-language.ts';
import { createTeller, formatDuration, readLanguage } from './say.mjs';

test.each(['de-DE', 'de', 'de_AT', 'den-CA', 'en-GB', 'fr'])('%s leads to the language the hosts choose', (locale) => {
  expect(readLanguage(locale)).toBe(chooseLanguage('system', locale));
});

test.each([
  [12, '1 s'],
  [34_400, '34 s'],
  [60_000, '1 min 0 s'],
  [192_000, '3 min 12 s'],
])('%i ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

describe('a step', () => {
  function tellTo(isTTY: boolean) {
    const written: string[] = [];
    const teller = createTeller('de', { isTTY, write: (text: string) => written.push(text) });
    return { teller, text: () => written.join('') };
  }
  const words = { de: 'Hauspost wird gebaut', en: 'Building Hauspost' };

  test('is one line in a log', () => {
    const { teller, text } = tellTo(false);
    teller.step(words).done();
    expect(text()).toBe('Hauspost wird gebaut … fertig nach 1 s\n');
  });

  test('covers its clock in a terminal', () => {
    const { teller, text } = tellTo(true);
    teller.step(words).failed();
    expect(text()).toBe('Hauspost wird gebaut … \rHauspost wird gebaut … nicht gelungen    \n');
  });
});
