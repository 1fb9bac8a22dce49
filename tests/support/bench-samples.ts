/** The middle of what was measured: one slow round on a shared machine does not move it. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) throw new Error('nothing was measured');
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** Milliseconds of each of `rounds` runs, one after the other, after `warmUps` that do not count. */
export async function timeRounds(rounds: number, warmUps: number, run: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const startedMs = performance.now();
    await run();
    if (round >= 0) samples.push(performance.now() - startedMs);
  }
  return samples;
}

export function roundTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
