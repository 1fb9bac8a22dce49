import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideAccess } from '#server/web/access.ts';
import { UsageError } from '#server/web/cli-args.ts';
import type { BootState } from '#shared/contract/boot.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { cookieOf, startTestShell, UpgradeRefused, type TestShell } from '#tests/support/web-shell-harness.ts';

let folder: string;
let cert: string;
let key: string;
const password = 'correct horse battery';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hauspost-tls-'));
  cert = join(folder, 'cert.pem');
  key = join(folder, 'key.pem');
  const names = 'subjectAltName=DNS:mail.home.example,IP:127.0.0.1';
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert, '-subj', '/CN=x', '-addext', names], {
    stdio: 'ignore',
  });
  writeFileSync(join(folder, 'text.pem'), 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bound beyond this machine', () => {
  const problemOf = (wish: Partial<Parameters<typeof decideAccess>[0]>) => {
    try {
      return decideAccess({ host: '0.0.0.0', tlsCert: cert, tlsKey: key, password, ...wish }).kind;
    } catch (error) {
      return error instanceof UsageError ? error.problem : error;
    }
  };

  test.each([
    ['no certificate', { tlsCert: null }, 'needsTls'],
    ['no key', { tlsKey: null }, 'needsTls'],
    ['no password', { password: null }, 'needsPassword'],
    ['an empty password', { password: '' }, 'needsPassword'],
    ['a short password', { password: 'short' }, 'weakPassword'],
    ['neither', { tlsCert: null, tlsKey: null, password: null }, 'needsTls'],
  ])('with %s it does not start', (_name, wish, problem) => {
    expect(problemOf(wish)).toBe(problem);
    for (const host of ['192.168.1.2', '::', 'mail.home.example']) expect(problemOf({ ...wish, host })).toBe(problem);
  });

  test('with files that are no certificate it does not start', () => {
    expect(problemOf({ tlsCert: join(folder, 'text.pem') })).toBe('unreadableTls');
    expect(problemOf({ tlsKey: join(folder, 'missing.pem') })).toBe('unreadableTls');
  });

  test('with all three it does; on loopback none is needed', () => {
    expect(problemOf({})).toBe('network');
    expect(problemOf({ host: '127.0.0.1', tlsCert: null, tlsKey: null, password: null })).toBe('loopback');
  });
});

describe('the login', () => {
  let web: TestShell;
  beforeAll(async () => {
    const access = { kind: 'network' as const, host: '127.0.0.1', password, cert: '', key: '' };
    web = await startTestShell({
      access: { ...access, cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') },
    });
  });
  afterAll(() => web.close());

  const signIn = (given: string, headers: Record<string, string> = {}) =>
    web.request('/login', {
      method: 'POST',
      headers: { Origin: web.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ password: given }).toString(),
    });

  test('is all that a stranger sees, and no one-time address works', async () => {
    expect(web.shell.newAddress()).not.toContain('token');
    const answer = await web.request('/');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('type="password"');
    expect(answer.headers['strict-transport-security']).toBeDefined();
    expect((await web.request('/start?token=x')).status).toBe(401);
    expect((await web.request('/control/address', { method: 'POST' })).status).toBe(403);
  });

  test('refuses names that the certificate does not cover', async () => {
    expect((await web.request('/', { headers: { Host: `evil.example:${web.shell.port}` } })).status).toBe(421);
    expect((await web.request('/', { headers: { Host: `mail.home.example:${web.shell.port}` } })).status).toBe(401);
  });

  test('takes the form from its own page only', async () => {
    expect((await signIn(password, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await web.request('/login', { method: 'POST', body: `password=${password}` })).status).toBe(403);
  });

  test('opens with the password: a cookie for this host over TLS alone', async () => {
    const answer = await signIn(password);
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-hauspost-\d+=.+; HttpOnly; SameSite=Strict; Secure$/);
    const connection = web.connectTo<AppContract>('/ws/core', cookieOf(answer));
    const state: BootState = await connection.client.boot.state({});
    expect(state.phase).toBeTypeOf('string');
    connection.close();
    await expect(web.socket('/ws/core', {})).rejects.toThrow(UpgradeRefused);
  });

  test('stops guessing after five, even the right one, and counts parallel guesses', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, (_, index) => signIn(`guess ${index}`)));
    const statuses = guesses.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
    const late = await signIn(password);
    expect(late.status).toBe(429);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(800);
  });

  test('does not read a password of any length', async () => {
    expect((await signIn('x'.repeat(20_000))).status).toBe(413);
  });
});
