import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { formatDuration } from './say.mjs';

/** The order of `npm test`: what is quick and points nearest to the cause comes first. */
export const stageNames = ['check', 'unit', 'contract', 'migrations', 'integration', 'e2e', 'desktop'];

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Results
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test
 * @typedef {{ name?: string, status?: string, message?: string, assertionResults: Test[] }} TestFile
 * @typedef {{ name: string, isClean: boolean, ms: number, results: Results | null }} Stage
 */

/**
 * What Vitest's JSON reporter wrote; null where the runner did not get that far.
 *
 * @param {string} path
 * @returns {Results | null}
 */
export function readResults(path) {
  try {
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: TestFile[] }} */
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const tests = report.testResults.flatMap((file) => file.assertionResults);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
      failures: report.testResults.flatMap(describeFailures),
    };
  } catch {
    // No file or half of one: the stage counts by its exit code, and as having run no test.
    return null;
  }
}

/**
 * A file may fail without a failed test: what should run before its tests did not.
 *
 * @param {TestFile} file
 */
function describeFailures({ name = '', status, message = '', assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${name}\n${shorten(message)}`] : [];
  return failed.map((test) => `${name}: ${test.fullName}\n${shorten((test.failureMessages ?? []).join('\n'))}`);
}

/** @param {string} message */
function shorten(message) {
  const lines = stripVTControlCharacters(message).trim().split('\n').slice(0, 12);
  return lines.map((line) => `    ${line.slice(0, 200)}`).join('\n');
}

/**
 * @param {Stage[]} stages
 * @param {number} totalMs
 */
export function formatReport(stages, totalMs) {
  const rows = stages.map(({ name, isClean, ms, results }) => {
    const tests = results === null ? '' : `${results.passed + results.failed} tests`;
    return `${name.padEnd(12)} ${(isClean ? 'ok' : 'FAILED').padEnd(8)} ${formatDuration(ms).padStart(11)}   ${tests}`.trimEnd();
  });
  const skipped = stages.flatMap(({ name, results }) => (results?.skipped ?? []).map((test) => `${name}: ${test}`));
  // Again at the end: who reads only that, as one does with a long log, sees why.
  const failures = stages.flatMap(({ name, results }) => (results?.failures ?? []).map((test) => `${name}: ${test}`));
  const counts = stages.map(({ name, isClean, results }) => {
    // A stage without tests, such as check, counts as one.
    if (results === null || name === 'check') return { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1 };
    // A stage may fail although no test did: an unhandled error, a file that did not load.
    return { passed: results.passed, failed: Math.max(results.failed, isClean ? 0 : 1) };
  });
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const lines = [
    ...rows,
    `${'total'.padEnd(12)} ${''.padEnd(8)} ${formatDuration(totalMs).padStart(11)}`,
    ...(skipped.length === 0 ? [] : ['', 'Skipped:', ...skipped.map((test) => `  ${test}`)]),
    ...(failures.length === 0 ? [] : ['', 'Failed:', ...failures.map((test) => `  ${test}`)]),
    '',
    `${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`,
  ];
  return { text: lines.join('\n'), isClean: failed === 0 };
}
