import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#core/clock.ts';
import { connectImap, type ImapOptions, type ImapSession } from '#core/sync/imap/index.ts';
import { silentLog } from '#tests/support/dovecot-session.ts';
import { startDovecot } from '#tests/support/dovecot.ts';
import { startFakeImap, type FakeImap, type FakeImapOptions } from '#tests/support/fake-imap.ts';
import { makeCertificate, type TestCertificate } from '#tests/support/tls-certificates.ts';

/** Lines: what happens before a credential leaves, and which certificates are taken. BAD-INPUTS 84, 85. */

const secret = 'geheim-7f3a';
let certificate: TestCertificate;
const open: { stop(): Promise<void> }[] = [];
beforeAll(() => {
  certificate = makeCertificate();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

async function aServer(options: FakeImapOptions): Promise<FakeImap> {
  const server = await startFakeImap({ certificate, ...options });
  open.push(server);
  return server;
}

function connectTo(
  server: { host: string; port: number },
  more: Partial<ImapOptions['server']> = {},
): Promise<ImapSession> {
  return connectImap({
    server: {
      host: server.host,
      port: server.port,
      security: 'starttls',
      pinnedFingerprint: certificate.fingerprint,
      ...more,
    },
    login: { user: 'anna', password: secret },
    log: silentLog,
    clock: systemClock(),
  });
}

const spoken = (server: FakeImap) => server.received.map(({ text }) => text).join('\n');

describe('STARTTLS', () => {
  test('is taken, and what was said before it forgotten', async () => {
    const server = await aServer({
      security: 'starttls',
      capabilitiesBeforeTls: 'IMAP4rev1 STARTTLS AUTH=PLAIN X-GM-EXT-1 MOVE',
      capabilities: 'IMAP4rev1 UIDPLUS',
    });
    const session = await connectTo(server);
    expect([...session.capabilities].toSorted()).toEqual(['IMAP4REV1', 'UIDPLUS']);
    expect(session.quirks.name).toBe('usual');
    expect(server.received.filter(({ isSecure }) => !isSecure).map(({ text }) => text)).toEqual([
      'CAPABILITY',
      'STARTTLS',
    ]);
    expect(server.received.find(({ isSecure, text }) => isSecure && text.includes(secret))).toBeDefined();
    await session.close();
  });

  const attacks: Record<string, FakeImapOptions> = {
    stripped: { capabilitiesBeforeTls: 'IMAP4rev1 AUTH=PLAIN' },
    refused: { script: { STARTTLS: ['# NO not today'] } },
    'not known': { script: { STARTTLS: ['# BAD what'] } },
    'jumped over by PREAUTH': { greeting: '* PREAUTH [CAPABILITY IMAP4rev1] welcome back' },
    'followed by an injected answer': { injected: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n' },
    'followed by an injected folder': { injected: String.raw`* LIST () "/" Evil` + '\r\n' },
  };

  test.each(Object.keys(attacks))('%s: no credential leaves, nothing is believed', async (name) => {
    const server = await aServer({ security: 'starttls', ...attacks[name] });
    const failure: unknown = await connectTo(server).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'not-allowed', details: { cause: 'tls-stripped' } });
    expect(JSON.stringify(failure)).not.toContain('not today');
    expect(spoken(server)).not.toContain(secret);
    expect(spoken(server)).not.toMatch(/LOGIN|AUTHENTICATE|ID /);
  });

  test('a goodbye from before it is not passed on', async () => {
    const server = await aServer({ security: 'starttls', greeting: '* BYE [ALERT] call 0900-EVIL' });
    const failure: unknown = await connectTo(server).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unavailable', details: { cause: 'bye' } });
    expect(failure).not.toHaveProperty('details.text');
  });

  test('works on a real server', async () => {
    await using server = await startDovecot({ certificate, users: ['anna'] });
    const session = await connectImap({
      server: {
        host: server.host,
        port: server.port,
        security: 'starttls',
        pinnedFingerprint: certificate.fingerprint,
      },
      login: { user: 'anna', password: 'test' },
      log: silentLog,
      clock: systemClock(),
    });
    expect((await session.open('INBOX')).exists).toBe(0);
    await session.close();
  });
});

describe('TLS', () => {
  test('PREAUTH is refused', async () => {
    const server = await aServer({ greeting: '* PREAUTH hello' });
    await expect(connectTo(server, { security: 'tls' })).rejects.toMatchObject({ details: { cause: 'tls-stripped' } });
    expect(spoken(server)).not.toMatch(/LIST|SELECT/);
  });

  const refused: Record<string, () => { cert: TestCertificate; reason: string }> = {
    'self-signed': () => ({ cert: makeCertificate(), reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    expired: () => ({
      cert: makeCertificate({ isExpired: true, issuer: trustedAuthority() }),
      reason: 'CERT_HAS_EXPIRED',
    }),
    'for another name': () => ({
      cert: makeCertificate({ hosts: ['mail.example'], issuer: trustedAuthority() }),
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
    }),
    'for the name localhost only, at an address': () => ({
      cert: makeCertificate({ hosts: ['localhost'], issuer: trustedAuthority() }),
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
    }),
    'of an unknown authority': () => ({
      cert: makeCertificate({ issuer: makeCertificate({ isAuthority: true }) }),
      reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    }),
  };

  test.each(Object.keys(refused))('a certificate %s is refused and shown, on both ways', async (name) => {
    const { cert, reason } = refused[name]?.() ?? { cert: certificate, reason: '' };
    for (const security of ['tls', 'starttls'] as const) {
      const server = await aServer({ security, certificate: cert });
      await expect(connectTo(server, { security })).rejects.toMatchObject({
        code: 'not-allowed',
        details: { cause: 'tls-certificate', fingerprint: cert.fingerprint, reason },
      });
      expect(spoken(server)).not.toContain(secret);
      // Asked once and pinned by the user.
      const session = await connectTo(server, { security, pinnedFingerprint: cert.fingerprint });
      expect(session.isUsable).toBe(true);
      await session.close();
    }
  });

  test('a certificate that is vouched for needs no pin', async () => {
    const server = await aServer({ certificate: makeCertificate({ issuer: trustedAuthority() }) });
    const session = await connectTo(server, { security: 'tls', pinnedFingerprint: null });
    await session.close();
    expect(spoken(server)).toContain(secret);
  });

  test('nothing older than 1.2', async () => {
    const server = await aServer({
      tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    });
    await expect(connectTo(server, { security: 'tls' })).rejects.toMatchObject({
      code: 'not-allowed',
      details: { cause: 'tls-handshake' },
    });
    expect(server.received).toEqual([]);
  });

  test('a server without TLS on that port is named', async () => {
    const server = await aServer({ security: 'none' });
    await expect(connectTo(server, { security: 'tls' })).rejects.toMatchObject({ details: { cause: 'tls-handshake' } });
  });

  test('plain text is only for tests, and only on loopback', async () => {
    const plain = {
      login: { user: 'a', password: 'b' },
      log: silentLog,
      clock: systemClock(),
      plainTextOnLoopback: true,
    };
    const server = { host: 'mail.example', port: 143, security: 'starttls', pinnedFingerprint: null } as const;
    await expect(connectImap({ server, ...plain })).rejects.toMatchObject({ code: 'bug' });
  });
});

/** Trusted by this process for as long as it lives. */
let authority: TestCertificate | undefined;
function trustedAuthority(): TestCertificate {
  if (authority === undefined) {
    authority = makeCertificate({ isAuthority: true });
    setDefaultCACertificates([...getCACertificates('default'), authority.cert]);
  }
  return authority;
}
