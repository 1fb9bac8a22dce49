import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  vi.useRealTimers();
});

test('wakes once, at the time', () => {
  const clock = systemClock();
  const run = vi.fn<() => void>();
  clock.wakeAt(clock.now() + 5_000, run);
  vi.advanceTimersByTime(4_999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(100_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('after a sleep wakes within a minute, not after the rest of the wait', () => {
  const clock = systemClock();
  const run = vi.fn<() => void>();
  clock.wakeAt(clock.now() + 8 * 3_600_000, run);
  vi.advanceTimersByTime(1_000);
  // The machine sleeps: the wall clock moves, timers do not.
  vi.setSystemTime(clock.now() + 10 * 3_600_000);
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('is told of the waking and looks at once', () => {
  const clock = systemClock();
  const order: string[] = [];
  clock.wakeAt(clock.now() + 7_200_000, () => order.push('later'));
  clock.wakeAt(clock.now() + 3_600_000, () => order.push('sooner'));
  clock.wakeAt(clock.now() + 90_000_000, () => order.push('tomorrow'));
  vi.setSystemTime(clock.now() + 10 * 3_600_000);
  clock.recheck();
  expect(order).toEqual(['sooner', 'later']);
});

test('an alarm that was called off does not ring, and a past one rings in the next turn', () => {
  const clock = systemClock();
  const run = vi.fn<() => void>();
  clock.wakeAt(clock.now() + 10, run)();
  clock.wakeAt(clock.now() - 10, run);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
});
