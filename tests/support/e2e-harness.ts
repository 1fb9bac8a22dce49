import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AppContract } from '#shared/contract/index.ts';
import { connect, type Connection } from '#shared/rpc/connection.ts';
import { wireSocket, type SocketLike } from '#shared/rpc/wire.ts';
import { newContext } from './e2e-browser.ts';
import { watchProblems, type Problems } from './e2e-problems.ts';
import { startServer, type WebServer } from './e2e-server.ts';

export const testPassphrase = 'vier Wörter für den Test';

/** What a browser says when the server is gone: whoever stops it asked for that. */
const lostLine = /WebSocket connection to 'ws:\/\/127|net::ERR_CONNECTION_(?:REFUSED|RESET)/;

export interface E2eOptions {
  /** What the browser says it speaks; "like the system" follows it. */
  readonly locale?: 'en-GB' | 'de-DE';
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly contrast?: 'more' | 'no-preference';
  /** `null`: the page asks for it. */
  readonly passphrase?: string | null;
  /** Past the welcome, with the demo mailbox loaded, or as the very first start. */
  readonly begin?: 'demo' | 'empty' | 'welcome';
  /** Puts mail into the profile before anybody opens it (see `withProfile`). */
  readonly prepare?: (profileDir: string) => Promise<void>;
  /** Only for axe: it puts a script into the page, which the policy would stop. */
  readonly bypassCSP?: boolean;
  /** How the browser is started, beside the usual. */
  readonly browserArgs?: readonly string[];
  /** What serves the page; absent: the built web shell as a process. */
  readonly startServer?: typeof startServer;
}

export interface E2eApp {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: Problems;
  readonly profileDir: string;
  /** The same contract as the page's, to prepare and to look behind it. */
  readonly core: Connection<AppContract>['client'];
  server(): WebServer;
  /** Another window on the same profile. */
  newPage(hash?: string): Promise<Page>;
  /** Stops or kills the server and starts it on the same port and profile; the pages find it again. */
  restart(how?: 'stop' | 'kill'): Promise<void>;
  stop(how?: 'stop' | 'kill'): Promise<void>;
  start(): Promise<void>;
}

/** A fresh profile, the real web shell and a page on it. Everything ends with the test, and nothing may have gone wrong. */
export async function openApp(options: E2eOptions = {}): Promise<E2eApp> {
  const { passphrase = testPassphrase, begin = 'demo', locale = 'en-GB' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-e2e-'));
  const profileDir = join(folder, 'profile');
  await options.prepare?.(profileDir);
  const start = options.startServer ?? startServer;
  let server = await start({ profileDir, passphrase });
  const context = await newContext(
    {
      locale,
      timezoneId: 'Europe/Berlin',
      viewport: options.viewport ?? { width: 1440, height: 900 },
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: options.reducedMotion ?? 'reduce',
      contrast: options.contrast ?? 'no-preference',
      bypassCSP: options.bypassCSP ?? false,
      permissions: ['clipboard-read', 'clipboard-write'],
    },
    options.browserArgs,
  );
  const problems = await watchProblems(context);
  const page = await context.newPage();
  const connection = connect<AppContract>({ open: () => openSocket(context, server.port), backoffMs: () => 50 });

  onTestFinished(async () => {
    connection.close();
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(problems.list(), 'what the page complained about').toEqual([]);
  });

  await page.goto(server.address);
  const { client: core } = connection;
  if (passphrase !== null && begin !== 'welcome') await passWelcome(core, begin === 'demo');

  return {
    page,
    context,
    problems,
    profileDir,
    core,
    server: () => server,
    newPage: async (hash = '') => {
      const other = await context.newPage();
      await other.goto(`http://127.0.0.1:${server.port}/${hash}`);
      return other;
    },
    stop: (how = 'stop') => {
      problems.allow(lostLine);
      return server[how]();
    },
    start: async () => {
      server = await start({ profileDir, passphrase, port: server.port });
      await renewSession(context, server.address);
    },
    restart: async (how = 'stop') => {
      problems.allow(lostLine);
      await server[how]();
      server = await start({ profileDir, passphrase, port: server.port });
      await renewSession(context, server.address);
    },
  };
}

async function passWelcome(core: E2eApp['core'], withDemo: boolean): Promise<void> {
  await expect.poll(() => core.boot.state({}), { timeout: 20_000 }).toMatchObject({ phase: 'ready' });
  if (withDemo) {
    const { jobId } = await core.demo.open({});
    await expect
      .poll(async () => (await core.jobs.list({})).find(({ id }) => id === jobId)?.state, { timeout: 20_000 })
      .toBe('done');
  }
  await core.settings.set({ onboarded: true });
}

/** Sessions live in the server's memory: whoever opens the new address also lets the old pages of the browser in. */
async function renewSession(context: BrowserContext, address: string): Promise<void> {
  const response = await context.request.get(address);
  expect(response.ok()).toBe(true);
}

async function openSocket(context: BrowserContext, port: number) {
  const origin = `http://127.0.0.1:${port}`;
  const cookies = await context.cookies(origin);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/core`, {
    headers: { Origin: origin, Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.on('error', reject);
  });
  return wireSocket(socket as unknown as SocketLike);
}
