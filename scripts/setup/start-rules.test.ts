import { expect, test } from 'vitest';
import { asksForWeb, crashedAtStart } from './start-rules.mjs';

test.each([
  [[], false],
  [['--demo'], false],
  [['--profile', '/tmp/webhouse'], false],
  [['--web'], true],
  [['--port', '8123'], true],
  [['--port=8123', '--demo'], true],
  [['--no-open'], true],
])('%j asks for the web shell: %s', (args, expected) => {
  expect(asksForWeb(args)).toBe(expected);
});

test.each([
  ['missing libraries', { code: 127, signal: null, ranMs: 60 }, true],
  ['a refused sandbox', { code: 133, signal: 'SIGTRAP', ranMs: 200 }, true],
  ['a normal end', { code: 0, signal: null, ranMs: 800 }, false],
  ['Ctrl+C', { code: 130, signal: 'SIGINT', ranMs: 800 }, false],
  ['a crash after hours of work', { code: 139, signal: 'SIGSEGV', ranMs: 9_000_000 }, false],
] as const)('%s', (_, end, expected) => {
  expect(crashedAtStart(end)).toBe(expected);
});
