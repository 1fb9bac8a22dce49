import { expect, test } from 'vitest';
import { parseShellPrefs } from './shell-prefs.ts';

const defaults = { language: 'system', theme: 'system', contrast: 'system', closeToTray: true };

test.each([null, '', '{', 'null', '[]', '"x"', '{"theme":"pink"}', '{"unknown":1}'])(
  '%j gives the defaults',
  (text) => {
    expect(parseShellPrefs(text)).toEqual(defaults);
  },
);

test('one broken field costs that field alone', () => {
  expect(parseShellPrefs('{"theme":"dark","language":7,"closeToTray":false}')).toEqual({
    ...defaults,
    theme: 'dark',
    closeToTray: false,
  });
});
