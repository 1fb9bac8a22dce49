import { afterEach, beforeEach, expect, test } from 'vitest';
import { settings } from '#core/db/tables/house.ts';
import { causedBy, openTestDatabase, type TestDatabase } from '#tests/support/db-harness.ts';

let base: TestDatabase;

beforeEach(() => {
  base = openTestDatabase({ workerUrl: new URL('../support/db-test.worker.ts', import.meta.url) });
});
afterEach(() => base.close());

function put(key: string): void {
  base.db.write(causedBy('user', 'test.put'), (tx) => {
    tx.db.insert(settings).values({ key, value: 1, changedAt: 0 }).run();
  });
}

test('answers named queries, with what is committed by then', async () => {
  expect(await base.db.readSlow('test.echo', { a: [1, 'ä', null] })).toEqual({ a: [1, 'ä', null] });
  put('one');
  expect(await base.db.readSlow('test.count', {})).toBe(1);
  put('two');
  expect(await base.db.readSlow('test.count', {})).toBe(2);
});

test('the writer does not wait for a long read, nor the read for the writer', async () => {
  const abort = new AbortController();
  const reading = base.db.readSlow('test.forever', {}, abort.signal);
  const startedMs = performance.now();
  for (let n = 0; n < 20; n += 1) put(`k${n}`);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  abort.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});

test('a cancelled query frees its caller at once and the worker soon after', async () => {
  const abort = new AbortController();
  const reading = base.db.readSlow('test.forever', {}, abort.signal);
  const waiting = base.db.readSlow('test.echo', 'behind it');
  abort.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(await waiting).toBe('behind it');
});

test('one that is cancelled while it waits is never asked', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const running = base.db.readSlow('test.forever', {}, first.signal);
  const waiting = base.db.readSlow('test.die', {}, second.signal);
  second.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  first.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(await base.db.readSlow('test.echo', 'alive')).toBe('alive');
  await expect(base.db.readSlow('test.echo', 1, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});

test('a worker that dies takes no question with it, and the next one starts another', async () => {
  const [dying, behind] = [base.db.readSlow('test.die', {}), base.db.readSlow('test.echo', 1)];
  await expect(dying).rejects.toMatchObject({ code: 'unavailable' });
  await expect(behind).rejects.toMatchObject({ code: 'unavailable' });
  expect(await base.db.readSlow('test.echo', 2)).toBe(2);
});

test('cannot write, and knows no query that is not in the list', async () => {
  put('stays');
  const writing = base.db.readSlow('test.write', {});
  await expect(writing).rejects.toMatchObject({ code: 'unavailable', details: { storage: 'read-only' } });
  await expect(base.db.readSlow('no.such', {})).rejects.toMatchObject({ code: 'bug' });
  expect(await base.db.readSlow('test.count', {})).toBe(1);
});

test('what took long is in the statement log, by its name', async () => {
  await base.db.readSlow('test.slow', { private: 'value' });
  expect(base.db.slowStatements().map(({ name }) => name)).toContain('query test.slow');
});

test('closing ends a query that would go on for ever', async () => {
  const reading = base.db.readSlow('test.forever', {});
  const [, ended] = await Promise.allSettled([base.close(), reading]);
  expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  base = openTestDatabase();
});
