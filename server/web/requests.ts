import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  contentSecurityPolicy,
  mailRoomPath,
  mailRoomPolicy,
  securityHeaders,
} from '#shared/content-security-policy.ts';
import type { HostCheck } from './access.ts';
import { readCookie, setCookie } from './cookies.ts';
import type { Login } from './login.ts';
import { bouncePage, loginPage, noSessionPage, notFoundPage, pagePolicy, usedTokenPage } from './pages.ts';
import { isSameSecret, type Sessions } from './sessions.ts';
import { sendFile } from './static-files.ts';

export interface RequestOptions {
  readonly rendererDir: string;
  readonly isSecure: boolean;
  readonly isOurHost: HostCheck;
  readonly sessions: Sessions;
  /** `null` on loopback, where one-time addresses let in. */
  readonly login: Login | null;
  /** Known to whoever may read the profile's folder: lets a second start ask for a new address. `null`: none needed. */
  readonly controlKey: string | null;
  cookieName(): string;
  newAddress(): string;
}

const maxBodyBytes = 16_384;

/**
 * Answers one request. The order is the point: a foreign host name is turned away before anything is looked at, and
 * nothing of the app is sent to a browser without a session.
 */
export async function answer(
  options: RequestOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host } = request.headers;
  setHeaders(response, pagePolicy, options.isSecure);
  if (!options.isOurHost(host)) return send(response, 421, notFoundPage);
  const path = request.url ?? '';
  // `//name` and `http://name` would name another host to the URL parser.
  if (!/^\/(?!\/)/.test(path) || !URL.canParse(path, `http://${host}`)) return send(response, 400, notFoundPage);
  const url = new URL(path, `http://${host}`);

  if (url.pathname === '/control/address') return answerControl(options, request, response);
  if (url.pathname === '/start' && !options.login) return answerStart(options, request, response, url);
  if (url.pathname === '/login' && options.login) return answerLogin(options, options.login, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, notFoundPage);

  if (!options.sessions.isOpen(readCookie(request.headers.cookie, options.cookieName()))) {
    // A strict cookie stays behind when another site leads here. Asked again by our own page, it comes along.
    if (request.headers['sec-fetch-site'] === 'cross-site') return send(response, 200, bouncePage);
    return options.login ? send(response, 401, loginPage('none')) : send(response, 401, noSessionPage);
  }
  const policy =
    url.pathname === mailRoomPath ? mailRoomPolicy : contentSecurityPolicy([socketSource(options.isSecure, host)]);
  setHeaders(response, policy, options.isSecure);
  if (await sendFile(options.rendererDir, url.pathname, response)) return;
  setHeaders(response, pagePolicy, options.isSecure);
  send(response, 404, notFoundPage);
}

/** `'self'` covers our own sockets in Chromium only. */
function socketSource(isSecure: boolean, host = ''): string {
  return `${isSecure ? 'wss' : 'ws'}://${host}`;
}

function setHeaders(response: ServerResponse, policy: string, isSecure: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders(policy))) response.setHeader(name, value);
  if (isSecure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(html);
}

/** Trades the token for a cookie and leaves the address without it: no history, no log keeps one that works. */
function answerStart(options: RequestOptions, request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (request.method !== 'GET') return send(response, 405, notFoundPage);
  const session = options.sessions.redeem(url.searchParams.get('token') ?? '');
  if (!session) {
    // Reloaded or opened twice in the same browser: it is in already.
    const isIn = options.sessions.isOpen(readCookie(request.headers.cookie, options.cookieName()));
    return isIn ? redirectHome(response) : send(response, 403, usedTokenPage);
  }
  response.setHeader('Set-Cookie', setCookie(options.cookieName(), session, options.isSecure));
  redirectHome(response);
}

function redirectHome(response: ServerResponse): void {
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' });
  response.end();
}

async function answerLogin(
  options: RequestOptions,
  login: Login,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') return send(response, 200, loginPage('none'));
  if (request.method !== 'POST' || !isOwnOrigin(request, options)) return send(response, 403, notFoundPage);
  const body = await readBody(request);
  if (body === null) return send(response, 413, notFoundPage);
  const password = new URLSearchParams(body).get('password') ?? '';
  const result = await login.attempt(password, request.socket.remoteAddress ?? '');
  if (result === 'wrong') return send(response, 403, loginPage('wrong'));
  if (result !== 'right') {
    response.setHeader('Retry-After', Math.ceil(result.retryAfterMs / 1_000));
    return send(response, 429, loginPage('later'));
  }
  response.setHeader('Set-Cookie', setCookie(options.cookieName(), options.sessions.open(), options.isSecure));
  redirectHome(response);
}

/** For a second start on this machine. Browsers send an `Origin` with every POST: whoever has one is not meant. */
function answerControl(options: RequestOptions, request: IncomingMessage, response: ServerResponse): void {
  const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const isAsked = request.method === 'POST' && request.headers.origin === undefined;
  if (!isAsked || options.controlKey === null || !isSameSecret(given, options.controlKey))
    return send(response, 403, notFoundPage);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ address: options.newAddress() }));
}

/** The page that asks must be one of ours, by the very name it was reached under. */
export function isOwnOrigin(
  request: IncomingMessage,
  { isOurHost, isSecure }: Pick<RequestOptions, 'isOurHost' | 'isSecure'>,
): boolean {
  const { host, origin } = request.headers;
  return isOurHost(host) && origin === `${isSecure ? 'https' : 'http'}://${host}`;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
