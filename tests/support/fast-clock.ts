import type { Clock } from '#core/context.ts';

/** Time that runs so many times faster, for what waits seconds by design. */
export function fastClock(factor: number): Clock {
  const startedAt = Date.now();
  const now = () => startedAt + (Date.now() - startedAt) * factor;
  return {
    now,
    wakeAt(at, run) {
      const timer = setTimeout(run, Math.max(0, at - now()) / factor).unref();
      return () => clearTimeout(timer);
    },
  };
}
