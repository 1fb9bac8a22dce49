import { ImapFlow } from 'imapflow';
import { AppError } from '#shared/errors.ts';
import { createClientLog } from './client-log.ts';
import { createFolderChanges } from './folder-changes.ts';
import { wireLimits } from './limits.ts';
import { guardLiterals } from './literal-guard.ts';
import { plainText } from './plain-text.ts';
import { findQuirks } from './quirks.ts';
import { translateFailure } from './result.ts';
import { createSession } from './session.ts';
import { createTlsTransport } from './tls-transport.ts';
import type { ImapOptions, ImapSession } from './types.ts';
import { createWatchdog } from './watchdog.ts';
import { createWire } from './wire.ts';

const connectMs = 20_000;
const greetingMs = 15_000;
/** Only the net under the watchdog, which has the injected clock. */
const quietMs = 600_000;

/**
 * A line that is encrypted, vouched for and logged in, or an AppError that says why not. Nothing the server said before
 * TLS is believed, and no credential leaves before it.
 */
export async function connectImap(options: ImapOptions): Promise<ImapSession> {
  const { server, login, clock, signal } = options;
  const isPlain = options.plainTextOnLoopback === true;
  if (isPlain && !isLoopback(server.host)) throw new AppError('bug', 'plain text only on loopback');
  const foreseen = { ...findQuirks({ host: server.host }), ...options.quirks };
  const clientLog = createClientLog(options.log);
  const changes = createFolderChanges();
  const client = new ImapFlow({
    ...wireLimits,
    host: server.host,
    port: server.port,
    secure: !isPlain && server.security === 'tls',
    doSTARTTLS: isPlain ? false : server.security === 'starttls' ? true : undefined,
    transport: createTlsTransport(server.pinnedFingerprint),
    auth: 'password' in login ? { user: login.user, pass: login.password } : login,
    clientInfo: { name: 'Hauspost', vendor: 'Hauspost', version: false, 'support-url': false },
    logger: clientLog.logger,
    disableAutoIdle: true,
    // One dialect fewer; nothing here needs what rev2 adds.
    disableIMAP4rev2: true,
    qresync: foreseen.canQresync,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: quietMs,
    expungeHandler: changes.expungeHandler,
  });
  guardLiterals(client);
  // What ends the line also ends the call that waits for it; imapflow would throw where nobody listens.
  client.on('error', () => {});
  client.on('alert', ({ message }) => {
    const text = client.secureConnection || isPlain ? plainText(message) : null;
    if (text !== null) options.onAlert?.(text);
  });
  const end = () => client.close();
  signal?.addEventListener('abort', end, { once: true });
  client.once('close', () => signal?.removeEventListener('abort', end));

  const fail = (error: unknown) =>
    translateFailure(error, {
      action: 'connect',
      quirks: foreseen,
      byToken: 'accessToken' in login,
      byeReason: client.byeReason,
      isSecure: client.secureConnection || isPlain,
      isCancelled: signal?.aborted ?? false,
    });
  try {
    if (signal?.aborted) throw new AppError('cancelled', 'connect: cancelled');
    await client.connect();
    // PREAUTH: somebody else logged in, or a stranger wants our mail. RFC 9051 has it for pipes, not for networks.
    // Only a greeting of OK leaves its text.
    if (client.greeting === undefined) throw Object.assign(new Error('PREAUTH'), { tlsFailed: true });
  } catch (error) {
    client.close();
    throw fail(error);
  }

  const capabilities = new Set([...client.capabilities.keys()].map((name) => name.toUpperCase()));
  const signs = { host: server.host, capabilities, id: describeServer(client), greeting: client.greeting };
  const found = { ...findQuirks(signs), ...options.quirks };
  const quirks = { ...found, canQresync: found.canQresync && client.enabled.has('QRESYNC') };
  const personal = client.namespace;
  const delimiter = personal?.delimiter || '/';
  // imapflow would put the personal prefix before every path, also before those of other namespaces.
  client.namespace = { prefix: '', delimiter };
  changes.attach(client);
  const watchdog = createWatchdog(client, clock);
  const isCancelled = () => signal?.aborted ?? false;
  const wire = createWire({ client, quirks, clientLog, watchdog, isSecure: true, isCancelled });
  return createSession({ wire, clock, changes, capabilities, personalPrefix: personal?.prefix ?? '', delimiter });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function describeServer(client: ImapFlow): string {
  const { name, vendor } = client.serverInfo ?? {};
  return [name, vendor].filter((part) => typeof part === 'string').join(' ');
}
