import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { loopbackHosts, UsageError } from './cli-args.ts';

/** How the shell may be reached: on this machine by a one-time address, or from elsewhere by TLS and a password. */
export type Access =
  | { kind: 'loopback'; host: string }
  | { kind: 'network'; host: string; cert: string; key: string; password: string };

export interface AccessWish {
  readonly host: string;
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  readonly password: string | null;
}

/** Mail on a network without encryption or without a password is refused, not warned about. */
export function decideAccess(wish: AccessWish): Access {
  if (loopbackHosts.includes(wish.host)) return { kind: 'loopback', host: wish.host };
  if (!wish.tlsCert || !wish.tlsKey) throw new UsageError('needsTls', wish.host);
  if (!wish.password) throw new UsageError('needsPassword', wish.host);
  if (wish.password.length < 12) throw new UsageError('weakPassword', wish.host);
  const cert = readPem(wish.tlsCert);
  // Fails here, with the file's name, and not at the first visitor.
  parseCertificate(cert, wish.tlsCert);
  return { kind: 'network', host: wish.host, cert, key: readPem(wish.tlsKey), password: wish.password };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError('unreadableTls', path);
  }
}

function parseCertificate(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new UsageError('unreadableTls', path);
  }
}

/** Answers whether a `Host` header names us. A foreign name that resolves to us is DNS rebinding. */
export type HostCheck = (host: string | undefined) => boolean;

export function makeHostCheck(access: Access, port: () => number): HostCheck {
  const names = access.kind === 'loopback' ? isLoopbackName : certificateNames(access.cert);
  return (host) => {
    if (host === undefined || !URL.canParse(`https://${host}`)) return false;
    const url = new URL(`https://${host}`);
    const hasOnlyHost = url.username === '' && url.password === '' && url.pathname === '/' && url.search === '';
    const isOurPort = Number(url.port || 443) === port() || (access.kind === 'loopback' && host === `${url.hostname}:80` && port() === 80);
    return hasOnlyHost && isOurPort && names(url.hostname);
  };
}

function isLoopbackName(name: string): boolean {
  return name === '127.0.0.1' || name === 'localhost' || name === '[::1]';
}

/** With TLS the certificate knows our names: whoever reached us by another one got a warning from the browser. */
function certificateNames(pem: string): (name: string) => boolean {
  const certificate = new X509Certificate(pem);
  return (name) => {
    const bare = name.replace(/^\[|\]$/g, '');
    return (isIP(bare) ? certificate.checkIP(bare) : certificate.checkHost(bare)) !== undefined;
  };
}
