import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { WebSocket } from 'ws';
import { connect, type Connection } from '#shared/rpc/connection.ts';
import { wireSocket, type SocketLike } from '#shared/rpc/wire.ts';
import type { AnyContractRouter } from '@orpc/contract';
import { startWebShell, type WebShell, type WebShellOptions } from '#server/web/web-shell.ts';

export interface TestShell {
  readonly shell: WebShell;
  readonly origin: string;
  readonly folder: string;
  request(path: string, options?: RequestWish): Promise<Answer>;
  /** Spends a one-time address; answers the cookie as a browser would send it. */
  enter(): Promise<string>;
  /** Opens a socket as a browser on our own page would, but for what is overridden. */
  socket(path: string, headers: Record<string, string>): Promise<WebSocket>;
  connectTo<Contract extends AnyContractRouter>(path: string, cookie: string): Connection<Contract>;
  close(): Promise<void>;
}

export interface RequestWish {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a socket was answered with instead of an upgrade. */
export class UpgradeRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** The real web shell with the real core, a profile of its own and a page of two files. */
export async function startTestShell(overrides: Partial<WebShellOptions> = {}): Promise<TestShell> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-web-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Hauspost</title>');
  writeFileSync(join(rendererDir, 'assets/main-abcd1234.js'), 'export {};');
  writeFileSync(join(folder, 'outside.html'), 'not yours');
  const profileDir = join(folder, 'profile');
  const shell = await startWebShell({
    profileDir,
    shellDir: join(profileDir, 'shell'),
    rendererDir,
    access: { kind: 'loopback', host: '127.0.0.1' },
    port: 0,
    version: '0.0.0-test',
    locale: 'en-GB',
    log: pino({ level: 'silent' }),
    workerUrl: (name) => new URL(`../../core/workers/${name}.worker.ts`, import.meta.url),
    passphrase: 'a passphrase for tests',
    ...overrides,
  });
  const isSecure = overrides.access?.kind === 'network';
  const origin = `${isSecure ? 'https' : 'http'}://127.0.0.1:${shell.port}`;

  const request = (path: string, { method = 'GET', headers = {}, body }: RequestWish = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const send = isSecure ? httpsRequest : httpRequest;
      // The path goes out as it is: `fetch` would tidy up the very things under test.
      const asking = send({ host: '127.0.0.1', port: shell.port, path, method, headers, rejectUnauthorized: false });
      asking.on('error', reject);
      asking.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      asking.end(body);
    });

  const socket = (path: string, headers: Record<string, string>): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const url = `${origin.replace(/^http/, 'ws')}${path}`;
      const opening = new WebSocket(url, { headers: { Origin: origin, ...headers }, rejectUnauthorized: false });
      opening.once('open', () => resolve(opening));
      opening.once('unexpected-response', (_, response) => {
        opening.terminate();
        reject(new UpgradeRefused(response.statusCode ?? 0));
      });
      opening.on('error', reject);
    });

  return {
    shell,
    origin,
    folder,
    request,
    socket,
    enter: async () => {
      const { pathname, search } = new URL(shell.newAddress());
      return cookieOf(await request(pathname + search));
    },
    connectTo: (path, cookie) =>
      connect({
        open: async () => wireSocket((await socket(path, { Cookie: cookie })) as unknown as SocketLike),
        backoffMs: () => 20,
      }),
    close: async () => {
      await shell.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
}
