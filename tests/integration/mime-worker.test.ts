import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { parseMessage } from '#core/mime/index.ts';
import { unpackRaw } from '#core/raw/pack.ts';
import { ParseClient } from '#core/workers/parse-client.ts';
import { emptyParts, hostileBodies, mail, nestedMultiparts } from '#tests/support/mime-bombs.ts';

const worker = new URL('../../core/workers/parse.worker.ts', import.meta.url);
const trouble = new URL('../support/parse-trouble.worker.ts', import.meta.url);
const log = pino({ enabled: false });
const clients: ParseClient[] = [];

function openClient(url: URL, limits: { timeoutMs?: number; maxHeapMb?: number } = {}): ParseClient {
  const client = new ParseClient({ url, log, ...limits });
  clients.push(client);
  return client;
}

function letter(subject: string, body = 'words'): Buffer {
  return mail(`Subject: ${subject}`, 'From: Anna Berg <anna@example.org>', 'Message-ID: <1@example.org>', '', body);
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

describe('the parse worker', () => {
  test('gives every message back in order: hashed, packed, read, and the bytes stay with the caller', async () => {
    const raws = Array.from({ length: 60 }, (_, n) => letter(`number ${n}`, `body ${n}\r\n`.repeat(n + 1)));
    const parsed = await openClient(worker).parse(raws);
    expect(parsed.map(({ message }) => message.subject)).toEqual(raws.map((_, n) => `number ${n}`));
    for (const [index, one] of parsed.entries()) {
      const raw = raws[index] ?? Buffer.alloc(0);
      expect(one.hash).toBe(createHash('sha256').update(raw).digest('hex'));
      expect(one.sizeBytes).toBe(raw.byteLength);
      expect(Buffer.from(unpackRaw(one) ?? []).equals(raw)).toBe(true);
      expect(one.message).toEqual(parseMessage(raw));
    }
  });

  test('a message that never ends is listed by its header, and those around it are read', async () => {
    const client = openClient(trouble, { timeoutMs: 300 });
    const raws = [letter('before'), letter('hang'), letter('after')];
    const parsed = await client.parse(raws);
    expect(parsed.map(({ message }) => message.subject)).toEqual(['before', 'hang', 'after']);
    expect(parsed.map(({ message }) => message.warnings.includes('unreadable'))).toEqual([false, true, false]);
    expect(parsed[1]?.message.from?.address).toBe('anna@example.org');
    expect(
      Buffer.from(unpackRaw(parsed[1] ?? { hash: '', sizeBytes: 0, packed: new Uint8Array() }) ?? []).equals(
        raws[1] ?? Buffer.alloc(0),
      ),
    ).toBe(true);
  });

  test('a message that takes all memory ends its worker and nothing else', async () => {
    const client = openClient(trouble, { maxHeapMb: 64, timeoutMs: 30_000 });
    const parsed = await client.parse([letter('before'), letter('swallow'), letter('after')]);
    expect(parsed.map(({ message }) => message.warnings.includes('unreadable'))).toEqual([false, true, false]);
  });

  test('a bug in the parser costs the message its body, not the sync', async () => {
    const parsed = await openClient(trouble).parse([letter('throw'), letter('after')]);
    expect(parsed.map(({ message }) => message.warnings.includes('unreadable'))).toEqual([true, false]);
  });

  test('what nobody waits for any more is called off, and the next batch is read', async () => {
    const client = openClient(worker);
    const controller = new AbortController();
    const first = client.parse(
      Array.from({ length: 200 }, (_, n) => letter(`a ${n}`)),
      controller.signal,
    );
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const [next] = await client.parse([letter('next')]);
    expect(next?.message.subject).toBe('next');
  });

  test('closing answers everybody who waits', async () => {
    const client = openClient(trouble);
    const waiting = client.parse([letter('hang'), letter('after')]);
    const settled = Promise.allSettled([waiting]);
    await client.close();
    expect(await settled).toMatchObject([{ status: 'rejected', reason: { code: 'unavailable' } }]);
    await expect(client.parse([letter('late')])).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a million parts and ten thousand levels end within two seconds each, listed', async () => {
    const client = openClient(worker);
    await client.parse([letter('warm')]);
    for (const bomb of [
      emptyParts(1_000_000),
      nestedMultiparts(10_000),
      hostileBodies['ten thousand content ids']?.() ?? Buffer.alloc(0),
    ]) {
      const startedAt = performance.now();
      const [parsed] = await client.parse([bomb]);
      expect(parsed?.message.subject).toBe('still listed');
      expect(performance.now() - startedAt).toBeLessThan(2_500);
    }
  });
});
