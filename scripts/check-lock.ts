// package.json and package-lock.json name the same versions, exactly: what is installed is what was reviewed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const versions = z.record(z.string(), z.string()).default({});
const named = z.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions });
const lockfile = z.object({ packages: z.object({ '': named }).loose() });

const wanted = named.parse(readJson('package.json'));
const locked = lockfile.parse(readJson('package-lock.json')).packages[''];
const problems: string[] = [];

for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
  const names = new Set([...Object.keys(wanted[kind]), ...Object.keys(locked[kind])]);
  for (const name of names) {
    const version = wanted[kind][name];
    if (version !== locked[kind][name]) {
      problems.push(
        `${name}: package.json has ${version ?? 'nothing'}, the lockfile ${locked[kind][name] ?? 'nothing'}`,
      );
    }
    if (version && !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      problems.push(`${name}: "${version}" is not pinned exactly`);
  }
}

if (problems.length > 0) {
  console.error(`${problems.join('\n')}\nRun \`npm run npm -- install\` and commit both files.`);
  process.exit(1);
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
