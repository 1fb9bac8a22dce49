import { expect, test } from 'vitest';
import { findBrokenNames } from './broken-names.ts';

const there = new Set(['core/db/write.ts', 'docs/testing.md', 'docs/decisions/0001-one.md', 'core']);
const repository = {
  hasPath: (path: string) => there.has(path),
  hasFileCalled: (name: string) => ['write.ts', 'package.json'].includes(name),
  hasScript: (name: string) => ['check', 'test:unit'].includes(name),
};
const brokenIn = (text: string) => findBrokenNames('docs/guide.md', text, repository).map(({ name }) => name);

test.each([
  'See `core/db/write.ts`, `core/` and `core/db/write.ts:12`.',
  'In `write.ts` and `package.json`.',
  'A feature is `core/<name>`, `core/NAME.ts`, `docs/decisions/NNNN-title.md`, `core/**/*.test.ts`, `core/…`.',
  '[testing](testing.md) and [a decision](decisions/0001-one.md#cost) and [up](../core/db/write.ts)',
  '[elsewhere](https://example.org/core/none.ts) [mail](mailto:a@b.example) [here](#here)',
  'Run `npm run check` or npm run test:unit.',
  '`db.write`, `core` and `input/output` are no paths of ours.',
])('passes: %s', (text) => {
  expect(brokenIn(text)).toEqual([]);
});

test.each([
  ['See `core/db/gone.ts`.', ['core/db/gone.ts']],
  ['In `gone.ts`.', ['gone.ts']],
  ['[gone](gone.md)', ['docs/gone.md']],
  ['[up](../core/gone.ts)', ['core/gone.ts']],
  ['Run `npm run gone`.', ['npm run gone']],
])('finds: %s', (text, names) => {
  expect(brokenIn(text)).toEqual(names);
});

test('says where', () => {
  expect(findBrokenNames('README.md', 'one\n`core/gone.ts`', repository)).toEqual([
    { document: 'README.md', line: 2, name: 'core/gone.ts' },
  ]);
});
