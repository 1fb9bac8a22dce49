import { afterEach, describe, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { events as eventsContract } from '#shared/contract/events.ts';
import type { CorrelationId, JobId } from '#shared/ids.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { connect } from '#shared/rpc/connection.ts';
import { serveContract } from '#shared/rpc/serve.ts';
import { createEventBus } from '#core/events/bus.ts';
import { transports } from '#tests/support/transports.ts';

const contract = { events: eventsContract };
type Contexts = { query: never; command: never; stream: { signal: AbortSignal } };

describe.each(Object.entries(transports))('events over %s', (_name, makeTransport) => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  async function follow(isLast: (event: AppEvent) => boolean) {
    const connection = connect<typeof contract>({ open: transport.open });
    ends.push(() => connection.close());
    const stream = await connection.client.events.subscribe({});
    const batches: AppEvent[][] = [];
    const end = (async () => {
      for await (const batch of stream) {
        batches.push(batch);
        if (batch.some(isLast)) return batches;
      }
      return batches;
    })();
    return { end };
  }

  let transport: Awaited<ReturnType<typeof makeTransport>>;

  test('a storm of 10,000 arrives as a handful, whole, at two clients', async () => {
    const bus = createEventBus();
    const handlers: HandlersFor<typeof contract, Contexts> = {
      events: { subscribe: (_input, { signal }) => bus.subscribe(signal) },
    };
    const server = serveContract<typeof contract, Contexts>(contract, handlers, {
      context: ({ signal }) => ({ signal }) as never,
      onError: () => undefined,
      newReference: () => 'ref',
    });
    transport = await makeTransport((wire, client) => server.attach(wire, client));
    ends.push(() => transport.close());

    const isLast = (event: AppEvent) => event.type === 'jobProgress' && event.done === 4_999;
    const [one, two] = await Promise.all([follow(isLast), follow(isLast)]);
    const causes = ['c' as CorrelationId];
    for (let n = 0; n < 5_000; n += 1) {
      bus.publish([
        { type: 'changed', topic: 'threads', ids: [`t${n % 300}`], causes },
        { type: 'jobProgress', jobId: 'j' as JobId, kind: 'demo', state: 'running', done: n, total: 5_000, causes },
      ]);
    }

    for (const batches of [await one.end, await two.end]) {
      expect(batches.length).toBeLessThanOrEqual(5);
      const ids = batches.flat().flatMap((event) => (event.type === 'changed' ? event.ids : []));
      expect(new Set(ids).size).toBe(300);
      expect(batches.flat().length).toBeLessThanOrEqual(10);
    }
  });
});
