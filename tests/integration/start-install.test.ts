import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPackages, installedMb } from '../../scripts/setup/install.mjs';
import { repository } from '../support/built-app.ts';

/** What the disk gives for it, in blocks as `du` counts. */
function sizeBytes(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.blocks * 512;
  return readdirSync(path).reduce((sum, name) => sum + sizeBytes(join(path, name)), stat.blocks * 512);
}

test('the size that a first start announces is the size it brings', () => {
  const tree = join(repository, 'node_modules');
  const electron = lstatSync(join(tree, 'electron', 'dist'), { throwIfNoEntry: false })
    ? sizeBytes(join(tree, 'electron', 'dist'))
    : 0;
  const mb = (sizeBytes(tree) - electron) / 1024 ** 2;
  expect(mb).toBeGreaterThan(installedMb * 0.9);
  expect(mb).toBeLessThan(installedMb * 1.1);
});

test('the number of packages that it announces is about the number npm installed', () => {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as never;
  const installed = JSON.parse(readFileSync(join(repository, 'node_modules', '.package-lock.json'), 'utf8')) as {
    packages: object;
  };
  expect(Math.abs(countPackages(lock) - Object.keys(installed.packages).length)).toBeLessThan(15);
});
