import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listShippedPackages } from './shipped-packages.ts';

const root = join(import.meta.dirname, '../..');

test('the list in "About" is what the build carries; `node scripts/list-licences.ts` writes it anew', () => {
  const file = join(root, 'renderer/features/settings/about/licences.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(listShippedPackages(root));
});

test('every licence is known and none asks for our source', () => {
  const packages = listShippedPackages(root);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['react', 'zod', 'ws', 'lucide-react']));
  for (const { name, licence } of packages) {
    expect(licence, name).not.toMatch(/unknown|GPL|SSPL|BUSL/);
  }
});
