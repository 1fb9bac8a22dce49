import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { CorrelationId, JobId, ThreadId, AccountId } from '#shared/ids.ts';
import { createEventBus } from './bus.ts';

const cause = (name: string | number) => `cause-${name}` as CorrelationId;

function changed(ids: string[], causes = [cause(1)]): AppEvent {
  return { type: 'changed', topic: 'threads', ids, causes };
}

function progress(job: string, done: number): AppEvent {
  return { type: 'jobProgress', jobId: job as JobId, kind: 'demo.load', state: 'running', done, total: 9, causes: [] };
}

function attention(subject: string): AppEvent {
  const [threadId, accountId] = ['t' as ThreadId, 'a' as AccountId];
  return { type: 'attention', threadId, accountId, from: 'Ada', subject, at: 1, causes: [] };
}

test('all that one tick publishes arrives as one batch, merged', async () => {
  const bus = createEventBus();
  const events = bus.subscribe();
  const first = events.next();
  bus.publish([changed(['t1'], [cause('a')]), progress('j1', 1)]);
  bus.publish([changed(['t2', 't1'], [cause('b')]), progress('j1', 2), progress('j2', 1)]);
  bus.publish([attention('one'), attention('two')]);
  expect((await first).value).toEqual([
    changed(['t1', 't2'], [cause('a'), cause('b')]),
    progress('j1', 2),
    progress('j2', 1),
    attention('one'),
    attention('two'),
  ]);
});

test('10,000 events in one go are a handful, with bounds', async () => {
  const bus = createEventBus();
  const events = bus.subscribe();
  for (let n = 0; n < 10_000; n += 1) bus.publish([changed([`t${n}`], [cause(n)]), progress(`j${n % 3}`, n)]);
  const batch = (await events.next()).value ?? [];
  expect(batch).toHaveLength(4);
  expect(batch[0]).toMatchObject({ ids: [], causes: Array.from({ length: 20 }, (_, n) => cause(n)) });
});

test('up to 500 ids are named; one more, or one event without ids, means all', async () => {
  const bus = createEventBus();
  const events = bus.subscribe();
  const ids = Array.from({ length: 500 }, (_, n) => `t${n}`);
  bus.publish([changed(ids)]);
  expect((await events.next()).value).toMatchObject([{ ids }]);
  bus.publish([changed(ids), changed(['one more']), changed(['t1'])]);
  expect((await events.next()).value).toMatchObject([{ ids: [] }]);
  bus.publish([changed(['t1']), changed([]), changed(['t2'])]);
  expect((await events.next()).value).toMatchObject([{ ids: [] }]);
});

test('a subscriber that is stuck costs a bounded amount and nobody else anything', async () => {
  const bus = createEventBus();
  const stuck = bus.subscribe();
  const lively = bus.subscribe();
  for (let n = 0; n < 5_000; n += 1) {
    bus.publish([changed([`t${n}`], [cause(n)]), progress(`j${n}`, n), attention(`s${n}`)]);
  }
  await lively.next();
  bus.publish([changed(['last'])]);
  expect((await lively.next()).value).toEqual([changed(['last'])]);
  const late = (await stuck.next()).value ?? [];
  expect(late.filter(({ type }) => type === 'changed')).toHaveLength(1);
  expect(late.filter(({ type }) => type === 'jobProgress')).toHaveLength(1_000);
  expect(late.filter(({ type }) => type === 'attention')).toHaveLength(500);
  expect(late.at(-1)).toEqual(attention('s4999'));
});

test('hears from the moment of subscribing, and each hears everything', async () => {
  const bus = createEventBus();
  const [one, two] = [bus.subscribe(), bus.subscribe()];
  bus.publish([changed(['t1'])]);
  await nextTurn();
  expect((await one.next()).value).toEqual([changed(['t1'])]);
  expect((await two.next()).value).toEqual([changed(['t1'])]);
});

test('ends when its signal aborts, also while it waits, and hears nothing more', async () => {
  const bus = createEventBus();
  const abort = new AbortController();
  const events = bus.subscribe(abort.signal);
  const waiting = events.next();
  abort.abort();
  bus.publish([changed(['t1'])]);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(await bus.subscribe(abort.signal).next()).toEqual({ done: true, value: undefined });
});

test('ends with the loop that reads it', async () => {
  const bus = createEventBus();
  const events = bus.subscribe();
  bus.publish([changed(['t1'])]);
  for await (const batch of events) {
    expect(batch).toHaveLength(1);
    break;
  }
  bus.publish([changed(['t2'])]);
  expect(await events.next()).toEqual({ done: true, value: undefined });
});
