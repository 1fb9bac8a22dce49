// `npm run bench -- NAME`: runs tests/bench/NAME.bench.ts. What it does goes line by line to the error stream; the last
// line of the output is one JSON object of figures, which is also kept in bench-results/.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Bench {
  runBench(note: (line: string) => void): Promise<Record<string, number>>;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, 'tests', 'bench');
const ending = '.bench.ts';
const [name = ''] = process.argv.slice(2);
const file = join(folder, `${name}${ending}`);

if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) {
  const names = readdirSync(folder).filter((entry) => entry.endsWith(ending));
  console.error(
    `npm run bench -- NAME, where NAME is ${names.map((entry) => entry.slice(0, -ending.length)).join(' or ')}`,
  );
  process.exit(1);
}

const { runBench } = (await import(file)) as Bench;
const figures = await runBench((line) => console.error(line));
const results = join(root, 'bench-results');
mkdirSync(results, { recursive: true });
const time = new Date().toISOString().replace(/[:.]/g, '-');
writeFileSync(join(results, `${name}-${time}.json`), `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures));
process.exit(0);
