import { describe, expect, test } from 'vitest';
import { corporaFolder, hasCorpora } from '#tests/support/corpora.ts';
import { evalsetFolder, hasEvalset } from '#tests/support/evalset.ts';
import { runEval } from '#tests/eval/trust.eval.ts';

const isThere = hasCorpora() && hasEvalset();

test.runIf(!isThere)(`not run: nothing at ${corporaFolder} or ${evalsetFolder}`, () => {
  expect(isThere).toBe(false);
});

describe.runIf(isThere)('on labelled mail', () => {
  test('the hint finds four of five and cries wolf in less than one of a hundred', async () => {
    const figures = await runEval(() => {});
    expect(figures['phishing_recall']).toBeGreaterThanOrEqual(0.8);
    expect(figures['phishing_fpr']).toBeLessThanOrEqual(0.01);
    expect(figures['ham_fpr']).toBeLessThanOrEqual(0.01);
    expect(figures['evalset_fpr']).toBeLessThanOrEqual(0.01);
    expect(figures['link_stops_fpr']).toBeLessThanOrEqual(0.02);
  });
});
