import type { Clock } from './context.ts';

/** Timers do not run while the machine sleeps and then run late by the whole sleep: never wait longer than this. */
const longestWaitMs = 60_000;

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

export interface SystemClock extends Clock {
  /** Looks at once for what is due; for hosts that are told when the machine wakes. */
  recheck(): void;
}

/** The real clock, and the only place of the core that asks for the time. */
export function systemClock(): SystemClock {
  const alarms = new Set<Alarm>();
  let timer: NodeJS.Timeout | undefined;

  const now = () => Date.now();

  function recheck(): void {
    clearTimeout(timer);
    timer = undefined;
    const due = [...alarms].filter((alarm) => alarm.at <= now()).toSorted((a, b) => a.at - b.at);
    for (const alarm of due) alarms.delete(alarm);
    arm();
    for (const alarm of due) alarm.run();
  }

  function arm(): void {
    clearTimeout(timer);
    if (alarms.size === 0) return;
    const nextAt = Math.min(...[...alarms].map((alarm) => alarm.at));
    timer = setTimeout(recheck, Math.min(Math.max(nextAt - now(), 0), longestWaitMs));
    // A process whose work is done may end although something is planned for tomorrow.
    timer.unref();
  }

  return {
    now,
    recheck,
    wakeAt(at, run) {
      const alarm = { at, run };
      alarms.add(alarm);
      arm();
      return () => {
        alarms.delete(alarm);
      };
    },
  };
}
