import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Logger } from 'pino';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors';
import { AppError } from '#shared/errors.ts';
import { translateSmtpError } from './errors.ts';
import type { SmtpLogin, SmtpServer } from './model.ts';

export interface SmtpOptions {
  readonly server: SmtpServer;
  readonly login: SmtpLogin;
  readonly log: Logger;
  readonly signal?: AbortSignal | undefined;
  readonly timeouts?: { readonly connectMs: number; readonly silenceMs: number } | undefined;
}

export interface OpenSmtp {
  readonly connection: SMTPConnection;
  /** What the server says it can, upper case, from the encrypted greeting. `SIZE` is there with its number apart. */
  readonly extensions: ReadonlySet<string>;
  readonly maxSizeBytes: number | null;
  /** The error that ended the connection, once it has ended. */
  readonly failed: Promise<NodemailerError>;
}

const tokenLogin = 'TOKEN';
const usualTimeouts = { connectMs: 30_000, silenceMs: 300_000 };

/** Connects, encrypts, looks at the certificate and logs in, in this order; nothing of the user's leaves before. */
export async function openSmtp(options: SmtpOptions): Promise<OpenSmtp> {
  const { server, signal, timeouts = usualTimeouts } = options;
  signal?.throwIfAborted();
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: true,
    // The name of this machine is nobody's business.
    name: '[127.0.0.1]',
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    socketCloseTimeout: 1_000,
    tls: {
      minVersion: 'TLSv1.2',
      servername: isIP(server.host) === 0 ? server.host : '',
      // Judged by checkCertificate before the login: only so a certificate that fails can be shown and pinned.
      rejectUnauthorized: false,
    },
    // Under a name of our own: nodemailer would fetch tokens by itself for the real one.
    customAuth: { [tokenLogin]: logInByToken },
  });
  const failed = new Promise<NodemailerError>((resolve) => {
    connection.on('error', resolve);
  });
  const callOff = () => connection.close();
  signal?.addEventListener('abort', callOff, { once: true });
  try {
    await untilConnected(connection, failed, signal);
    checkCertificate(connection, server);
    const greeting = readGreeting(connection);
    await logIn(connection, options.login, failed, signal);
    return { connection, ...greeting, failed };
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', callOff);
  }
}

/** Says goodbye without waiting for the answer. */
export function leaveSmtp(connection: SMTPConnection): void {
  connection.quit();
}

function untilConnected(
  connection: SMTPConnection,
  failed: Promise<NodemailerError>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return settle(failed, signal, (resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

async function logIn(
  connection: SMTPConnection,
  login: SmtpLogin,
  failed: Promise<NodemailerError>,
  signal: AbortSignal | undefined,
): Promise<void> {
  // A relay in one's own network may ask for no login.
  if (!connection.allowsAuth) return;
  const auth =
    'accessToken' in login
      ? { method: tokenLogin, user: login.user, pass: login.accessToken }
      : { user: login.user, pass: login.password };
  await settle(failed, signal, (resolve, reject) => {
    connection.login(auth, (error) => (error ? reject(error) : resolve()));
  });
}

/** RFC 7628's older cousin: a refusal comes as a 334 with JSON, and the reason after an empty line. */
const logInByToken: SMTPConnection.CustomAuthenticationHandlers[string] = async ({ auth, sendCommand }) => {
  const { user, pass } = auth.credentials;
  const token = Buffer.from(`user=${user}\u0001auth=Bearer ${pass}\u0001\u0001`).toString('base64');
  const first = await sendCommand(`AUTH XOAUTH2 ${token}`);
  const answer = first.status === 334 ? await sendCommand('') : first;
  if (answer.status < 200 || answer.status >= 300) throw new Error('the token was refused');
};

function settle(
  failed: Promise<NodemailerError>,
  signal: AbortSignal | undefined,
  run: (resolve: () => void, reject: (error: NodemailerError) => void) => void,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const onAbort = () => reject(new AppError('cancelled', 'smtp: called off'));
    const refuse = (error: NodemailerError) => reject(translateSmtpError(error));
    signal?.addEventListener('abort', onAbort, { once: true });
    void failed.then(refuse);
    run(resolve, refuse);
  });
}

/** A certificate that the system trusts, or the one the user took for this host and port; nothing else. */
function checkCertificate(connection: SMTPConnection, server: SmtpServer): void {
  const socket = socketOf(connection);
  if (socket === null) throw new AppError('server-rejected', 'smtp: not encrypted', { cause: 'tls-stripped' });
  if (socket.authorized) return;
  const fingerprint = socket.getPeerX509Certificate()?.fingerprint256 ?? '';
  if (fingerprint !== '' && fingerprint === server.pinnedFingerprint) return;
  throw new AppError('server-rejected', 'smtp: the certificate is not trusted', {
    cause: 'tls-certificate',
    fingerprint,
    text: String(socket.authorizationError),
  });
}

function socketOf(connection: SMTPConnection): TLSSocket | null {
  const { _socket } = connection as unknown as { _socket: unknown };
  return _socket instanceof TLSSocket && _socket.encrypted ? _socket : null;
}

function readGreeting(connection: SMTPConnection): Pick<OpenSmtp, 'extensions' | 'maxSizeBytes'> {
  const lines = (connection.lastServerResponse || '').split(/\r?\n/).slice(1);
  const words = lines.map((line) => line.slice(4).trim().toUpperCase().split(/\s+/));
  const size = Number(words.find(([name]) => name === 'SIZE')?.[1] ?? 0);
  return {
    extensions: new Set(words.map(([name = '']) => name)),
    maxSizeBytes: Number.isSafeInteger(size) && size > 0 ? size : null,
  };
}
