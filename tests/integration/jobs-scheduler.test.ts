import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import type { JobKind, JobRun } from '#core/context.ts';
import { jobs, settings } from '#core/db/tables/house.ts';
import { listJobs } from '#core/jobs/job-store.ts';
import { Scheduler } from '#core/jobs/index.ts';
import { causedBy, openTestDatabase, tempDir, type TestDatabase } from '#tests/support/db-harness.ts';
import { until } from '#tests/support/until.ts';

const user = causedBy('user', 'test.plan');
const hourMs = 3_600_000;
let base: TestDatabase;
let schedulers: Scheduler[];

beforeEach(() => {
  base = openTestDatabase();
  schedulers = [];
});
afterEach(async () => {
  for (const scheduler of schedulers) await scheduler.stop();
  await base.close();
});

type Run = (job: JobRun<unknown>) => Promise<void> | void;

function kindOf(run: Run, more: Partial<JobKind> = {}): JobKind {
  return { kind: 'test', maxAttempts: 3, run: async (job) => run(job), ...more };
}

function schedule(...kinds: JobKind[]): Scheduler {
  const { db, clock, events, log } = base;
  const scheduler = new Scheduler({ db, clock, events, log, kinds });
  schedulers.push(scheduler);
  scheduler.start();
  return scheduler;
}

function plan(more: { payload?: unknown; key?: string; runAt?: number; kind?: string } = {}): JobId {
  return base.db.write(user, (tx) => tx.planJob({ kind: 'test', ...more }));
}

function jobOf(id: JobId): Job {
  const job = listJobs(base.db.read).find((one) => one.id === id);
  if (job === undefined) throw new Error('no such job');
  return job;
}

const reaches = (id: JobId, state: Job['state']) => until(() => jobOf(id).state === state && jobOf(id));

describe('when a job runs', () => {
  test('at once, after the commit that planned it, with its payload and the cause that planned it', async () => {
    const runs: unknown[] = [];
    schedule(kindOf(({ payload, cursor, cause }) => void runs.push({ payload, cursor, cause })));
    const id = plan({ payload: { n: 1 } });
    expect(runs).toEqual([]);
    expect(await reaches(id, 'done')).toMatchObject({ attempts: 1, error: null });
    const cause = { by: { kind: 'system', id: null }, action: 'test', correlationId: user.correlationId };
    expect(runs).toEqual([{ payload: { n: 1 }, cursor: null, cause }]);
  });

  test('not when the write that planned it failed', async () => {
    const runs: unknown[] = [];
    schedule(kindOf(({ payload }) => void runs.push(payload)));
    const failing = () =>
      base.db.write(user, (tx) => {
        tx.planJob({ kind: 'test', payload: 'rolled back' });
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    await reaches(plan({ payload: 'kept' }), 'done');
    expect(runs).toEqual(['kept']);
  });

  test('at its time, by one timer', async () => {
    schedule(kindOf(() => {}));
    const later = plan({ runAt: base.clock.now() + 2 * hourMs });
    const sooner = plan({ runAt: base.clock.now() + hourMs });
    await until(() => base.clock.alarms === 1);
    base.clock.advance(hourMs - 1);
    expect(jobOf(sooner).state).toBe('pending');
    base.clock.advance(1);
    await reaches(sooner, 'done');
    expect(jobOf(later).state).toBe('pending');
    await until(() => base.clock.alarms === 1);
    base.clock.advance(hourMs);
    await reaches(later, 'done');
  });

  test('after a sleep that went past its time', async () => {
    schedule(kindOf(() => {}));
    const id = plan({ runAt: base.clock.now() + hourMs });
    await until(() => base.clock.alarms === 1);
    base.clock.sleep(9 * hourMs);
    expect(jobOf(id).state).toBe('pending');
    base.clock.advance(0);
    await reaches(id, 'done');
  });

  test('after a start that came past its time', async () => {
    const id = plan({ runAt: base.clock.now() + hourMs });
    base.clock.sleep(9 * hourMs);
    schedule(kindOf(() => {}));
    await reaches(id, 'done');
  });

  test('at most two at once, in the order of their times', async () => {
    const order: unknown[] = [];
    const gates: (() => void)[] = [];
    schedule(
      kindOf(async ({ payload }) => {
        order.push(payload);
        await new Promise<void>((resolve) => gates.push(resolve));
      }),
    );
    const ids = [3, 1, 4, 2].map((n) => plan({ payload: n, runAt: base.clock.now() - 10 + n }));
    await until(() => order.length === 2);
    expect(order).toEqual([1, 2]);
    gates.shift()?.();
    await until(() => order.length === 3);
    expect(order).toEqual([1, 2, 3]);
    for (const id of ids) await until(() => (gates.shift()?.(), jobOf(id).state === 'done'));
  });
});

describe('a job that fails', () => {
  test('is tried again, each time later, and given up in the end', async () => {
    let runs = 0;
    schedule(
      kindOf(() => {
        runs += 1;
        throw new AppError('offline', 'no route');
      }),
    );
    const id = plan();
    const first = await until(() => jobOf(id).attempts === 1 && jobOf(id).state === 'pending' && jobOf(id));
    expect(first).toMatchObject({ error: 'offline', runAt: base.clock.now() + 5_000 });
    await until(() => base.clock.alarms === 1);
    base.clock.advance(5_000);
    const second = await until(() => jobOf(id).attempts === 2 && jobOf(id).state === 'pending' && jobOf(id));
    expect(second.runAt).toBe(base.clock.now() + 20_000);
    await until(() => base.clock.alarms === 1);
    base.clock.advance(20_000);
    expect(await reaches(id, 'failed')).toMatchObject({ attempts: 3, error: 'offline' });
    expect(runs).toBe(3);
  });

  test('of a kind that nobody knows fails at once', async () => {
    schedule();
    expect(await reaches(plan({ kind: 'forgotten' }), 'failed')).toMatchObject({ error: 'bug' });
  });

  test('does not stand in the way of another', async () => {
    schedule(
      kindOf(({ payload }) => {
        if (payload === 'bad') throw new Error('always');
      }),
    );
    plan({ payload: 'bad' });
    await reaches(plan({ payload: 'good' }), 'done');
  });
});

/** Counts to `total`, one number a write; its rows and its cursor are one transaction. */
function counting(total: number, onStep: (n: number) => void | Promise<void>): JobKind {
  return kindOf(async ({ cursor, cause, advance, signal }) => {
    for (let n = Number(cursor ?? 0) + 1; n <= total; n += 1) {
      signal.throwIfAborted();
      base.db.write(cause, (tx) => {
        tx.db
          .insert(settings)
          .values({ key: `n${n}`, value: n, changedAt: 0 })
          .run();
        advance(tx, n, n, total);
      });
      await onStep(n);
    }
  });
}

const counted = () => base.db.read.select().from(settings).all().length;

describe('a job that is interrupted', () => {
  test('by a stop goes on where it was, without counting it as an attempt', async () => {
    const stuck = Promise.withResolvers<void>();
    const first = schedule(
      counting(10, async (n) => {
        if (n === 4) await stuck.promise;
      }),
    );
    const id = plan();
    await until(() => counted() === 4);
    const stopping = first.stop();
    stuck.resolve();
    await stopping;
    expect(jobOf(id)).toMatchObject({ state: 'pending', done: 4, total: 10 });
    schedule(counting(10, () => {}));
    expect(await reaches(id, 'done')).toMatchObject({ done: 10, attempts: 1 });
    expect(counted()).toBe(10);
  });

  test('by a crash, found as running, goes on where it was', async () => {
    const id = plan();
    base.db.write(user, (tx) =>
      tx.db
        .update(jobs)
        .set({ state: 'running', attempts: 1, cursor: 7, done: 7, total: 10 })
        .where(eq(jobs.id, id))
        .run(),
    );
    schedule(counting(10, () => {}));
    await reaches(id, 'done');
    expect(counted()).toBe(3);
  });

  test('by a crash each time it is tried is given up in the end', async () => {
    const id = plan();
    base.db.write(user, (tx) => tx.db.update(jobs).set({ state: 'running', attempts: 3 }).where(eq(jobs.id, id)).run());
    let runs = 0;
    schedule(
      kindOf(() => {
        runs += 1;
      }),
    );
    expect(await reaches(id, 'failed')).toMatchObject({ error: 'bug' });
    expect(runs).toBe(0);
  });
});

describe('a job that is cancelled', () => {
  const cancel = (scheduler: Scheduler, id: JobId) => base.db.write(user, (tx) => scheduler.cancel(tx, id));

  test('while it waits never runs', async () => {
    let runs = 0;
    const scheduler = schedule(
      kindOf(() => {
        runs += 1;
      }),
    );
    const id = plan({ runAt: base.clock.now() + hourMs });
    cancel(scheduler, id);
    expect(jobOf(id).state).toBe('cancelled');
    base.clock.advance(2 * hourMs);
    await reaches(plan(), 'done');
    expect(runs).toBe(1);
  });

  test('while it runs is told, and nothing it writes afterwards lands', async () => {
    let signalled = false;
    let late: unknown = null;
    const scheduler = schedule(
      kindOf(async ({ signal, cause, advance }) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        signalled = true;
        try {
          base.db.write(cause, (tx) => {
            tx.db.insert(settings).values({ key: 'late', value: 1, changedAt: 0 }).run();
            advance(tx, 1, 1, 1);
          });
        } catch (error) {
          late = error;
        }
      }),
    );
    const id = plan();
    await reaches(id, 'running');
    cancel(scheduler, id);
    expect(jobOf(id).state).toBe('cancelled');
    await until(() => late !== null);
    expect({ signalled, late }).toMatchObject({ signalled: true, late: { code: 'cancelled' } });
    expect(counted()).toBe(0);
    expect(jobOf(id).state).toBe('cancelled');
  });

  test('twice is fine, one that never was is not found', () => {
    const scheduler = schedule(kindOf(() => {}));
    const id = plan({ runAt: base.clock.now() + hourMs });
    cancel(scheduler, id);
    expect(() => cancel(scheduler, id)).not.toThrow();
    expect(() => cancel(scheduler, 'no-such' as JobId)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('a job that recurs', () => {
  test('waits its interval after each end, across restarts, also when it fails', async () => {
    let runs = 0;
    const kind = kindOf(
      () => {
        runs += 1;
        if (runs === 2) throw new Error('this once');
      },
      { everyMs: hourMs, maxAttempts: 1 },
    );
    const open = () => listJobs(base.db.read).filter(({ state }) => state === 'pending');
    const first = schedule(kind);
    expect(open()).toMatchObject([{ runAt: base.clock.now() + hourMs }]);
    await until(() => base.clock.alarms === 1);
    base.clock.advance(hourMs);
    await until(() => runs === 1 && open().length === 1);
    expect(open()).toMatchObject([{ runAt: base.clock.now() + hourMs }]);
    await first.stop();
    base.clock.sleep(30 * hourMs);
    const second = schedule(kind);
    await until(() => runs === 2 && open().length === 1);
    expect(open()).toMatchObject([{ runAt: base.clock.now() + hourMs }]);
    base.db.write(user, (tx) => second.cancel(tx, open()[0]?.id as JobId));
    expect(open()).toMatchObject([{ runAt: base.clock.now() + hourMs }]);
  });
});

test('progress reaches its watchers at most every 100 ms, and the end at once', async () => {
  const steps = Promise.withResolvers<void>();
  schedule(counting(50, (n) => (n === 49 ? steps.promise : undefined)));
  const id = plan();
  await until(() => counted() === 49);
  const seen = () => base.events.published.filter((event) => event.type === 'jobProgress' && event.jobId === id);
  expect(seen()).toMatchObject([{ state: 'running', done: 1, total: 50 }]);
  base.clock.advance(100);
  expect(seen().at(-1)).toMatchObject({ state: 'running', done: 49, causes: [user.correlationId] });
  steps.resolve();
  await reaches(id, 'done');
  expect(seen().at(-1)).toMatchObject({ state: 'done', done: 50 });
  expect(seen()).toHaveLength(3);
});

test('jobs outlive the process: planned in one, run in the next', async () => {
  const dir = tempDir();
  const file = `${dir.path}/jobs.db`;
  const before = openTestDatabase({ file });
  const id = before.db.write(user, (tx) =>
    tx.planJob({ kind: 'test', payload: [1, 2], runAt: before.clock.now() + hourMs }),
  );
  await before.close();
  await base.close();
  base = openTestDatabase({ file });
  base.clock.sleep(2 * hourMs);
  const runs: unknown[] = [];
  schedule(kindOf(({ payload }) => void runs.push(payload)));
  await reaches(id, 'done');
  expect(runs).toEqual([[1, 2]]);
  dir.remove();
});
