import { XMLParser } from 'fast-xml-parser';
import type { Server } from '#shared/contract/accounts.ts';
import { domainOf } from '#shared/model/address.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import { isAppError } from '#shared/errors.ts';
import { checkServer } from '../server-shape.ts';
import type { Found } from './found.ts';

const lists = new Set(['incomingServer', 'outgoingServer', 'authentication', 'emailProvider']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // Entities are how XML grows without bounds; these files need none but the five that are built in.
  processEntities: false,
  isArray: (name) => lists.has(name),
});

type Node = Record<string, unknown>;

/**
 * Thunderbird's `clientConfig` format. The first IMAP and the first SMTP server that are encrypted count; whatever the
 * file says beyond that (POP3, plain text, documentation) is left alone. `null` for anything that is not such a file.
 */
export function readAutoconfig(xml: string, address: string): Omit<Found, 'source'> | null {
  const provider = childOf(parse(xml), 'clientConfig', 'emailProvider');
  if (provider === null) return null;
  const incoming = pickServer(provider, 'incomingServer', 'imap');
  const outgoing = pickServer(provider, 'outgoingServer', 'smtp');
  if (incoming === null || outgoing === null) return null;
  return {
    provider: clip(cleanLine(textOf(provider['displayName']) ?? domainOf(address)), 100),
    incoming: incoming.server,
    outgoing: outgoing.server,
    login: fillIn(incoming.username ?? '%EMAILADDRESS%', address),
    needs: incoming.needs,
  };
}

function parse(xml: string): Node {
  try {
    return parser.parse(xml) as Node;
  } catch {
    // Whatever a stranger's web server answers: a page that is no XML is no answer.
    return {};
  }
}

function pickServer(provider: Node, list: string, type: string) {
  const servers = provider[list];
  if (!Array.isArray(servers)) return null;
  for (const entry of servers as unknown[]) {
    const node = asNode(entry);
    if (node === null || node['@type'] !== type) continue;
    const server = asServer(node);
    if (server === null) continue;
    return { server, username: textOf(node['username']), needs: needsOf(node['authentication']) };
  }
  return null;
}

const securities: Readonly<Record<string, Server['security']>> = { SSL: 'tls', STARTTLS: 'starttls' };

function asServer(node: Node): Server | null {
  const host = textOf(node['hostname']);
  const port = Number(textOf(node['port']));
  const security = securities[textOf(node['socketType']) ?? ''];
  if (host === null || security === undefined || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
  try {
    return checkServer({ host, port, security }, 'incoming');
  } catch (error) {
    if (isAppError(error, 'invalid-input')) return null;
    throw error;
  }
}

function needsOf(authentication: unknown): Found['needs'] {
  const ways = Array.isArray(authentication) ? authentication.map(textOf) : [];
  return ways.length > 0 && ways.every((way) => way === 'OAuth2') ? 'browser' : 'password';
}

function fillIn(pattern: string, address: string): string {
  const at = address.lastIndexOf('@');
  return pattern
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', address.slice(0, at))
    .replaceAll('%EMAILDOMAIN%', address.slice(at + 1));
}

function childOf(root: Node, ...names: string[]): Node | null {
  let node: Node | null = root;
  for (const name of names) {
    const child: unknown = node?.[name];
    node = asNode(Array.isArray(child) ? child[0] : child);
  }
  return node;
}

function asNode(value: unknown): Node | null {
  return typeof value === 'object' && value !== null ? (value as Node) : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  const text: unknown = asNode(value)?.['#text'];
  return typeof text === 'string' ? text.trim() : null;
}
