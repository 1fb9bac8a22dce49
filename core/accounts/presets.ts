import type { Server } from '#shared/contract/accounts.ts';
import { domainOf } from '#shared/model/address.ts';

export interface Preset {
  readonly provider: string;
  readonly domains: readonly string[];
  readonly incoming: Server;
  readonly outgoing: Server;
  /** What opens the mailbox to a mail program; most of the large ones no longer take the password of the web site. */
  readonly needs: 'password' | 'app-password' | 'browser' | 'bridge';
}

const tls = (host: string, port: number): Server => ({ host, port, security: 'tls' });
const starttls = (host: string, port: number): Server => ({ host, port, security: 'starttls' });

/**
 * Known without asking anybody: what the providers publish, checked against Thunderbird's ISPDB. Domains of the
 * hosting companies' customers cannot be known here; those need the look-up over the network.
 */
export const presets: readonly Preset[] = [
  {
    provider: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    incoming: tls('imap.gmail.com', 993),
    outgoing: tls('smtp.gmail.com', 465),
    needs: 'app-password',
  },
  {
    provider: 'Outlook',
    // prettier-ignore
    domains: [
      'outlook.com', 'outlook.de', 'outlook.at', 'outlook.fr', 'outlook.it', 'outlook.es', 'hotmail.com', 'hotmail.de',
      'hotmail.co.uk', 'hotmail.fr', 'hotmail.it', 'live.com', 'live.de', 'live.at', 'live.nl', 'live.co.uk', 'live.fr',
      'msn.com', 'windowslive.com',
    ],
    incoming: tls('outlook.office365.com', 993),
    outgoing: starttls('smtp-mail.outlook.com', 587),
    needs: 'browser',
  },
  {
    provider: 'Microsoft 365',
    domains: ['onmicrosoft.com', 'office365.com'],
    incoming: tls('outlook.office365.com', 993),
    outgoing: starttls('smtp.office365.com', 587),
    needs: 'browser',
  },
  {
    provider: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    incoming: tls('imap.mail.me.com', 993),
    outgoing: starttls('smtp.mail.me.com', 587),
    needs: 'app-password',
  },
  {
    provider: 'Yahoo',
    domains: [
      'yahoo.com',
      'yahoo.de',
      'yahoo.fr',
      'yahoo.it',
      'yahoo.es',
      'yahoo.co.uk',
      'ymail.com',
      'rocketmail.com',
    ],
    incoming: tls('imap.mail.yahoo.com', 993),
    outgoing: tls('smtp.mail.yahoo.com', 465),
    needs: 'app-password',
  },
  {
    provider: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm', 'fastmail.de', 'messagingengine.com', 'sent.com'],
    incoming: tls('imap.fastmail.com', 993),
    outgoing: tls('smtp.fastmail.com', 465),
    needs: 'app-password',
  },
  {
    provider: 'GMX',
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.eu', 'gmx.org', 'gmx.info', 'gmx.biz'],
    incoming: tls('imap.gmx.net', 993),
    outgoing: tls('mail.gmx.net', 465),
    needs: 'password',
  },
  {
    provider: 'GMX',
    domains: ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr', 'gmx.es'],
    incoming: tls('imap.gmx.com', 993),
    outgoing: tls('mail.gmx.com', 465),
    needs: 'password',
  },
  {
    provider: 'WEB.DE',
    domains: ['web.de'],
    incoming: tls('imap.web.de', 993),
    outgoing: tls('smtp.web.de', 465),
    needs: 'password',
  },
  {
    provider: 'T-Online',
    domains: ['t-online.de', 'magenta.de'],
    incoming: tls('secureimap.t-online.de', 993),
    outgoing: tls('securesmtp.t-online.de', 465),
    needs: 'app-password',
  },
  {
    provider: 'Posteo',
    domains: [
      'posteo.de',
      'posteo.net',
      'posteo.org',
      'posteo.eu',
      'posteo.at',
      'posteo.ch',
      'posteo.com',
      'posteo.us',
    ],
    incoming: tls('posteo.de', 993),
    outgoing: tls('posteo.de', 465),
    needs: 'password',
  },
  {
    provider: 'mailbox.org',
    domains: ['mailbox.org'],
    incoming: tls('imap.mailbox.org', 993),
    outgoing: tls('smtp.mailbox.org', 465),
    needs: 'password',
  },
  {
    provider: 'IONOS',
    // prettier-ignore
    domains: [
      'ionos.de', 'online.de', 'onlinehome.de', 'sofortstart.de', 'sofort-start.de', 'sofortsurf.de', 'sofort-surf.de',
      'go4more.de', 'kundenserver.de', 'schlund.de',
    ],
    incoming: tls('imap.ionos.de', 993),
    outgoing: tls('smtp.ionos.de', 465),
    needs: 'password',
  },
  {
    provider: 'STRATO',
    domains: ['strato.de', 'rzone.de'],
    incoming: tls('imap.strato.de', 993),
    outgoing: tls('smtp.strato.de', 465),
    needs: 'password',
  },
  {
    provider: 'Hetzner',
    domains: ['your-server.de'],
    incoming: tls('mail.your-server.de', 993),
    outgoing: tls('mail.your-server.de', 465),
    needs: 'password',
  },
  {
    // Bridge runs on this machine and speaks IMAP and SMTP there, with its own password.
    provider: 'Proton Mail Bridge',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    incoming: starttls('127.0.0.1', 1143),
    outgoing: starttls('127.0.0.1', 1025),
    needs: 'bridge',
  },
];

const byDomain = new Map(presets.flatMap((preset) => preset.domains.map((domain) => [domain, preset] as const)));

/** Also finds a customer's name below a provider's domain, such as `office.onmicrosoft.com`. */
export function guessPreset(address: string): Preset | null {
  const labels = domainOf(address).split('.');
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  for (const name of names) {
    const preset = byDomain.get(name);
    if (preset !== undefined) return preset;
  }
  return null;
}
