import type { Clock } from '#core/context.ts';

export interface FakeClock extends Clock {
  /** Moves time on and runs what falls due on the way, in its order. */
  advance(ms: number): void;
  /** Moves time without running anything: a machine that sleeps. What is overdue runs with the next `advance`. */
  sleep(ms: number): void;
  /** How many alarms are set. */
  readonly alarms: number;
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

export const fakeStartAt = Date.UTC(2026, 10, 21, 9, 0);

export function fakeClock(startAt = fakeStartAt): FakeClock {
  const alarms = new Set<Alarm>();
  let now = startAt;
  const nextUntil = (end: number) => [...alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    wakeAt(at, run) {
      const alarm = { at, run };
      alarms.add(alarm);
      return () => {
        alarms.delete(alarm);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (let next = nextUntil(end); next !== undefined; next = nextUntil(end)) {
        alarms.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
    sleep(ms) {
      now += ms;
    },
    get alarms() {
      return alarms.size;
    },
  };
}
