// Every dependency has its reason in docs/decisions/dependencies.md, and every reason its dependency.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeDependencyRows } from './docs/dependency-rows.ts';

const root = join(import.meta.dirname, '..');
const document = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;

const problems = judgeDependencyRows(document, manifest);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
