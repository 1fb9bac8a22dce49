import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { command, done, nothing, query, stream } from '#shared/contract/define.ts';
import { AppError, errorCodes, type ErrorCode } from '#shared/errors.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { connect, type Connection, type ConnectionOptions } from '#shared/rpc/connection.ts';
import { serveContract } from '#shared/rpc/serve.ts';
import type { Wire } from '#shared/rpc/wire.ts';
import { transports, type Transport } from '#tests/support/transports.ts';

const contract = {
  notes: {
    list: query(
      z.strictObject({ limit: z.number().int().min(1).max(50) }),
      z.array(z.strictObject({ text: z.string() })),
    ),
    add: command(z.strictObject({ text: z.string().max(20), tags: z.array(z.string()).max(3).default([]) }), done),
    fail: command(z.strictObject({ code: z.enum([...errorCodes, 'crash']) }), done),
    leak: query(nothing, z.strictObject({ shown: z.string() })),
    wait: query(nothing, done),
    count: stream(z.strictObject({ to: z.number().int() }), z.number()),
    endless: stream(nothing, z.number()),
  },
};

interface Context {
  kind: string;
  client: unknown;
  signal: AbortSignal;
}

const handlers: HandlersFor<typeof contract, { query: Context; command: Context; stream: Context }> = {
  notes: {
    list: ({ limit }) => notes.slice(0, limit).map((text) => ({ text })),
    add: ({ text }, { client }) => {
      notes.push(text);
      seenClients.push(client);
      return {};
    },
    fail: ({ code }) => {
      if (code === 'crash') throw new TypeError('SELECT secret FROM /home/somebody');
      throw new AppError(code, 'for the log', { field: 'x', at: 3 });
    },
    leak: () => ({ shown: 'yes', hidden: 'no' }) as { shown: string },
    wait: async (_input, { signal }) => {
      running += 1;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      aborted += 1;
      return {};
    },
    count: async function* ({ to }) {
      for (let n = 1; n <= to; n += 1) yield n;
      if (to === 3) throw new AppError('conflict', 'half way', { at: 3 });
    },
    endless: async function* (_input, { signal }) {
      running += 1;
      try {
        for (let n = 0; !signal.aborted; n += 1) {
          yield n;
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        aborted += 1;
      }
    },
  },
};

let notes: string[];
let seenClients: unknown[];
let running: number;
let aborted: number;
let logged: { error: AppError; name: string; reference: string }[];

describe.each(Object.entries(transports))('the pipe over %s', (_name, makeTransport) => {
  let transport: Transport;
  const connections: Connection<typeof contract>[] = [];

  beforeEach(async () => {
    notes = ['a', 'b', 'c'];
    seenClients = [];
    running = 0;
    aborted = 0;
    logged = [];
    let references = 0;
    const server = serveContract<typeof contract, { query: Context; command: Context; stream: Context }>(
      contract,
      handlers,
      {
        context: ({ kind, client, signal }) => ({ kind, client, signal }),
        onError: (error, { name, reference }) => logged.push({ error, name, reference }),
        newReference: () => `ref-${(references += 1)}`,
      },
    );
    transport = await makeTransport((wire, client) => server.attach(wire, client));
  });

  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.close();
    await transport.close();
  });

  const join = (options: Partial<ConnectionOptions> = {}) => {
    const connection = connect<typeof contract>({ open: transport.open, backoffMs: () => 1, ...options });
    connections.push(connection);
    return connection;
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => expect.fail('the call succeeded'),
      (error: unknown) => error as AppError,
    );

  test('carries results', async () => {
    const { client } = join();
    expect(await client.notes.list({ limit: 2 })).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(await client.notes.add({ text: 'ä€😀' })).toEqual({});
    expect(await client.notes.list({ limit: 50 })).toHaveLength(4);
    expect(notes.at(-1)).toBe('ä€😀');
  });

  test('refuses bad input before the handler runs, and names the field', async () => {
    const { client } = join();
    const tooMany = await refusal(client.notes.list({ limit: 51 }));
    expect(tooMany).toMatchObject({ code: 'invalid-input', details: { field: 'limit' } });
    const unknownKey = await refusal(client.notes.list({ limit: 1, extra: true } as never));
    expect(unknownKey.code).toBe('invalid-input');
    const wrongType = await refusal(client.notes.add({ text: 7 } as never));
    expect(wrongType).toMatchObject({ code: 'invalid-input', details: { field: 'text' } });
    expect((await refusal((client.notes as unknown as { nope(): Promise<void> }).nope())).code).toBe('not-found');
    expect(notes).toEqual(['a', 'b', 'c']);
  });

  test('a __proto__ key in a frame reaches nobody', async () => {
    await join().client.notes.add(JSON.parse('{"text":"x","__proto__":{"polluted":true}}') as { text: string });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(notes.at(-1)).toBe('x');
  });

  test.each(errorCodes.filter((code) => code !== 'bug'))(
    'carries %s as a typed error with its details',
    async (code: ErrorCode) => {
      const error = await refusal(join().client.notes.fail({ code }));
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code, details: { field: 'x', at: 3 } });
      expect(error.message).not.toContain('for the log');
    },
  );

  test('shows a bug as a reference and keeps what it was in the log', async () => {
    const error = await refusal(join().client.notes.fail({ code: 'crash' }));
    expect(error).toMatchObject({ code: 'bug', details: { reference: 'ref-1' } });
    expect(JSON.stringify(error) + error.message).not.toContain('SELECT');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ name: 'notes.fail', reference: 'ref-1' });
    expect(logged[0]?.error.message).toContain('SELECT');
  });

  test('lets nothing out that the output schema does not name', async () => {
    const error = await refusal(join().client.notes.leak({}));
    expect(error.code).toBe('bug');
    expect(logged).toHaveLength(1);
  });

  test('streams values, and an error half way', async () => {
    const { client } = join();
    const values: number[] = [];
    for await (const value of await client.notes.count({ to: 5 })) values.push(value);
    expect(values).toEqual([1, 2, 3, 4, 5]);

    const cut: number[] = [];
    const failing = (async () => {
      for await (const value of await client.notes.count({ to: 3 })) cut.push(value);
    })();
    expect(await refusal(failing)).toMatchObject({ code: 'conflict', details: { at: 3 } });
    expect(cut).toEqual([1, 2, 3]);
  });

  test('cancels a call on both sides', async () => {
    const { client } = join();
    const controller = new AbortController();
    const call = refusal(client.notes.wait({}, { signal: controller.signal }));
    await vi.waitFor(() => expect(running).toBe(1));
    controller.abort();
    expect((await call).code).toBe('cancelled');
    await vi.waitFor(() => expect(aborted).toBe(1));
  });

  test('ends a stream on the serving side when the reader leaves', async () => {
    const { client } = join();
    let seen = 0;
    for await (const _value of await client.notes.endless({})) {
      seen += 1;
      if (seen === 3) break;
    }
    await vi.waitFor(() => expect(aborted).toBe(1));
  });

  test('fails running calls as unavailable when the line is lost, then connects again', async () => {
    const connection = join();
    const states: string[] = [];
    connection.onState((state) => states.push(state));
    const call = refusal(connection.client.notes.wait({}));
    await vi.waitFor(() => expect(running).toBe(1));
    transport.cut();
    expect((await call).code).toBe('unavailable');
    await vi.waitFor(() => expect(aborted).toBe(1));
    expect(await connection.client.notes.list({ limit: 1 })).toEqual([{ text: 'a' }]);
    expect(states.slice(-2)).toEqual(['connecting', 'open']);
  });

  test('backs off with growing waits and gives up a call only after its patience', async () => {
    const attempts: number[] = [];
    const connection = join({
      backoffMs: (attempt) => {
        attempts.push(attempt);
        return 1;
      },
      patienceMs: 40,
    });
    await connection.client.notes.list({ limit: 1 });
    transport.refuse();
    transport.cut();
    await vi.waitFor(() => expect(connection.state()).toBe('connecting'));
    expect((await refusal(connection.client.notes.list({ limit: 1 }))).code).toBe('unavailable');
    await vi.waitFor(() => expect(attempts.length).toBeGreaterThan(3));
    expect(attempts.slice(0, 4)).toEqual([1, 2, 3, 4]);
    transport.allow();
    await vi.waitFor(() => expect(connection.state()).toBe('open'));
    expect(await connection.client.notes.list({ limit: 1 })).toHaveLength(1);
  });

  test('serves two clients at once and tells them apart', async () => {
    const [one, two] = [join(), join()];
    await one.client.notes.list({ limit: 1 });
    await two.client.notes.list({ limit: 1 });
    await Promise.all([one.client.notes.add({ text: 'one' }), two.client.notes.add({ text: 'two' })]);
    expect(new Set(seenClients).size).toBe(2);
    one.close();
    expect(await two.client.notes.list({ limit: 50 })).toHaveLength(5);
    expect((await refusal(one.client.notes.list({ limit: 1 }))).code).toBe('unavailable');
  });

  test.each(['', 'x', '{}', '[]', 'null', '{"i":1}', '{"i":"1","p":{"u":"::"}}', '{"i":"2","t":9}'])(
    'ends only the line that sent %j',
    async (frame) => {
      const honest = join();
      await honest.client.notes.list({ limit: 1 });
      const wire: Wire = await transport.open();
      const closed = new Promise<void>((resolve) => wire.onClose(resolve));
      wire.onFrame(() => undefined);
      await wire.send(frame);
      await wire.send('not a frame at all');
      await closed;
      expect(await honest.client.notes.list({ limit: 1 })).toHaveLength(1);
      expect(logged.some(({ name }) => name === 'wire')).toBe(true);
    },
  );
});
