import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const rooms = ['shared', 'core', 'renderer', 'electron', 'server'];
const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** Where a file stands, what it says, and which rule refuses it; null where it is right. */
const files: [path: string, text: string, rule: string | null][] = [
  ['shared/a.ts', `import { core } from '#core/create-core.ts';\nexport const a = core;`, 'no-restricted-imports'],
  ['shared/b.ts', `import { core } from '../core/create-core.ts';\nexport const b = core;`, 'no-restricted-imports'],
  ['shared/c.ts', `import { readFileSync } from 'node:fs';\nexport const c = readFileSync;`, 'no-restricted-imports'],
  ['shared/deep/er/d.ts', `export { core } from '../../../core/x.ts';`, 'no-restricted-imports'],
  ['shared/deep/er/e.ts', `export { f } from '../../f.ts';`, null],
  ['shared/f.ts', `export const f = 1;`, null],
  ['core/a.ts', `export { a } from '#renderer/x.ts';`, 'no-restricted-imports'],
  ['core/b.ts', `export const load = () => import('#electron/main/index.ts');`, 'no-restricted-imports'],
  ['core/c.ts', `import type { App } from 'electron';\nexport type C = App;`, 'no-restricted-imports'],
  ['core/d.ts', `import { f } from '#shared/f.ts';\nexport const d = f;`, null],
  [
    'core/e.ts',
    `import Sqlite from 'better-sqlite3-multiple-ciphers';\nexport const e = Sqlite;`,
    'no-restricted-imports',
  ],
  ['core/db/f.ts', `import Sqlite from 'better-sqlite3-multiple-ciphers';\nexport const f = Sqlite;`, null],
  ['core/db/g.ts', `export { a } from '#server/web/x.ts';`, 'no-restricted-imports'],
  ['core/h.ts', `export const at = Date.now();`, 'no-ambient-clock'],
  ['core/clock.ts', `export const at = Date.now();`, null],
  ['core/i.ts', `export const rows = (c: { prepare(s: string): void }) => c.prepare('SELECT 1');`, 'write-door'],
  ['core/j.test.ts', `export const at = Date.now();`, null],
  ['renderer/a.tsx', `export { a } from '#core/create-core.ts';`, 'no-restricted-imports'],
  ['renderer/b.ts', `import { join } from 'node:path';\nexport const b = join;`, 'no-restricted-imports'],
  ['renderer/c.ts', `export { ipcRenderer } from 'electron';`, 'no-restricted-imports'],
  ['renderer/features/one/d.ts', `export { x } from '../two/inside.ts';`, 'feature-door'],
  ['renderer/features/one/e.ts', `export { x } from '../two/index.ts';`, null],
  ['electron/main/a.ts', `export { createCore } from '#core/create-core.ts';`, 'no-restricted-imports'],
  ['electron/main/b.ts', `export { app } from 'electron';`, null],
  ['server/web/a.ts', `export { createCore } from '#core/create-core.ts';`, null],
  ['server/web/b.ts', `export { app } from 'electron';`, 'no-restricted-imports'],
  ['server/web/c.ts', `export { a } from '../../renderer/a.tsx';`, 'no-restricted-imports'],
  ['core/ring/a.ts', `import { b } from './b.ts';\nexport const a = () => b;`, 'no-cycle'],
  ['core/ring/b.ts', `import { a } from '#core/ring/a.ts';\nexport const b = () => a;`, 'no-cycle'],
  ['core/k.ts', `export default 1;`, 'no-default-export'],
  ['core/l.ts', `export const l = (x: any) => x;`, 'no-explicit-any'],
  ['core/m.ts', `export const m = () => console.log('m');`, 'no-console'],
  ['core/n.ts', `export async function n() {}\nn();`, 'no-floating-promises'],
  [
    'core/o.ts',
    `export function o(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}`,
    'switch-exhaustiveness-check',
  ],
];

describe('the linter, over a house with every border crossed', () => {
  let root: string;
  const found = new Map<string, string[]>();

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hauspost-borders-'));
    for (const name of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json', 'lint', 'core/tsconfig.json']) {
      cpSync(join(repository, name), join(root, name), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), `${text}\n`);
    }
    const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '-f', 'json', ...rooms], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const { code, filename } of report.parse(JSON.parse(stdout)).diagnostics) {
      const rule = code.replace(/^.*\(|\)$/g, '');
      found.set(filename, [...(found.get(filename) ?? []), rule]);
    }
  }, 30_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(files)('%s: %s → %s', (path, _text, rule) => {
    expect([...new Set(found.get(path) ?? [])]).toEqual(rule === null ? [] : [rule]);
  });
});
