import type { Server } from '#shared/contract/accounts.ts';

/** A server as it stands in the form: text until it is checked. */
export interface ServerInput {
  readonly host: string;
  readonly port: string;
  readonly security: Server['security'];
}

export type ServerField = 'host' | 'port';
export type ServerProblem = 'missing' | 'not-a-host' | 'not-a-port';

/** What most servers of small providers are called; a start for whoever types them by hand. */
export function guessServers(domain: string): { incoming: ServerInput; outgoing: ServerInput } {
  const host = (name: string) => (domain === '' ? '' : `${name}.${domain}`);
  return {
    incoming: { host: host('imap'), port: '993', security: 'tls' },
    outgoing: { host: host('smtp'), port: '465', security: 'tls' },
  };
}

export function toServerInput(server: Server): ServerInput {
  return { ...server, port: String(server.port) };
}

export function checkServer(input: ServerInput): { server: Server } | { field: ServerField; problem: ServerProblem } {
  const host = input.host.trim();
  if (host === '') return { field: 'host', problem: 'missing' };
  // The core checks again and knows more; this only spares a round trip for what is plainly no name.
  if (/[\s/@:]/.test(host) && !/^\[?[0-9a-f:]+\]?$/i.test(host)) return { field: 'host', problem: 'not-a-host' };
  const port = Number(input.port.trim());
  if (!/^\d{1,5}$/.test(input.port.trim()) || port < 1 || port > 65_535)
    return { field: 'port', problem: 'not-a-port' };
  return { server: { host, port, security: input.security } };
}

/** The usual port moves along with the encryption, as long as it is one of the usual ones. */
export function withSecurity(
  input: ServerInput,
  security: Server['security'],
  kind: 'incoming' | 'outgoing',
): ServerInput {
  const usual = { incoming: { tls: '993', starttls: '143' }, outgoing: { tls: '465', starttls: '587' } }[kind];
  const isUsual = Object.values(usual).includes(input.port.trim());
  return { ...input, security, port: isUsual ? usual[security] : input.port };
}
