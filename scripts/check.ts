// `npm run check`: types, lint with borders, format, texts, documents, packages, migrations. All parts run, two at a
// time; what fails is shown whole, and nothing here only warns.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { formatDuration } from './setup/say.mjs';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** One project per runtime: the compiler is the guard of the borders. */
const projects = ['shared', 'core', 'renderer', 'electron', 'electron/preload', 'server', 'tests', 'scripts'];

interface Part {
  readonly name: string;
  readonly command: string;
  readonly args: string[];
}

const script = (name: string): Part => ({
  name,
  command: process.execPath,
  args: ['--import', './scripts/raw-imports.mjs', join(root, 'scripts', `check-${name}.ts`)],
});

const parts: Part[] = [
  {
    name: 'lint',
    command: bin('oxlint'),
    args: ['--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
  },
  ...projects.map((project) => ({ name: `types ${project}`, command: bin('tsc'), args: ['-p', project, '--pretty'] })),
  { name: 'format', command: bin('oxfmt'), args: ['--check'] },
  { name: 'texts in step', command: bin('lingui'), args: ['check', 'sync', '--clean', '--verbose'] },
  script('texts'),
  script('docs'),
  script('lock'),
  script('dependencies'),
  script('migrations'),
];

const waiting = [...parts];
const failed: string[] = [];
await Promise.all([workOff(), workOff()]);
if (failed.length > 0) {
  process.stdout.write(`\n${failed.length} of ${parts.length} parts failed: ${failed.join(', ')}\n`);
  process.exit(1);
}

async function workOff(): Promise<void> {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const startedAt = Date.now();
    const { code, output } = await run(part);
    const duration = formatDuration(Date.now() - startedAt);
    process.stdout.write(`${part.name.padEnd(24)} ${(code === 0 ? 'ok' : 'FAILED').padEnd(8)} ${duration}\n`);
    if (code === 0) continue;
    failed.push(part.name);
    process.stdout.write(`${output.trimEnd()}\n\n`);
  }
}

function run(part: Part): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(part.command, part.args, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
