import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatReport, readResults } from './test-report.mjs';

const clean = {
  name: 'unit',
  isClean: true,
  ms: 9_000,
  results: { passed: 812, failed: 0, skipped: [], failures: [] },
};

test('adds up to one closing line', () => {
  const { text, isClean } = formatReport([{ name: 'check', isClean: true, ms: 12_000, results: null }, clean], 21_000);
  expect(isClean).toBe(true);
  expect(text.split('\n').at(-1)).toBe('813 passed, 0 failed');
  expect(text).toContain('unit         ok               9 s   812 tests');
});

test('a stage that fails without a failed test still fails the whole', () => {
  const { text, isClean } = formatReport([{ ...clean, isClean: false }], 1);
  expect(isClean).toBe(false);
  expect(text).toContain('812 passed, 1 failed');
});

test('a runner that wrote no results counts as one failure', () => {
  const { text, isClean } = formatReport([clean, { name: 'e2e', isClean: false, ms: 1, results: null }], 1);
  expect(isClean).toBe(false);
  expect(text).toContain('812 passed, 1 failed');
});

test('a skipped test is named, never swallowed', () => {
  const results = { passed: 1, failed: 0, skipped: ['disk full: a small tmpfs'], failures: [] };
  const { text } = formatReport([{ ...clean, results }], 1);
  expect(text).toContain('  unit: disk full: a small tmpfs');
  expect(text).toContain('1 passed, 0 failed, 1 skipped');
});

test('what failed stands at the end, with its reason', () => {
  const results = { passed: 1, failed: 1, skipped: [], failures: ['a.test.ts: c\n    expected 1 to be 2'] };
  const { text } = formatReport([{ ...clean, isClean: false, results }], 1);
  expect(text).toContain('Failed:\n  unit: a.test.ts: c\n    expected 1 to be 2\n\n1 passed, 1 failed');
});

test("reads Vitest's report, and takes half a file for none", () => {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-report-'));
  const file = join(folder, 'unit.json');
  const assertionResults = [
    { status: 'passed', fullName: 'a' },
    { status: 'skipped', fullName: 'b' },
    { status: 'failed', fullName: 'c', failureMessages: ['\u001B[31mexpected 1\u001B[39m to be 2'] },
  ];
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults },
    { name: 'b.test.ts', status: 'failed', message: 'no server', assertionResults: [] },
  ];
  writeFileSync(file, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, testResults }));
  expect(readResults(file)).toEqual({
    passed: 1,
    failed: 1,
    skipped: ['b'],
    failures: ['a.test.ts: c\n    expected 1 to be 2', 'b.test.ts\n    no server'],
  });
  writeFileSync(file, '{"numPassedTests":');
  expect(readResults(file)).toBeNull();
  rmSync(folder, { recursive: true });
});
