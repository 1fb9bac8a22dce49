import { expect, test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';

/** Whatever may not happen in any test, caused on purpose: the harness must see it. */
const mistakes: readonly [string, () => unknown, RegExp][] = [
  // oxlint-disable-next-line no-console -- the mistake is made on purpose
  ['an error in the console', () => console.error('nobody may see this'), /^console: nobody may see this/],
  // oxlint-disable-next-line no-console -- the mistake is made on purpose
  ['a warning in the console', () => console.warn('nor this'), /^console: nor this/],
  [
    'a mistake that nobody caught',
    () => {
      setTimeout(() => {
        throw new Error('on purpose');
      });
    },
    /^uncaught: .*on purpose/,
  ],
  [
    'a promise that nobody handled',
    () => {
      void Promise.reject(new Error('left alone'));
    },
    /^uncaught: .*left alone/,
  ],
  [
    'a script that the policy stops',
    () => {
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "in"' }));
    },
    /^console: policy breach: script-src/,
  ],
  [
    'a style that the policy stops',
    () => document.body.setAttribute('style', 'color: red'),
    /^console: policy breach: style-src/,
  ],
  [
    'a picture from elsewhere',
    () => {
      document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/pixel.png' }));
    },
    /^console: policy breach: img-src https:\/\/elsewhere\.example/,
  ],
  [
    'a file that is not there',
    () => fetch('/assets/none.js').catch(() => null),
    /^console: Failed to load resource.*404/,
  ],
];

test.each(mistakes)(
  '%s is seen',
  async (_name, mistake, line) => {
    const { page, problems } = await openApp({ begin: 'empty' });
    expect(problems.list()).toEqual([]);
    await page.evaluate(mistake);
    await expect.poll(() => problems.list()).toContainEqual(expect.stringMatching(line));
    problems.allow(/./);
  },
  30_000,
);

test('a request to a foreign host is seen where no policy stops it', async () => {
  const { page, context, problems } = await openApp({ begin: 'empty', bypassCSP: true });
  await context.route('https://elsewhere.example/**', (route) => route.abort());
  await page.evaluate(() => {
    document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/pixel.png' }));
    // Another address of this machine: foreign to the page, and nothing leaves the machine for the test.
    return new WebSocket('ws://127.0.0.2:9/').url;
  });
  await expect
    .poll(() => problems.list())
    .toEqual(
      expect.arrayContaining([
        'foreign request: https://elsewhere.example/pixel.png',
        'foreign request: ws://127.0.0.2:9/',
      ]),
    );
  problems.allow(/./);
}, 30_000);

test('what happens in a second window is seen, too', async () => {
  const { newPage, problems } = await openApp({ begin: 'empty' });
  const other = await newPage('#/settings/about');
  // oxlint-disable-next-line no-console -- the mistake is made on purpose
  await other.evaluate(() => console.error('in the other window'));
  await expect.poll(() => problems.list()).toContainEqual(expect.stringMatching(/^console: in the other window/));
  problems.allow(/./);
}, 30_000);

test.fails('a test whose page complained has failed', async () => {
  const { page, problems } = await openApp({ begin: 'empty' });
  // oxlint-disable-next-line no-console -- the mistake is made on purpose
  await page.evaluate(() => console.error('nobody may see this'));
  await expect.poll(() => problems.list().length).toBe(1);
}, 30_000);
