// `npm run eval -- NAME`: runs tests/eval/NAME.eval.ts, which measures a judgement of ours on labelled mail that lies
// beside the checkout (HAUSPOST_CORPORA, HAUSPOST_EVALSET). The last line of the output is one JSON object of figures.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Evaluation {
  runEval(note: (line: string) => void): Promise<Record<string, number>>;
}

const folder = join(import.meta.dirname, '..', 'tests', 'eval');
const ending = '.eval.ts';
const [name = ''] = process.argv.slice(2);
const file = join(folder, `${name}${ending}`);

if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) {
  const names = readdirSync(folder).filter((entry) => entry.endsWith(ending));
  console.error(
    `npm run eval -- NAME, where NAME is ${names.map((entry) => entry.slice(0, -ending.length)).join(' or ')}`,
  );
  process.exit(1);
}

const { runEval } = (await import(file)) as Evaluation;
const figures = await runEval((line) => console.log(line));
console.log(JSON.stringify(figures));
process.exit(0);
