/** What providers do differently, in one place. Every row is explained in docs/quirks.md. */

export interface QuirkProfile {
  /** For the log and for docs/quirks.md. */
  readonly name: string;
  /** To one account at once, from this machine. */
  readonly maxConnections: number;
  /** CONDSTORE without QRESYNC is always used where offered; this is for VANISHED alone. */
  readonly canQresync: boolean;
  /** A copy of what leaves by this provider's SMTP appears in Sent by itself. */
  readonly filesSentItself: boolean;
  /** A message is one thing with labels: copies share their identity, and leaving a folder is losing a label. */
  readonly hasLabels: boolean;
  /** Leaving the inbox for `\All` is archiving. */
  readonly archivesToAll: boolean;
  readonly idleOk: boolean;
  /** The longest an IDLE lasts before it is begun anew; never 29 minutes (RFC 2177). */
  readonly idleMs: number;
  /** Between two looks where nothing is pushed, and behind IDLE. */
  readonly pollMs: number;
  /** Messages per FETCH of whole messages. */
  readonly fetchChunk: number;
  /** Messages per STORE, COPY and MOVE. */
  readonly changeChunk: number;
  /** Refuses the password of the account itself: one made for programs is needed. */
  readonly needsAppPassword: boolean;
  /** Takes no password at all. */
  readonly needsOauth: boolean;
}

export interface ServerSigns {
  readonly host: string;
  readonly capabilities?: ReadonlySet<string>;
  /** Name and vendor of RFC 2971, where the server tells them. */
  readonly id?: string;
  readonly greeting?: string;
}

const minute = 60_000;

const usual: QuirkProfile = {
  name: 'usual',
  maxConnections: 4,
  canQresync: true,
  filesSentItself: false,
  hasLabels: false,
  archivesToAll: false,
  idleOk: true,
  // Routers forget a quiet connection after five minutes.
  idleMs: 4.5 * minute,
  pollMs: 5 * minute,
  fetchChunk: 500,
  changeChunk: 1_000,
  needsAppPassword: false,
  needsOauth: false,
};

interface Row extends Partial<QuirkProfile> {
  readonly name: string;
  /** The domain itself or what lies under it. */
  readonly domains?: readonly string[];
  readonly capability?: string;
  readonly says?: RegExp;
}

/** The first row that fits. Hosts before software: a provider's rules bind whatever it runs. */
const rows: readonly Row[] = [
  {
    name: 'gmail',
    domains: ['gmail.com', 'googlemail.com', 'imap.google.com'],
    capability: 'X-GM-EXT-1',
    maxConnections: 6,
    canQresync: false,
    filesSentItself: true,
    hasLabels: true,
    archivesToAll: true,
    needsAppPassword: true,
    changeChunk: 500,
  },
  {
    name: 'outlook',
    domains: ['outlook.com', 'office365.com', 'hotmail.com', 'live.com', 'outlook.office.com'],
    maxConnections: 4,
    canQresync: false,
    filesSentItself: true,
    needsOauth: true,
    fetchChunk: 100,
    changeChunk: 200,
  },
  {
    name: 'icloud',
    domains: ['mail.me.com', 'icloud.com', 'me.com', 'mac.com'],
    maxConnections: 4,
    canQresync: false,
    filesSentItself: true,
    needsAppPassword: true,
    fetchChunk: 200,
  },
  {
    name: 'yahoo',
    domains: ['mail.yahoo.com', 'imap.aol.com', 'mail.yahoo.co.jp', 'mail.yahoodns.net'],
    maxConnections: 3,
    canQresync: false,
    needsAppPassword: true,
    fetchChunk: 100,
    changeChunk: 200,
  },
  { name: 'fastmail', domains: ['fastmail.com', 'messagingengine.com'], maxConnections: 6, needsAppPassword: true },
  {
    name: 'gmx',
    domains: ['gmx.net', 'gmx.de', 'gmx.com', 'web.de', 'mail.com', '1und1.de'],
    maxConnections: 3,
    canQresync: false,
    fetchChunk: 200,
  },
  {
    name: 't-online',
    domains: ['t-online.de', 'magenta.de'],
    maxConnections: 3,
    canQresync: false,
    needsAppPassword: true,
  },
  {
    name: 'strato',
    domains: ['strato.de', 'strato.com'],
    says: /rzimapd/i,
    maxConnections: 3,
    canQresync: false,
  },
  { name: 'ionos', domains: ['ionos.de', 'ionos.com', '1and1.com', 'kundenserver.de'], maxConnections: 3 },
  {
    name: 'proton-bridge',
    says: /proton|gluon/i,
    maxConnections: 3,
    canQresync: false,
    filesSentItself: true,
    hasLabels: false,
    archivesToAll: false,
    // It decrypts every message on this machine.
    fetchChunk: 50,
    changeChunk: 100,
  },
  { name: 'dovecot', says: /dovecot/i, maxConnections: 6 },
  { name: 'cyrus', says: /cyrus/i, maxConnections: 6 },
  { name: 'exchange', says: /exchange/i, canQresync: false, fetchChunk: 100, changeChunk: 200 },
  { name: 'courier', says: /courier/i, canQresync: false, maxConnections: 3 },
  { name: 'hmailserver', says: /hmailserver/i, canQresync: false, maxConnections: 3, fetchChunk: 100 },
  { name: 'james', says: /\bjames\b/i, canQresync: false, maxConnections: 3, fetchChunk: 100 },
  { name: 'stalwart', says: /stalwart/i, maxConnections: 4 },
  { name: 'zimbra', says: /zimbra/i, canQresync: false, maxConnections: 4 },
  { name: 'davmail', says: /davmail/i, canQresync: false, maxConnections: 2, filesSentItself: true, fetchChunk: 50 },
];

export function findQuirks(signs: ServerSigns): QuirkProfile {
  const host = signs.host.toLowerCase().replace(/\.$/, '');
  const said = `${signs.id ?? ''} ${signs.greeting ?? ''}`;
  const byHost = rows.find((row) => row.domains?.some((domain) => host === domain || host.endsWith(`.${domain}`)));
  const row =
    byHost ??
    rows.find(
      (one) =>
        (one.capability !== undefined && signs.capabilities?.has(one.capability)) || one.says?.test(said) === true,
    );
  if (row === undefined) return usual;
  const { domains: _domains, capability: _capability, says: _says, ...quirks } = row;
  return { ...usual, ...quirks };
}
