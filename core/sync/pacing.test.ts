import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fakeClock } from '#tests/support/fake-clock.ts';
import { Backoff } from './backoff.ts';
import { Bell } from './bell.ts';
import { Pace } from './pace.ts';
import { Turnstile } from './turnstile.ts';

describe('the wait after a failure', () => {
  const middle = () => 0.5;

  test('doubles up to ten minutes', () => {
    const backoff = new Backoff(middle);
    const delays = Array.from({ length: 12 }, () => backoff.delayAfter(0));
    expect(delays.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(delays.at(-1)).toBe(600_000);
  });

  test('begins anew only after a connection that lived', () => {
    const backoff = new Backoff(middle);
    backoff.delayAfter(0);
    backoff.delayAfter(0);
    expect(backoff.delayAfter(59_000)).toBe(4_000);
    expect(backoff.delayAfter(60_000)).toBe(1_000);
  });

  test('differs from account to account by a fifth', () => {
    expect(new Backoff(() => 0).delayAfter(0)).toBe(800);
    expect(new Backoff(() => 1).delayAfter(0)).toBe(1_200);
  });
});

describe('the turnstile', () => {
  test('lets one through at a time, the urgent first', async () => {
    const turnstile = new Turnstile();
    const seen: string[] = [];
    const pass = (name: string, isUrgent = false) =>
      turnstile.pass(
        async () => {
          seen.push(`${name} in`);
          await setImmediate();
          seen.push(`${name} out`);
        },
        { isUrgent },
      );
    await Promise.all([pass('a'), pass('b'), pass('c', true)]);
    expect(seen).toEqual(['a in', 'a out', 'c in', 'c out', 'b in', 'b out']);
  });

  test('goes on after a failure', async () => {
    const turnstile = new Turnstile();
    const failing = turnstile.pass(() => Promise.reject(new Error('no')));
    const next = turnstile.pass(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});

describe('the bell', () => {
  test('keeps a ring that nobody waited for, and wakes at a time or at the end', async () => {
    const clock = fakeClock();
    const bell = new Bell(clock);
    const ended = new AbortController();
    bell.ring();
    await bell.wait(ended.signal);
    const timed = bell.wait(ended.signal, clock.now() + 50);
    clock.advance(50);
    await timed;
    const endless = bell.wait(ended.signal);
    ended.abort();
    await endless;
    expect(clock.alarms).toBe(0);
  });
});

describe('the pace', () => {
  test('says when all will be here, and that it does not know', () => {
    const pace = new Pace();
    expect(pace.doneAt(0, 100)).toBeNull();
    pace.note(0, 50, 500_000, 500);
    pace.note(5_000, 50, 500_000, 500);
    expect(pace.doneAt(10_000, 200)).toBe(30_000);
    expect(pace.doneAt(10_000, 0)).toBeNull();
    expect(pace.doneAt(100_000, 200)).toBeNull();
  });

  test('asks for about a second of the line at once', () => {
    const pace = new Pace();
    pace.note(0, 10, 1_000_000, 1_000);
    expect(pace.chunkBytes).toBe(1_200_000);
    pace.note(0, 10, 10_000_000, 100);
    expect(pace.chunkBytes).toBe(8_000_000);
    pace.note(0, 10, 100_000, 10_000);
    expect(pace.chunkBytes).toBe(256_000);
  });

  test('calls for headers first where bodies would take over two minutes', () => {
    const pace = new Pace();
    pace.note(0, 10, 100_000, 1_000);
    expect(pace.isTooSlowFor(1_000, 1_000_000)).toBe(false);
    pace.note(4_000, 10, 100_000, 1_000);
    expect(pace.isTooSlowFor(5_000, 400)).toBe(false);
    expect(pace.isTooSlowFor(5_000, 600)).toBe(true);
  });
});
