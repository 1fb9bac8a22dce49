import { setImmediate as nextTurn } from 'node:timers/promises';

/** Waits turn by turn until `check` answers something; what it threw last is the failure. */
export async function until<Result>(check: () => Result | false | undefined, withinMs = 10_000): Promise<Result> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const result = check();
    if (result !== false && result !== undefined) return result;
    if (performance.now() > deadline) throw new Error(`never came true within ${withinMs} ms: ${check.toString()}`);
    await nextTurn();
  }
}
