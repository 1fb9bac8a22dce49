import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ensureBuilt, repository } from '#tests/support/built-app.ts';
import { until } from '#tests/support/desktop-driver.ts';

interface Run {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output(): string;
  /** The address it printed. */
  address(): Promise<URL>;
}

let folder: string;
let profile: string;
const runs: Run[] = [];

beforeAll(ensureBuilt);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hauspost-process-'));
  profile = join(folder, 'profile');
});
afterEach(async () => {
  for (const { child, exited } of runs.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

function start(args: string[], env: Record<string, string> = {}, command: string[] = []): Run {
  const [program, ...before] = [...command, process.execPath];
  const child = spawn(program as string, [...before, join(repository, 'out/main/web.js'), '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LC_ALL: 'en_GB.UTF-8',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      HAUSPOST_PASSPHRASE: 'a passphrase for tests',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const run: Run = {
    child,
    exited,
    output: () => output,
    address: async () => {
      const found = await until(() => /https?:\/\/\S+/.exec(output)?.[0] ?? (child.exitCode === null ? null : 'ended'));
      if (found === 'ended' || !found) throw new Error(`no address:\n${output}`);
      return new URL(found);
    },
  };
  runs.push(run);
  return run;
}

async function enter(address: URL): Promise<{ status: number; cookie: string }> {
  const answer = await fetch(address, { redirect: 'manual' });
  return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
}

const markerOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')) as { state: string };
const isRunning = () => until(() => readdirSync(profile).includes('run.json') && markerOf(profile).state === 'running');

describe('ending', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s closes sockets, then the database, and exits 0',
    async (signal) => {
      const run = start(['--profile', profile]);
      const address = await run.address();
      const { cookie } = await enter(address);
      const socket = new WebSocket(`ws://${address.host}/ws/core`, {
        headers: { Origin: address.origin, Cookie: cookie },
      });
      await once(socket, 'open');
      const closed = once(socket, 'close') as Promise<[number]>;
      await isRunning();

      const askedAt = performance.now();
      run.child.kill(signal);
      // Sent to the whole terminal and passed on by `npm start`: it comes twice.
      run.child.kill(signal);
      expect((await closed)[0]).toBe(1001);
      expect(await run.exited).toBe(0);
      expect(performance.now() - askedAt).toBeLessThan(5_000);
      expect(markerOf(profile)).toMatchObject({ state: 'closed' });
      expect(readdirSync(profile)).not.toContain('hauspost.db-wal');
      expect(readdirSync(profile)).not.toContain('instance.json');
    },
  );

  test('of the demo leaves nothing in the temporary folder', async () => {
    const run = start(['--demo'], { TMPDIR: folder });
    await run.address();
    expect(readdirSync(folder).length).toBeGreaterThan(0);
    run.child.kill('SIGINT');
    expect(await run.exited).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a second start on the same profile', () => {
  test('leads to the first with a fresh address, and leaves it alone', async () => {
    const first = start(['--profile', profile]);
    const address = await first.address();
    await enter(address);
    const second = start(['--profile', profile], { LC_ALL: 'de_DE.UTF-8' });
    const fresh = await second.address();
    expect(await second.exited).toBe(0);
    expect(second.output()).toContain('Hauspost läuft schon mit diesem Profil');
    expect(fresh.origin).toBe(address.origin);
    expect(await enter(fresh)).toMatchObject({ status: 303, cookie: expect.stringMatching(/^hauspost-/) as string });
    expect(first.child.exitCode).toBeNull();
  });

  test('names the process when it cannot be reached', async () => {
    const first = start(['--profile', profile]);
    await first.address();
    first.child.kill('SIGSTOP');
    const second = start(['--profile', profile]);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`(process ${first.child.pid})`);
  });

  test('finds the way in only where the profile can be read', async () => {
    const run = start(['--profile', profile]);
    await run.address();
    const note = await until(() => readdirSync(profile).find((name) => name === 'instance.json'));
    expect(statSync(join(profile, note as string)).mode & 0o077).toBe(0);
    expect(statSync(profile).mode & 0o077).toBe(0);
  });
});

describe('what is written down', () => {
  test('holds no token, no cookie, no key and no passphrase', async () => {
    const run = start(['--profile', profile]);
    const address = await run.address();
    const { cookie } = await enter(address);
    await fetch(new URL('/nothing', address.origin), { headers: { Cookie: cookie } });
    await fetch(address);
    await isRunning();
    const { controlKey } = JSON.parse(readFileSync(join(profile, 'instance.json'), 'utf8')) as { controlKey: string };
    run.child.kill('SIGINT');
    await run.exited;
    const log = readFileSync(join(profile, 'logs/hauspost.log'), 'utf8');
    const secrets = [address.searchParams.get('token'), cookie.split('=')[1], controlKey, 'a passphrase for tests'];
    for (const secret of secrets) {
      expect(secret).toMatch(/.{20}/);
      expect(log).not.toContain(secret);
    }
  });
});

describe('what is typed wrongly', () => {
  test.each([
    [['--port', 'x'], '--port x'],
    [['--port', '70000'], '--port 70000'],
    [['--nonsense'], '--nonsense'],
    [['--host', '0.0.0.0'], '--tls-cert FILE and --tls-key FILE'],
    [['--host', '0.0.0.0', '--tls-cert', '/nowhere', '--tls-key', '/nowhere'], 'HAUSPOST_PASSWORD'],
  ])('%j is told in a line and ends with 1, with nothing opened', async (args, hint) => {
    const run = start(['--profile', profile, ...args]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain(hint);
    expect(run.output()).not.toContain('    at ');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a port that is taken is named', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const run = start(['--profile', profile, '--port', String(port)]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain(`Port ${port} is taken`);
    taken.close();
  });
});

describe('with a keyring', () => {
  const daemon = 'echo pw | gnome-keyring-daemon --unlock --components=secrets >&2';
  const session = ['dbus-run-session', '--', 'sh', '-c', `${daemon}; exec "$@"`, 'sh'];
  const startInSession = (args: string[]) => {
    const env = { HAUSPOST_PASSPHRASE: '', XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: folder };
    return start(args, env, session);
  };

  test.runIf(process.platform === 'linux')('the profile opens by itself, again and again', async () => {
    for (const round of [1, 2]) {
      const run = startInSession(['--profile', profile]);
      await run.address();
      const { pid } = JSON.parse(readFileSync(join(profile, 'instance.json'), 'utf8')) as { pid: number };
      try {
        await isRunning();
        const key: unknown = JSON.parse(readFileSync(join(profile, 'key.json'), 'utf8'));
        expect(key, `round ${round}`).toMatchObject({ keyring: expect.any(String) as string, vault: null });
      } finally {
        // The session ends with its program, and with it the keyring's process.
        process.kill(pid, 'SIGINT');
      }
      expect(await run.exited).toBe(0);
      expect(markerOf(profile)).toMatchObject({ state: 'closed' });
    }
  });
});
