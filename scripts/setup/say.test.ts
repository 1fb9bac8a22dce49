import { describe, expect, test } from 'vitest';
import { createTeller, formatDuration, readLanguage } from './say.mjs';

describe('readLanguage', () => {
  test.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    // A language whose tag only begins alike.
    [{ LANG: 'den_CA' }, 'en'],
    [{ LC_ALL: 'de_AT.UTF-8', LANG: 'en_US' }, 'de'],
    [{ LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'de_DE' }, 'en'],
  ])('%o is %s', (env, language) => {
    expect(readLanguage(env, 'fr-FR')).toBe(language);
  });

  test('asks the system where no variable says anything', () => {
    expect(readLanguage({}, 'de-CH')).toBe('de');
    expect(readLanguage({}, 'en-US')).toBe('en');
  });
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
