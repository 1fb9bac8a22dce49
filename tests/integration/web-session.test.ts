import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContract } from '#shared/contract/index.ts';
import type { WindowShell } from '#shared/contract/shell.ts';
import { cookieOf, startTestShell, type TestShell } from '#tests/support/web-shell-harness.ts';
import { until } from '#tests/support/desktop-driver.ts';

let web: TestShell;
beforeAll(async () => {
  web = await startTestShell();
});
afterAll(() => web.close());

const pathOf = (address: string) => new URL(address).pathname + new URL(address).search;

describe('the one-time address', () => {
  test('lets in once, sets a strict cookie and leaves no token in the address', async () => {
    const path = pathOf(web.shell.newAddress());
    const first = await web.request(path);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/^hauspost-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(first.headers['referrer-policy']).toBe('no-referrer');

    const second = await web.request(path);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('Diese Adresse gilt nicht mehr');
    expect(second.body).toContain('This address no longer works');
  });

  test('opened again by the browser it let in, leads to the app', async () => {
    const path = pathOf(web.shell.newAddress());
    const cookie = cookieOf(await web.request(path));
    const again = await web.request(path, { headers: { Cookie: cookie } });
    expect(again.status).toBe(303);
  });

  test.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['5,000 letters', 'a'.repeat(5_000)],
    ['NUL', '%00'],
    ['a prototype key', '__proto__'],
  ])('refuses %s for a token', async (_name, token) => {
    expect((await web.request(`/start?token=${token}`)).status).toBe(403);
  });

  test('keeps only the newest five open', async () => {
    const oldest = web.shell.newAddress();
    for (let count = 0; count < 5; count += 1) web.shell.newAddress();
    expect((await web.request(pathOf(oldest))).status).toBe(403);
  });
});

describe('without a session', () => {
  test.each(['/', '/index.html', '/assets/main-abcd1234.js', '/nothing'])('%s says what to do', async (path) => {
    const answer = await web.request(path);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('npm start');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('a made-up cookie is none', async () => {
    const cookie = `hauspost-${web.shell.port}=${'A'.repeat(43)}`;
    expect((await web.request('/', { headers: { Cookie: cookie } })).status).toBe(401);
  });

  test('a link from another site bounces once through our own page, where the strict cookie comes along', async () => {
    const answer = await web.request('/', { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('http-equiv="refresh"');
    expect(answer.body).not.toContain('<script');
  });
});

describe('with a session', () => {
  test('the page, its cacheable parts and nothing else', async () => {
    const headers = { Cookie: await web.enter() };
    const page = await web.request('/', { headers });
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    const script = await web.request('/assets/main-abcd1234.js', { headers });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await web.request('/nothing.js', { headers })).status).toBe(404);
    expect((await web.request('/', { headers, method: 'POST' })).status).toBe(405);
  });

  test('headers keep everything foreign out', async () => {
    const { headers } = await web.request('/', { headers: { Cookie: await web.enter() } });
    const policy = headers['content-security-policy'] as string;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.shell.port};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test.each([
    '/../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/assets/../../outside.html',
    '/assets/%2e%2e/%2e%2e/outside.html',
    '/..%5coutside.html',
    '/index.html%00.js',
    '/%ff',
    '//outside.html',
    '/C:/outside.html',
  ])('%s reaches nothing outside', async (path) => {
    const answer = await web.request(path, { headers: { Cookie: await web.enter() } });
    expect(answer.body).not.toContain('not yours');
    expect([400, 404]).toContain(answer.status);
  });

  test('the core and the shell answer over their sockets', async () => {
    const cookie = await web.enter();
    const core = web.connectTo<AppContract>('/ws/core', cookie);
    const shell = web.connectTo<WindowShell>('/ws/shell', cookie);
    try {
      await until(
        async () => (await core.client.boot.state({})).phase,
        (phase) => phase === 'ready',
      );
      const info = await shell.client.info({});
      expect(info).toMatchObject({ host: 'web', version: '0.0.0-test', locale: 'en-GB' });
      expect(info.capabilities.filter((name) => name !== 'secrets')).toEqual([]);
      await expect(shell.client.openLink({ url: 'https://example.org/' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
      await expect(shell.client.setAutostart({ isOn: true })).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await shell.client.setPrefs({ theme: 'dark' })).toMatchObject({ theme: 'dark', language: 'system' });
      expect(await shell.client.prefs({})).toMatchObject({ theme: 'dark' });
    } finally {
      core.close();
      shell.close();
    }
  });
});
