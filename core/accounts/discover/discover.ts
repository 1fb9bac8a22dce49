import { getDomain } from 'tldts';
import type { Server } from '#shared/contract/accounts.ts';
import { domainOf } from '#shared/model/address.ts';
import { guessPreset, type Preset } from '../presets.ts';
import type { DiscoverPorts, Found, Source } from './found.ts';
import { readAutoconfig } from './read-autoconfig.ts';

/**
 * Servers for an address, in the order in which an answer is worth most: what we know, what the provider itself says,
 * the public database, whoever receives its mail, DNS, and last a polite guess. Only the domain goes to third parties,
 * never the whole address.
 */
export async function discover(address: string, ports: DiscoverPorts, signal: AbortSignal): Promise<Found | null> {
  const domain = domainOf(address);
  if (domain === '') return null;
  const ways: [Source, () => Promise<Omit<Found, 'source'> | null>][] = [
    ['preset', async () => fromPreset(guessPreset(address), address)],
    ['provider', () => fromUrl(`https://autoconfig.${domain}/mail/config-v1.1.xml`)],
    ['well-known', () => fromUrl(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`)],
    ['ispdb', () => fromIspdb(domain)],
    ['mx', () => fromMx()],
    ['srv', () => fromSrv(domain, address, ports)],
    ['guess', () => fromGuess(domain, address, ports, signal)],
  ];
  for (const [source, ask] of ways) {
    signal.throwIfAborted();
    const found = await ask();
    if (found !== null) return { source, ...found };
  }
  return null;

  async function fromUrl(url: string): Promise<Omit<Found, 'source'> | null> {
    const xml = await ports.fetchText(url, signal);
    return xml === null ? null : readAutoconfig(xml, address);
  }

  function fromIspdb(name: string) {
    return fromUrl(`https://autoconfig.thunderbird.net/v1.1/${encodeURIComponent(name)}`);
  }

  /** A domain of one's own often has its mail with a known provider: the name of that one is in the MX record. */
  async function fromMx(): Promise<Omit<Found, 'source'> | null> {
    const records = await ports.resolveMx(domain);
    const [best] = records.toSorted((one, other) => one.priority - other.priority);
    const host = best?.exchange.toLowerCase().replace(/\.$/, '') ?? '';
    const provider = getDomain(host);
    if (provider === null || provider === domain) return null;
    return fromPreset(presetOfMailHost(host), address) ?? (await fromIspdb(provider));
  }
}

function fromPreset(preset: Preset | null, address: string): Omit<Found, 'source'> | null {
  if (preset === null) return null;
  const { provider, incoming, outgoing, needs } = preset;
  return { provider, incoming, outgoing, needs, login: address };
}

/** Where the big hosters receive the mail of their customers' domains. */
const mailHosts: readonly [suffix: string, domain: string][] = [
  ['google.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
  ['protection.outlook.com', 'onmicrosoft.com'],
  ['messagingengine.com', 'fastmail.com'],
  ['kundenserver.de', 'ionos.de'],
  ['ionos.de', 'ionos.de'],
  ['rzone.de', 'strato.de'],
  ['your-server.de', 'your-server.de'],
  ['mailbox.org', 'mailbox.org'],
  ['posteo.de', 'posteo.de'],
  ['protonmail.ch', 'proton.me'],
  ['mail.icloud.com', 'icloud.com'],
];

function presetOfMailHost(host: string): Preset | null {
  const known = mailHosts.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`));
  return guessPreset(`x@${known?.[1] ?? host}`);
}

/** RFC 6186 and RFC 8314. A target outside the domain could be anyone's where DNS is not signed: it is not taken. */
async function fromSrv(domain: string, address: string, ports: DiscoverPorts): Promise<Omit<Found, 'source'> | null> {
  const ask = async (service: string, security: Server['security']): Promise<Server | null> => {
    const records = await ports.resolveSrv(`_${service}._tcp.${domain}`);
    const [best] = records.toSorted((one, other) => one.priority - other.priority || other.weight - one.weight);
    const host = best?.name.toLowerCase().replace(/\.$/, '') ?? '';
    if (best === undefined || host === '' || getDomain(host) !== getDomain(domain)) return null;
    return { host, port: best.port, security };
  };
  const incoming = (await ask('imaps', 'tls')) ?? (await ask('imap', 'starttls'));
  const outgoing = (await ask('submissions', 'tls')) ?? (await ask('submission', 'starttls'));
  if (incoming === null || outgoing === null) return null;
  return { provider: domain, incoming, outgoing, login: address, needs: 'password' };
}

/** The names and ports under which a Dovecot usually stands; only what really answers is proposed. */
async function fromGuess(
  domain: string,
  address: string,
  ports: DiscoverPorts,
  signal: AbortSignal,
): Promise<Omit<Found, 'source'> | null> {
  const first = async (servers: Server[]): Promise<Server | null> => {
    const answers = await Promise.all(servers.map((server) => ports.answers(server, signal)));
    return servers.find((_, index) => answers[index]) ?? null;
  };
  const [incoming, outgoing] = await Promise.all([
    first([
      { host: `imap.${domain}`, port: 993, security: 'tls' },
      { host: `mail.${domain}`, port: 993, security: 'tls' },
      { host: `imap.${domain}`, port: 143, security: 'starttls' },
      { host: `mail.${domain}`, port: 143, security: 'starttls' },
    ]),
    first([
      { host: `smtp.${domain}`, port: 465, security: 'tls' },
      { host: `mail.${domain}`, port: 465, security: 'tls' },
      { host: `smtp.${domain}`, port: 587, security: 'starttls' },
      { host: `mail.${domain}`, port: 587, security: 'starttls' },
    ]),
  ]);
  if (incoming === null || outgoing === null) return null;
  return { provider: domain, incoming, outgoing, login: address, needs: 'password' };
}
