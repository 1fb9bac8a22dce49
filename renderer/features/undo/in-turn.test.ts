import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('a change begins when the one before it is over, even if that failed', async () => {
  const steps: string[] = [];
  const step = (name: string, isFailing = false) =>
    inTurn(async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
      if (isFailing) throw new Error(name);
    });
  const first = step('one', true);
  const second = step('two');
  await expect(first).rejects.toThrow('one');
  await second;
  expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});
