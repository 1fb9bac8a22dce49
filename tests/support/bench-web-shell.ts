import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { AppContract } from '#shared/contract/index.ts';
import { connect, type Connection } from '#shared/rpc/connection.ts';
import { wireSocket, type SocketLike } from '#shared/rpc/wire.ts';
import { repository } from './built-app.ts';
import { benchPassphrase } from './bench-profile.ts';

export interface RunningShell {
  readonly pid: number;
  /** Lets in one browser, once. */
  readonly address: string;
  connect(cookie: string): Connection<AppContract>;
  /** What the process answers to a word, where a probe was put into it. */
  ask<Answer>(word: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** The web shell as built, in a process of its own: what `npm start` runs where there is no Electron. */
export async function runWebShell(args: string[], nodeArgs: string[] = []): Promise<RunningShell> {
  const child = spawn(
    process.execPath,
    [...nodeArgs, join(repository, 'out', 'main', 'web.js'), '--no-open', ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, LC_ALL: 'C.UTF-8', HAUSPOST_PASSPHRASE: benchPassphrase, NODE_OPTIONS: '' },
    },
  );
  const ended = once(child, 'close');
  if (child.stdout === null) throw new Error('the web shell has no output');
  const address = await readAddress(createInterface(child.stdout));
  return {
    pid: child.pid ?? 0,
    address,
    connect: (cookie) => connectShell(address, cookie),
    ask: async <Answer>(word: string) => {
      child.send(word);
      const [answer] = (await once(child, 'message')) as [Answer];
      return answer;
    },
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** One client of the core at this address, over a WebSocket as the page opens it. */
export function connectShell(address: string, cookie: string): Connection<AppContract> {
  const { origin } = new URL(address);
  return connect<AppContract>({
    open: () => {
      const headers = { Cookie: cookie, Origin: origin };
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws/core`, { headers });
      return new Promise((resolve, reject) => {
        socket.once('open', () => resolve(wireSocket(socket as unknown as SocketLike)));
        socket.once('error', reject);
      });
    },
  });
}

async function readAddress(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the web shell ended without an address');
}

/** Spends the one-time address as a browser would; answers the cookie. */
export async function enter(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`no session for ${response.status}`);
  return cookie;
}

export async function waitUntilReady(connection: Connection<AppContract>): Promise<void> {
  await waitFor(async () => (await connection.client.boot.state({})).phase === 'ready');
}

/** Until the demo mailbox is whole and nothing runs; what is planned for tomorrow may wait. */
export async function waitForDemo(connection: Connection<AppContract>): Promise<void> {
  await waitUntilReady(connection);
  await waitFor(async () => {
    const jobs = await connection.client.jobs.list({});
    const isLoaded = jobs.some(({ kind, state }) => kind === 'demo.load' && state === 'done');
    return isLoaded && jobs.every(({ state }) => state !== 'running');
  });
}

export async function waitFor(holds: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const startedAt = Date.now();
  while (!(await holds())) {
    if (Date.now() - startedAt > limitMs) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Resident memory of one process, threads included: now, or the most it ever had. */
export function readRssBytes(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${which}:`));
  const kilobytes = /(\d+) kB$/.exec(line ?? '')?.[1];
  if (kilobytes === undefined) throw new Error(`no memory figure for ${pid}`);
  return Number(kilobytes) * 1024;
}
