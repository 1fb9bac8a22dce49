// A document that names a path or a script that is not there sends its reader into the dark: that is an error.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrokenNames } from './docs/broken-names.ts';
import { listFiles } from './docs/list-files.ts';

const root = join(import.meta.dirname, '..');
const files = listFiles(root);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const basenames = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)));

const problems = files
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) =>
    findBrokenNames(path, readFileSync(join(root, path), 'utf8'), {
      hasPath: (name) => existsSync(join(root, name)),
      hasFileCalled: (name) => basenames.has(name),
      hasScript: (name) => name in scripts,
    }),
  );

if (problems.length > 0) {
  console.error(
    problems.map(({ document, line, name }) => `${document}:${line} names ${name}, which is not there`).join('\n'),
  );
  process.exit(1);
}
