import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repository } from './built-app.ts';

export interface WebServer {
  /** A one-time address that opens a session. */
  readonly address: string;
  readonly port: number;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  /** `null`: the demo, in a folder that goes with it. */
  readonly profileDir: string | null;
  readonly port?: number;
  /** `null`: nobody types it, so the page has to ask. */
  readonly passphrase: string | null;
}

const startLimitMs = 30_000;

/** The built web shell as its own process, as `npm start` runs it. */
export async function startServer({ profileDir, port = 0, passphrase }: ServerOptions): Promise<WebServer> {
  const profile = profileDir === null ? ['--demo'] : ['--profile', profileDir];
  const child = spawn(
    process.execPath,
    [join(repository, 'out/main/web.js'), '--no-open', '--port', String(port), ...profile],
    { env: makeEnvironment(passphrase), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const address = await readAddress(child, exited);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    address,
    port: Number(new URL(address).port),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** No session bus: a test must find no keyring, and never the one of whoever runs it. */
function makeEnvironment(passphrase: string | null): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, HAUSPOST_PASSPHRASE: _passphrase, ...rest } = process.env;
  return { ...rest, LANG: 'en_GB.UTF-8', ...(passphrase === null ? {} : { HAUSPOST_PASSPHRASE: passphrase }) };
}

function readAddress(child: ChildProcess, exited: Promise<unknown[]>): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${output}`));
    const timer = setTimeout(() => fail('the web shell printed no address'), startLimitMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const address = /http:\/\/\S+\/start\?token=\S+/.exec(output)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then(() => fail('the web shell ended'));
  });
}
