import { getDomain } from 'tldts';
import type { Authentication } from '#shared/contract/messages.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import { domainOf, type MailAddress } from '#shared/model/address.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { AuthenticationResult, AuthenticationVerdict } from '../mime/index.ts';
import type { AccountFacts } from './account-facts.ts';

type Verdict = NonNullable<Authentication['spf']>;

/** Receivers that sign under another domain than the one mail is fetched from. */
const receivers: readonly { readonly host: string; readonly ids: readonly string[] }[] = [
  { host: 'gmail.com', ids: ['google.com'] },
  { host: 'googlemail.com', ids: ['google.com'] },
  { host: 'office365.com', ids: ['outlook.com'] },
  { host: 'me.com', ids: ['icloud.com', 'apple.com'] },
  { host: 'icloud.com', ids: ['me.com', 'apple.com'] },
  { host: 'fastmail.com', ids: ['messagingengine.com'] },
  { host: 'ionos.de', ids: ['kundenserver.de'] },
  { host: 'ionos.com', ids: ['kundenserver.de'] },
  { host: '1und1.de', ids: ['kundenserver.de'] },
  { host: 'strato.de', ids: ['rzone.de', 'strato.com'] },
  { host: '127.0.0.1', ids: ['protonmail.ch', 'proton.me'] },
];

const results: Record<string, Verdict['result']> = {
  pass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  reject: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  policy: 'neutral',
  none: 'none',
};

// A server is believed by habit when nearly all mail of many different senders passed it last.
const learnFrom = 20;
const minDomains = 10;
const minShare = 0.9;
const maxWaiting = 40;
// By then there is no habit to see.
const learnUntil = 300;
const maxIds = 20;

/** What an account has seen at the top of its mail, until one of them is known to be its own server. */
interface Habit {
  learned: string | null;
  seen: number;
  ids: { server: string; count: number; domains: string[] }[];
  waiting: { messageId: MessageId; authentication: Authentication }[];
}

const readHabit = statement<{ value: string }>('SELECT value FROM meta WHERE key = ?');
const writeHabit = statement(`
  INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
const setAuthentication = statement('UPDATE messages SET authentication = ? WHERE id = ? AND authentication IS NULL');

/**
 * Whom to believe about SPF, DKIM and DMARC. Anybody can write such a header into a mail; only the user's own
 * receiving server writes the topmost one. So one below another is never believed, and the topmost only when its name
 * fits the server the mail is fetched from, is that provider's, or has stood there in nearly all mail.
 */
export class TrustedReceiver {
  readonly #tx: WriteTx;
  readonly #account: AccountFacts;
  readonly #habit: Habit;
  #hasLearned = false;

  constructor(tx: WriteTx, account: AccountFacts) {
    this.#tx = tx;
    this.#account = account;
    const kept = readHabit(tx.db).get(habitKey(account.id));
    this.#habit =
      kept === undefined ? { learned: null, seen: 0, ids: [], waiting: [] } : (JSON.parse(kept.value) as Habit);
  }

  judge(messageId: MessageId, from: MailAddress | null, found: readonly AuthenticationResult[]): Authentication | null {
    const host = this.#account.incomingHost;
    if (host === null) return null;
    const [topmost] = found;
    const senderDomain = domainOf(from?.address ?? '');
    if (topmost === undefined || topmost.authservId === '') {
      this.#note(null, senderDomain);
      return null;
    }
    const server = topmost.authservId.toLowerCase();
    const authentication = readVerdicts(topmost, senderDomain);
    if (fits(server, host.toLowerCase()) || server === this.#habit.learned) return authentication;
    if (this.#isLearning) this.#wait(messageId, server, senderDomain, authentication);
    return null;
  }

  /** After the rows of the batch: those that waited for this server to be known get their verdict. */
  keep(): void {
    if (!this.#hasLearned) return;
    const { learned, waiting } = this.#habit;
    if (learned !== null) {
      for (const { messageId, authentication } of waiting) {
        if (authentication.server === learned)
          setAuthentication(this.#tx.db).run(JSON.stringify(authentication), messageId);
      }
      this.#habit.waiting = [];
      this.#habit.ids = [];
    }
    writeHabit(this.#tx.db).run(habitKey(this.#account.id), JSON.stringify(this.#habit));
  }

  get #isLearning(): boolean {
    return this.#habit.learned === null && this.#habit.seen < learnUntil;
  }

  #wait(messageId: MessageId, server: string, senderDomain: string, authentication: Authentication): void {
    const { waiting } = this.#habit;
    waiting.push({ messageId, authentication });
    if (waiting.length > maxWaiting) waiting.shift();
    this.#note(server, senderDomain);
  }

  #note(server: string | null, senderDomain: string): void {
    const habit = this.#habit;
    if (!this.#isLearning) return;
    this.#hasLearned = true;
    habit.seen += 1;
    if (server === null) return;
    let known = habit.ids.find((one) => one.server === server);
    if (known === undefined) {
      if (habit.ids.length >= maxIds) return;
      known = { server, count: 0, domains: [] };
      habit.ids.push(known);
    }
    known.count += 1;
    if (known.domains.length < minDomains && !known.domains.includes(senderDomain)) known.domains.push(senderDomain);
    const isHabit = known.count >= learnFrom && known.count / habit.seen >= minShare;
    if (isHabit && known.domains.length >= minDomains) habit.learned = server;
  }
}

function habitKey(accountId: AccountId): string {
  return `receiver/${accountId}`;
}

function fits(server: string, host: string): boolean {
  const domain = registrable(server);
  if (domain === registrable(host)) return true;
  const known = receivers.find((receiver) => isWithin(host, receiver.host));
  return known?.ids.some((id) => isWithin(server, id)) === true;
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

function registrable(name: string): string {
  return getDomain(name) ?? name;
}

function readVerdicts({ authservId, verdicts }: AuthenticationResult, senderDomain: string): Authentication {
  const of = (method: string) => verdicts.filter((verdict) => verdict.method === method);
  const [spf] = of('spf');
  const [dmarc] = of('dmarc');
  // Of several signatures: one that holds and is the sender's, then one that holds, then any.
  const dkim = of('dkim').toSorted((a, b) => rank(a, senderDomain) - rank(b, senderDomain))[0];
  return {
    server: clip(cleanLine(authservId.toLowerCase()), 500),
    spf: spf === undefined ? null : { result: resultOf(spf), domain: domainIn(spf, ['smtp.mailfrom', 'smtp.helo']) },
    dkim: dkim === undefined ? null : { result: resultOf(dkim), domain: domainIn(dkim, ['header.d', 'header.i']) },
    dmarc: dmarc === undefined ? null : { result: resultOf(dmarc), domain: domainIn(dmarc, ['header.from']) },
  };
}

function rank(verdict: AuthenticationVerdict, senderDomain: string): number {
  const domain = domainIn(verdict, ['header.d', 'header.i']);
  const isSenders = domain !== null && senderDomain !== '' && registrable(domain) === registrable(senderDomain);
  return (verdict.result === 'pass' ? 0 : 2) + (isSenders ? 0 : 1);
}

function resultOf(verdict: AuthenticationVerdict): Verdict['result'] {
  return Object.hasOwn(results, verdict.result) ? (results[verdict.result] ?? 'error') : 'error';
}

function domainIn({ properties }: AuthenticationVerdict, names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (value === undefined || value === '') continue;
    return clip(cleanLine((value.includes('@') ? domainOf(value) : value).toLowerCase()), 500);
  }
  return null;
}
