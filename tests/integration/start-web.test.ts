import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectShell, enter, waitUntilReady } from '../support/bench-web-shell.ts';
import { ensureBuilt, repository } from '../support/built-app.ts';

interface Start {
  readonly child: ChildProcess;
  /** Everything it has printed so far. */
  text(): string;
  /** The first address it prints. */
  address(): Promise<string>;
  /** Exit code once it has ended. */
  ended(): Promise<number | null>;
}

let folder: string;
let started: Start[];

/** The real `npm start`, but for npm. */
function start(args: string[], env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, [join(repository, 'scripts', 'start.mjs'), '--no-open', ...args], {
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', HAUSPOST_PASSPHRASE: 'a passphrase for tests', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners: (() => void)[] = [];
  const read = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const closed = once(child, 'close');
  const run: Start = {
    child,
    text: () => text,
    address: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = /http:\/\/\S+/.exec(text)?.[0];
          if (found) resolve(found);
        };
        listeners.push(look);
        look();
        void closed.then(() => reject(new Error(`ended without an address:\n${text}`)));
      }),
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
  started.push(run);
  return run;
}

describe('npm start -- --web', () => {
  const profile = () => join(folder, 'profile');
  const readRun = () => JSON.parse(readFileSync(join(profile(), 'run.json'), 'utf8')) as { state: string };

  beforeAll(ensureBuilt);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hauspost-start-'));
    started = [];
  });
  afterEach(async () => {
    for (const { child } of started) child.kill('SIGTERM');
    await Promise.all(started.map(({ ended }) => ended()));
    rmSync(folder, { recursive: true, force: true });
  });

  test('prints an address that lets in one browser, once', async () => {
    const run = start(['--web', '--port', '0', '--profile', profile()]);
    const address = await run.address();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\?token=/);

    const first = await fetch(address, { redirect: 'manual' });
    const cookie = first.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    expect(cookie).not.toBe('');
    const page = await fetch(new URL('/', address), { headers: { Cookie: cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Hauspost</title>');
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(403);
    // What is built is not built again, and nothing is installed twice.
    expect(run.text()).not.toMatch(/Building|Installing|packages/);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s closes the database and ends with 0', async (signal) => {
    const run = start(['--web', '--profile', profile()]);
    await openProfile(await run.address());
    run.child.kill(signal);
    expect(await run.ended()).toBe(0);
    expect(run.text()).toContain('Closing Hauspost');
    expect(readRun()).toMatchObject({ state: 'closed' });
    expect(existsSync(join(profile(), 'hauspost.db-wal'))).toBe(false);
  });

  test('a second start on the same profile leads to the first', async () => {
    const first = start(['--web', '--profile', profile()]);
    const { origin } = new URL(await first.address());
    const second = start(['--web', '--profile', profile()]);
    const again = await second.address();
    expect(await second.ended()).toBe(0);
    expect(second.text()).toContain('already running');
    expect(new URL(again).origin).toBe(origin);
    const answer = await fetch(again, { redirect: 'manual' });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(first.child.exitCode).toBeNull();
  });

  test('ends with the npm that started it, although npm tells it nothing', async () => {
    const command = `"${process.execPath}" scripts/start.mjs --web --no-open --profile "${profile()}"; exit`;
    const npm = spawn(
      process.execPath,
      ['-e', `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(command)}], { stdio: 'inherit' })`],
      {
        cwd: repository,
        env: { ...process.env, npm_lifecycle_event: 'start', HAUSPOST_PASSPHRASE: 'a passphrase for tests' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(createInterface(npm.stdout), 'line')) as [string];
    await openProfile(/http:\/\/\S+/.exec(line)?.[0] ?? '');
    npm.kill('SIGTERM');
    await vi.waitFor(() => expect(readRun()).toMatchObject({ state: 'closed' }), { timeout: 15_000 });
  });

  test('speaks the language of the system', async () => {
    const run = start(['--demo'], { LC_ALL: 'de_DE.UTF-8' });
    await run.address();
    expect(run.text()).toContain('Hauspost läuft: ');
  });

  test('a flag that does not exist is named, and ends with 1', async () => {
    const run = start(['--webb']);
    expect(await run.ended()).toBe(1);
    expect(run.text()).toContain('--webb');
  });
});

/** Waits until the database is open, which the page would do. */
async function openProfile(address: string): Promise<void> {
  const connection = connectShell(address, await enter(address));
  await waitUntilReady(connection);
  connection.close();
}
