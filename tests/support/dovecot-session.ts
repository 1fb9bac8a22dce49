import { createLog } from '#core/log/create-log.ts';
import { connectImap, type ImapOptions, type ImapSession } from '#core/sync/imap/index.ts';
import { systemClock } from '#core/clock.ts';
import type { Dovecot } from './dovecot.ts';

export const silentLog = createLog({ write: () => true }, 'silent');

/** What `connectImap` needs to reach a test server over TLS, as a user that has pinned its certificate. */
export function imapOptions(server: Dovecot, user: string, more: Partial<ImapOptions> = {}): ImapOptions {
  return {
    server: {
      host: server.host,
      port: server.tlsPort,
      security: 'tls',
      pinnedFingerprint: server.certificate.fingerprint,
    },
    login: { user, password: 'test' },
    log: silentLog,
    clock: systemClock(),
    ...more,
  };
}

export function openSession(server: Dovecot, user: string, more: Partial<ImapOptions> = {}): Promise<ImapSession> {
  return connectImap(imapOptions(server, user, more));
}

/** What a promise fails with, looked at from now on, so that it is never unhandled. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

export async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
