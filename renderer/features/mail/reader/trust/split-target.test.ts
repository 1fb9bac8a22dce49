import { expect, test } from 'vitest';
import { splitTarget } from './split-target.ts';

test.each([
  ['https://shop.example/a?b#c', 'https://', 'shop.example', '/a?b#c'],
  ['https://shop.example:8443/', 'https://', 'shop.example:8443', '/'],
  ['https://аpple.example/', 'https://', 'xn--pple-43d.example', '/'],
  ['http://https.example/https', 'http://', 'https.example', '/https'],
  ['mailto:anna@verein.example?subject=x', 'mailto:', 'anna@verein.example', '?subject=x'],
  ['mailto:a%E2%80%AEb@verein.example', 'mailto:', 'a%E2%80%AEb@verein.example', ''],
  ['mailto:%', 'mailto:', '%', ''],
  ['top', '', '', 'top'],
])('%s sets its host apart', (href, before, host, after) => {
  expect(splitTarget(href)).toEqual({ before, host, after });
});
