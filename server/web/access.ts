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
  const [scheme, defaultPort] = access.kind === 'loopback' ? ['http', 80] : ['https', 443];
  const isOurName = access.kind === 'loopback' ? isLoopbackName : certificateNames(access.cert);
  return (host) => {
    // Only a name and a port; URL would also take user, path and query.
    if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`${scheme}://${host}`)) return false;
    const url = new URL(`${scheme}://${host}`);
    return Number(url.port || defaultPort) === port() && isOurName(url.hostname);
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

/** The name to print: what was bound, or for "everything" the first one the certificate is made out to. */
export function nameToShow(access: Access): string {
  const isEverything = access.host === '0.0.0.0' || access.host === '::';
  const names = access.kind === 'network' && isEverything ? new X509Certificate(access.cert).subjectAltName : undefined;
  const certified = /(?:DNS|IP Address):([^,\s]+)/.exec(names ?? '')?.[1];
  const name = certified ?? access.host;
  return name.includes(':') ? `[${name}]` : name;
}
