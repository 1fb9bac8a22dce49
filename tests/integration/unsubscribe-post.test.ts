import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTcp } from 'node:net';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePostOneClick } from '#core/unsubscribe/index.ts';
import { makeCertificate } from '#tests/support/tls-certificates.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const certificate = makeCertificate();
const seen: Seen[] = [];
let respond: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      respond(request, response);
    });
  });
  base = `https://127.0.0.1:${await listen(server)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  respond = (_request, response) => response.end('gone');
});

async function listen(on: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => {
    on.listen(0, '127.0.0.1', resolve);
  });
  return (on.address() as AddressInfo).port;
}

const never = new AbortController().signal;
const isAllowed = () => true;
const post = makePostOneClick({ isAllowed, ca: certificate.cert });

test('the request is the one of RFC 8058 and says nothing else', async () => {
  expect(await post(`${base}/leave?list=7&u=abc`, never)).toEqual({ outcome: 'accepted', status: 200 });
  expect(seen).toHaveLength(1);
  const [{ method, url, headers, body } = expect.fail()] = seen;
  expect([method, url, body]).toEqual(['POST', '/leave?list=7&u=abc', 'List-Unsubscribe=One-Click']);
  expect(Object.keys(headers).toSorted()).toEqual(['connection', 'content-length', 'content-type', 'host']);
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test.each([
  [202, 'accepted'],
  [204, 'accepted'],
  [400, 'refused'],
  [404, 'refused'],
  [410, 'refused'],
  [500, 'refused'],
])('%i is %s', async (status, outcome) => {
  respond = (_request, response) => response.writeHead(status).end();
  expect(await post(base, never)).toEqual({ outcome, status });
});

test('a redirect is an answer, and nobody follows it', async () => {
  respond = (_request, response) => response.writeHead(307, { Location: `${base}/elsewhere` }).end();
  expect(await post(`${base}/leave`, never)).toEqual({ outcome: 'refused', status: 307 });
  expect(seen.map(({ url }) => url)).toEqual(['/leave']);
});

test('heard but not answered: nobody can tell', async () => {
  respond = (request) => request.socket.destroy();
  expect(await post(base, never)).toEqual({ outcome: 'unknown', status: null });
  respond = () => {};
  const patient = makePostOneClick({ isAllowed, ca: certificate.cert, timeoutMs: 200 });
  const asked = patient(base, never);
  expect(await asked).toMatchObject({ status: null });
});

test('called off by the user while it waits', async () => {
  const ended = new AbortController();
  respond = () => ended.abort();
  expect(await post(base, ended.signal)).toEqual({ outcome: 'unknown', status: null });
});

test('what cannot be reached was never asked', async () => {
  const closed = createTcp();
  const port = await listen(closed);
  await new Promise((resolve) => {
    closed.close(resolve);
  });
  expect(await post(`https://127.0.0.1:${port}/`, never)).toEqual({ outcome: 'unreached', status: null });
  expect(await post('https://nowhere.invalid/', never)).toEqual({ outcome: 'unreached', status: null });
});

test('a certificate nobody vouches for: nothing is sent', async () => {
  const strict = makePostOneClick({ isAllowed });
  expect(await strict(base, never)).toEqual({ outcome: 'unreached', status: null });
  expect(seen).toEqual([]);
});

test('never into the own network, by name or by number', async () => {
  const usual = makePostOneClick({ ca: certificate.cert });
  const { port } = new URL(base);
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433', '169.254.169.254']) {
    expect(await usual(`https://${host}:${port}/`, never), host).toEqual({ outcome: 'unreached', status: null });
  }
  expect(await usual(base.replace('https:', 'http:'), never)).toEqual({ outcome: 'unreached', status: null });
  expect(seen).toEqual([]);
});
