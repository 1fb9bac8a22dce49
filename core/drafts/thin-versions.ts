const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How far apart versions of a certain age stand; younger than the first, every one is kept. */
const steps: readonly { readonly untilMs: number; readonly apartMs: number }[] = [
  { untilMs: 10 * minuteMs, apartMs: 0 },
  { untilMs: hourMs, apartMs: 20_000 },
  { untilMs: dayMs, apartMs: 10 * minuteMs },
  { untilMs: Infinity, apartMs: dayMs },
];

/**
 * Which versions have become one too many, given all their times. Of those that fall together the newest stays: it
 * has the words of the others. The newest of all stays in any case.
 */
export function pickSuperfluous(times: readonly number[], now: number): number[] {
  const newestFirst = [...times].toSorted((a, b) => b - a);
  const superfluous: number[] = [];
  let lastSlot = '';
  for (const [index, at] of newestFirst.entries()) {
    const { apartMs } = steps.find(({ untilMs }) => now - at < untilMs) ?? { apartMs: dayMs };
    const slot = apartMs === 0 ? `${at}` : `${apartMs}/${Math.floor(at / apartMs)}`;
    if (index > 0 && slot === lastSlot) superfluous.push(at);
    lastSlot = slot;
  }
  return superfluous;
}
