// `npm test`: brings packages, test tools and bundles, then runs every stage, also after one has failed, and ends with
// a table. Runs on Node 20 up to the point where the Node it installs takes over. English: developers read this.

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findNode } from './setup/pinned-node.mjs';
import { prepare } from './setup/prepare.mjs';
import { runSetup } from './setup/run-setup.mjs';
import { createTeller } from './setup/say.mjs';
import { provideTestNeeds } from './setup/test-needs.mjs';
import { formatReport, readResults, stageNames } from './setup/test-report.mjs';

const root = join(import.meta.dirname, '..');
const resultsFolder = join(root, 'test-results');
const teller = createTeller('en');

await runSetup(teller, async () => {
  await provideTestNeeds(teller);
  await prepare(root, teller);
});

const node = /** @type {string} */ (findNode(root));
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
};
rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });

const startedAt = Date.now();
const stages = [];
for (const name of stageNames) {
  const stageStartedAt = Date.now();
  process.stdout.write(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
  const resultsFile = join(resultsFolder, `${name}.json`);
  const isClean = (await runStage(name, resultsFile)) === 0;
  const results = name === 'check' ? null : readResults(resultsFile);
  stages.push({ name, isClean, ms: Date.now() - stageStartedAt, results });
}

const report = formatReport(stages, Date.now() - startedAt);
process.stdout.write(`\n${report.text}\n`);
process.exit(report.isClean ? 0 : 1);

/**
 * @param {string} name
 * @param {string} resultsFile
 * @returns {Promise<number>}
 */
function runStage(name, resultsFile) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args =
    name === 'check'
      ? [join(root, 'scripts', 'check.ts')]
      : [vitest, 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`];
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
