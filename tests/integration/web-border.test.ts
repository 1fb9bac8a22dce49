import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContract } from '#shared/contract/index.ts';
import { maxFrameBytes } from '#server/web/sockets.ts';
import { startTestShell, UpgradeRefused, type TestShell } from '#tests/support/web-shell-harness.ts';

let web: TestShell;
let cookie: string;
beforeAll(async () => {
  web = await startTestShell();
  cookie = await web.enter();
});
afterAll(() => web.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof UpgradeRefused ? error.status : error),
  );

describe('a foreign host name', () => {
  // Of a page on evil.example whose name was made to resolve to 127.0.0.1.
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.1', 'localhost:1', 'a@127.0.0.1'])(
    '%s is refused, with a session or without',
    async (host) => {
      const wishes: Record<string, string>[] = [{ Host: host }, { Host: host, Cookie: cookie }];
      for (const headers of wishes) {
        const answer = await web.request('/', { headers });
        expect(answer.status).toBe(421);
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
      const headers = { Host: host, Cookie: cookie, Origin: `http://${host}` };
      expect(await refusal(web.socket('/ws/core', headers))).toBe(403);
    },
  );

  test('localhost is ours', async () => {
    const host = `localhost:${web.shell.port}`;
    expect((await web.request('/', { headers: { Host: host, Cookie: cookie } })).status).toBe(200);
  });
});

describe('a socket', () => {
  test.each([
    'https://evil.example',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'null',
    'file://',
    'http://127.0.0.1.evil.example',
  ])('from %s is refused though the cookie is right', async (origin) => {
    expect(await refusal(web.socket('/ws/core', { Cookie: cookie, Origin: origin }))).toBe(403);
  });

  test('of https where we are http is foreign, too', async () => {
    const origin = web.origin.replace('http:', 'https:');
    expect(await refusal(web.socket('/ws/core', { Cookie: cookie, Origin: origin }))).toBe(403);
  });

  test('without a session is refused', async () => {
    expect(await refusal(web.socket('/ws/core', {}))).toBe(401);
    expect(await refusal(web.socket('/ws/shell', { Cookie: 'hauspost-1=x' }))).toBe(401);
  });

  test('to any other path is refused', async () => {
    expect(await refusal(web.socket('/ws/', { Cookie: cookie }))).toBe(404);
    expect(await refusal(web.socket('/ws/__proto__', { Cookie: cookie }))).toBe(404);
    expect(await refusal(web.socket('/ws/constructor', { Cookie: cookie }))).toBe(404);
  });

  test.each([
    ['text that is no frame', 'garbage'],
    ['half a frame', '{"i":1,"p":{'],
    ['a frame of another shape', '{"i":{"__proto__":{}},"p":[]}'],
    ['bytes', randomBytes(64)],
  ])('that sends %s ends, the others live on', async (_name, garbage) => {
    const other = web.connectTo<AppContract>('/ws/core', cookie);
    await other.client.boot.state({});
    const states: string[] = [];
    other.onState((state) => states.push(state));

    const hostile = await web.socket('/ws/core', { Cookie: cookie });
    hostile.send(garbage);
    await once(hostile, 'close');

    expect((await other.client.boot.state({})).phase).toBeTypeOf('string');
    expect(states).toEqual([]);
    other.close();
  });

  test('that sends more than a frame may hold is closed for it', async () => {
    const hostile = await web.socket('/ws/core', { Cookie: cookie });
    hostile.send('x'.repeat(maxFrameBytes + 1));
    const [code] = (await once(hostile, 'close')) as [number];
    expect(code).toBe(1009);
    expect((await web.request('/', { headers: { Cookie: cookie } })).status).toBe(200);
  });
});

describe('the control door', () => {
  test.each([
    ['a wrong key', { Authorization: `Bearer ${'A'.repeat(43)}` }],
    ['no key', {}],
    ['a session instead', 'cookie'],
  ])('is shut to %s', async (_name, given) => {
    const headers = given === 'cookie' ? { Cookie: cookie } : (given as Record<string, string>);
    const answer = await web.request('/control/address', { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('token=');
  });
});
