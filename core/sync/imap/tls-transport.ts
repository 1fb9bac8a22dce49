import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { ImapTransport, ImapTransportOptions } from 'imapflow';
import type { ErrorDetails } from '#shared/errors.ts';
import { plainText } from './plain-text.ts';

/** A certificate nobody vouches for and that was not pinned. Nothing was said over that line. */
export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused';
  readonly fingerprint: string;
  readonly reason: string;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly validUntil: number | null;

  constructor(socket: TLSSocket) {
    super('certificate refused');
    const certificate = socket.getPeerCertificate();
    this.fingerprint = certificate.fingerprint256 ?? '';
    this.reason = reasonOf(socket);
    this.subject = plainText(nameOf(certificate.subject));
    this.issuer = plainText(nameOf(certificate.issuer));
    const validUntil = Date.parse(certificate.valid_to ?? '');
    this.validUntil = Number.isNaN(validUntil) ? null : validUntil;
  }

  describe(): ErrorDetails {
    const { fingerprint, reason, subject, issuer, validUntil } = this;
    return { cause: 'tls-certificate', fingerprint, reason, subject, issuer, validUntil };
  }
}

function nameOf(subject: { CN?: string | string[]; O?: string | string[] } | undefined): string | undefined {
  const name = subject?.CN ?? subject?.O;
  return Array.isArray(name) ? name[0] : name;
}

/** Node's and OpenSSL's word, such as `DEPTH_ZERO_SELF_SIGNED_CERT` or `CERT_HAS_EXPIRED`. */
function reasonOf(socket: TLSSocket): string {
  const error: unknown = socket.authorizationError;
  if (typeof error === 'string') return error;
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/**
 * Opens the lines instead of imapflow, for one reason: the certificate is judged here, before imapflow hears that the
 * line is up, so that one that is refused can be shown to the user from the same handshake.
 */
export function createTlsTransport(pinnedFingerprint: string | null): ImapTransport {
  function secure(options: ConnectionOptions, onSecure: () => void): TLSSocket {
    const socket = connectTls({
      ...options,
      minVersion: 'TLSv1.2',
      // Judged below: Node would only say that it failed.
      rejectUnauthorized: false,
    });
    socket.once('secureConnect', () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      if (socket.authorized || (pinnedFingerprint !== null && fingerprint256 === pinnedFingerprint)) onSecure();
      else socket.destroy(new CertificateRefused(socket));
    });
    return socket;
  }

  return {
    connect({ host, port, servername, secure: isSecure }, onConnect) {
      return isSecure
        ? secure({ host, port, servername: servername ?? '' }, onConnect)
        : connectTcp({ host, port }, onConnect);
    },
    upgrade(socket, { host, servername }: ImapTransportOptions, onSecure) {
      // Without the host, Node would check the name `localhost` where the server is named by its address.
      return secure({ socket: socket as Socket, host, servername: servername ?? '' }, onSecure);
    },
  };
}
