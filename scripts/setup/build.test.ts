import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSources, isBuilt } from './build.mjs';
import { fingerprint } from './fingerprint.mjs';

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hauspost-build-'));
  write('core/mail.ts', 'export const one = 1;');
  write('core/mail.test.ts', 'one');
  write('package-lock.json', '{}');
  write('docs/notes.md', 'notes');
  write('out/renderer/index.html', '<!doctype html>');
  write(
    'out/.built',
    fingerprint(root, buildSources, (path) => path.endsWith('.test.ts')),
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('holds while nothing has changed, whatever the clock says', () => {
  utimesSync(join(root, 'core/mail.ts'), new Date(), new Date());
  expect(isBuilt(root)).toBe(true);
});

test.each([
  ['a source changes', 'core/mail.ts', 'export const one = 2;'],
  ['a source is added', 'core/new.ts', ''],
  ['the packages change', 'package-lock.json', '{"packages":{}}'],
  ['a resource changes', 'resources/demo/mails.json', '[]'],
])('ends when %s', (_, path, text) => {
  write(path, text);
  expect(isBuilt(root)).toBe(false);
});

test('ends when a source is renamed', () => {
  rmSync(join(root, 'core/mail.ts'));
  write('core/post.ts', 'export const one = 1;');
  expect(isBuilt(root)).toBe(false);
});

test.each(['core/mail.test.ts', 'core/other.test.tsx', 'docs/notes.md'])('does not mind %s', (path) => {
  write(path, 'changed');
  expect(isBuilt(root)).toBe(true);
});

test('ends when the bundles are gone or half there', () => {
  rmSync(join(root, 'out/renderer/index.html'));
  expect(isBuilt(root)).toBe(false);
});
