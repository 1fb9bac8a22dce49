import type { Authentication } from '#shared/contract/messages.ts';
import type { TrustReason, TrustReasonCode } from '#shared/contract/trust.ts';
import { domainOf, nameOf } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import {
  brandSites,
  countStyled,
  findBrand,
  hasCheapEnding,
  isFreePage,
  isHostName,
  isMailProvider,
  isMailService,
  isOfBrand,
  isSameSite,
  judgeLink,
  judgeName,
  siteOf,
  type Brand,
  type LinkReason,
  type SiteView,
} from '#shared/model/trust/index.ts';
import { hasFailed } from './authentication-verdict.ts';
import { looksRandom } from './looks-random.ts';
import { wordKinds, type MailEvidence } from './model.ts';

/** What the user's own mailbox says about a mail: asked anew every time, because it changes. */
export interface SenderFacts {
  /** Lower-case addresses the user writes from. */
  readonly ownAddresses: ReadonlySet<string>;
  /** Sites of those that are nobody else's. */
  readonly ownSites: ReadonlySet<string>;
  readonly known: SiteView;
  /** Somebody the user knows by this name, at another site. */
  readonly namesake: string | null;
  /** `null`: no server the user trusts said anything. */
  readonly authentication: Authentication | null;
  readonly isAuthenticated: boolean;
}

const minHidden = 300;
const maxImageText = 160;
const minStyled = 4;
const maxLinksJudged = 60;

/** Every sign a mail gives, each with what it was seen by. Pure: the same for the reader, the list and the measurement. */
export function findReasons(evidence: MailEvidence, facts: SenderFacts): TrustReason[] {
  const reasons = new Map<TrustReasonCode, TrustReason>();
  const add = (code: TrustReasonCode, ...words: string[]) => {
    if (!reasons.has(code)) reasons.set(code, { code, words: words.map((word) => word.slice(0, 200)) });
  };
  const posesAs = readSender(evidence, facts, add);
  readLinks(evidence, facts, posesAs, add);
  readBody(evidence, add);
  return [...reasons.values()];
}

type Add = (code: TrustReasonCode, ...words: string[]) => void;

function readSender(evidence: MailEvidence, facts: SenderFacts, add: Add): Brand | null {
  const from = evidence.from ?? { name: '', address: '' };
  const address = from.address.toLowerCase();
  const host = domainOf(address);
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(address) && isHostName(host);
  const isOwn = facts.ownAddresses.has(address) || facts.ownSites.has(siteOf(host));
  if (!isAddress && !isOwn) add('sender-no-address', from.address);

  for (const trick of judgeName(from)) {
    if (trick.kind === 'name-shows-address') add('name-shows-address', trick.shown, address);
    else if (trick.kind === 'name-shows-host') add('name-shows-host', trick.shown, host);
    else if (trick.kind === 'name-of-brand') add('name-of-brand', trick.brand, host);
    else add('name-disguised', nameOf(from));
  }
  if (countStyled(from.address) > 2) add('name-disguised', from.address);
  const namedBrand = findBrand(foldText(from.name), foldText(evidence.subject));
  const subjectBrand = findBrand(foldText(evidence.subject));
  const nameBrand = namedBrand !== null && namedBrand.isWhole ? namedBrand.brand : null;
  const brand = nameBrand ?? subjectBrand?.brand ?? null;
  const posesAs = brand !== null && !isOfBrand(host, brand) ? brand : null;
  if (posesAs !== null && posesAs !== nameBrand) add('subject-names-brand', posesAs.name, host);
  const opening = posesAs === null ? findBrand(evidence.opening) : null;
  if (opening !== null && !isOfBrand(host, opening.brand) && asksFor(evidence))
    add('text-names-brand', opening.brand.name, host);

  if (facts.namesake !== null && !isOwn) add('name-of-contact', nameOf(from), facts.namesake);
  const lowName = from.name.toLowerCase();
  const ownWord = [...facts.ownAddresses, ...facts.ownSites].find((own) => lowName.includes(own));
  if (ownWord !== undefined && !isOwn) add('name-is-own', ownWord, address);
  if (isAddress) readHost(host, address, evidence, facts, posesAs !== null, add);

  const { authentication } = facts;
  const isRefused = hasFailed(authentication);
  if (isRefused) add('sender-failed', host);
  if (isOwn && (isRefused || (authentication !== null && !facts.isAuthenticated))) add('own-domain-forged', host);

  const replyHost = evidence.replyTo === null ? '' : domainOf(evidence.replyTo.address);
  if (replyHost !== '' && !isSameSite(replyHost, host) && !facts.known.has(replyHost)) {
    if (isMailProvider(replyHost) || !isMailService(replyHost))
      add('reply-elsewhere', evidence.replyTo?.address ?? '', host);
  }
  return posesAs;
}

/** "werse-bank-kundenschutz", "zahlio-alerts": a counter, set up for one purpose. */
const baitHost =
  /-(?:secure|security|alerts?|verify|verification|login|signin|account|accounts|support|helpdesk|admin|center|update|billing|refund|kundenschutz|kundenservice|sicherheit|zustelldienst|zustellung|erstattung|konto|anmeldung|bestaetigung|bescheid|services?|portal|share|online|voicebox|registry)(?:-|$)|^(?:secure|verify|login|account|support|update|konto|sicherheit|kundenservice|zustellung)-/;

/** It wants something: money, a login, a click. */
function asksFor({ words }: MailEvidence): boolean {
  return [words.account, words.payment, words.parcel, words.prize, words.crypto].some((word) => word !== undefined);
}

function readHost(
  host: string,
  address: string,
  evidence: MailEvidence,
  facts: SenderFacts,
  isPosing: boolean,
  add: Add,
): void {
  const alike = facts.known.has(host)
    ? null
    : (facts.known.findLookAlike(host) ?? (brandSites.has(host) ? null : brandSites.findLookAlike(host)));
  if (alike !== null && alike.how !== 'ending') add('sender-looks-alike', host, alike.of);
  else if (alike !== null && facts.known.has(alike.of)) add('sender-other-ending', host, alike.of);
  if (isMailProvider(host) && !evidence.isAnswer && (isPosing || asksFor(evidence))) add('house-on-free-mail', host);
  if (hasCheapEnding(host)) add('sender-cheap-ending', host);
  const label = siteOf(host).split('.')[0] ?? '';
  if (looksRandom(label) || host.split('.').length > 4) add('sender-random-host', host);
  if (baitHost.test(label) && !facts.known.has(host)) add('sender-bait-host', host);
  const local = evidence.from?.address.split('@')[0] ?? '';
  if (!/[#=+]/.test(local) && looksRandom(local) && !evidence.isList) add('sender-random-name', address);
}

function readLinks(evidence: MailEvidence, facts: SenderFacts, posesAs: Brand | null, add: Add): void {
  const host = domainOf(evidence.from?.address ?? '');
  const sender = { host, known: facts.known };
  const hosts = new Set<string>();
  for (const { text, href } of evidence.links.slice(0, maxLinksJudged)) {
    const { target, reasons } = judgeLink(text, href, sender);
    for (const reason of reasons) addLinkReason(reason, target.host, evidence, add);
    if (target.isMail || target.href === null || target.host === '') continue;
    if (!target.host.includes('.')) {
      add('link-broken', href);
      continue;
    }
    hosts.add(target.host);
    if (
      evidence.recipients.some((own) => own.length > 5 && namesAddress(target.href ?? '', own)) &&
      !/unsub|abmeld|abbestell|opt-?out|preferenc|profil/i.test(`${text} ${href}`)
    )
      add('link-names-you', target.host);
    if (isDetour(target.href)) add('link-detour', target.host);
    if (hackedPage.test(href)) add('link-hacked-page', target.host);
    if (isFreePage(target.host)) add('link-free-page', target.host);
    else if (hasCheapEnding(target.host) && !isSameSite(target.host, host)) add('link-cheap-ending', target.host);
    else if (looksRandom(siteOf(target.host).split('.')[0] ?? '')) add('link-random-host', target.host);
  }
  const places = [...hosts];
  const isElsewhere = places.length > 0 && places.every((one) => !isSameSite(one, host) && !facts.known.has(one));
  if (isElsewhere) add('links-all-elsewhere', places[0] ?? '', host);
  // A brand's own mail leads to the brand.
  if (posesAs !== null && places.length > 0 && !places.some((one) => isOfBrand(one, posesAs))) {
    add('brand-links-elsewhere', posesAs.name, places[0] ?? '');
  }
  if (evidence.linkedImages > 0 && evidence.textLength < maxImageText) add('image-only');
  // A page of many links that all lead to one stranger. Mailing services are strangers one knows.
  const [first = ''] = places;
  const isOnePlace = evidence.isHtml && evidence.linkCount > 1 && new Set(places.map(siteOf)).size === 1;
  if (isOnePlace && isElsewhere && !isMailService(first)) add('one-place-elsewhere', first, host);
}

/** Pages of a shop's own workings: nobody sends customers there, but whoever broke in does. */
const hackedPage = /\/(?:wp-admin|wp-includes|wp-content\/(?!uploads\/)|\.well-known|cgi-bin\/\.)\/?[^?#]*/i;

/** Search engines and translators that pass one on, so that their good name stands in the link. */
function isDetour(href: string): boolean {
  const { hostname, pathname } = new URL(href);
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(hostname))
    return /^\/(?:url|amp\/|translate|imgres|travel\/clk)/.test(pathname) || hostname.startsWith('translate.');
  if (/(?:^|\.)bing\.com$/.test(hostname)) return pathname.startsWith('/ck/');
  return /(?:^|\.)(?:doubleclick\.net|googleadservices\.com|translate\.goog)$/.test(hostname);
}

/** So that the form at the other end is half filled in. */
function namesAddress(href: string, address: string): boolean {
  const low = href.toLowerCase();
  return low.includes(address) || low.includes(encodeURIComponent(address));
}

function addLinkReason(reason: LinkReason, host: string, evidence: MailEvidence, add: Add): void {
  switch (reason.kind) {
    case 'other-place':
      add('link-other-place', reason.shown, reason.actual);
      break;
    case 'look-alike':
      if (reason.how !== 'ending') add('link-looks-alike', host, reason.of);
      break;
    case 'mixed-letters':
      add('link-disguised', reason.shown);
      break;
    case 'user-info':
    case 'turned-text':
    case 'number-host':
      add('link-disguised', host);
      break;
    case 'not-a-place':
      if (reason.scheme === 'data' || reason.scheme === 'javascript') add('link-runs', reason.scheme);
      break;
    case 'shortened':
      if (!evidence.isList) add('link-shortened', host);
      break;
    case 'passes-on':
    case 'unusual-port':
      break;
  }
}

function readBody(evidence: MailEvidence, add: Add): void {
  for (const kind of wordKinds) {
    const words = evidence.words[kind];
    if (words !== undefined) add(`words-${kind}`, words);
  }
  if (evidence.hasForm) add('form');
  if (evidence.hasScript) add('script');
  if (evidence.hiddenLength > minHidden && evidence.hiddenLength > evidence.textLength / 3) add('hidden-text');
  if (evidence.disguisedWords > 1) add('disguised-words');
  if (countStyled(evidence.subject) >= minStyled || evidence.styledLetters > 20) add('styled-letters');
  if (evidence.placeholder !== null) add('placeholder', evidence.placeholder);
  if (evidence.greetsAddress) add('greets-address', evidence.recipients[0] ?? '');
  if (/^\s*(?:re|aw|fwd?|wg)\s*:/i.test(evidence.subject) && !evidence.isAnswer && !evidence.isList) add('fake-answer');
  if (evidence.gibberish > 1) add('gibberish');
  if (evidence.recipients.length === 0) add('not-to-you');
  if (evidence.isBroken) add('broken-header');
  if (evidence.messageIdHost === null || !evidence.hasDate) add('no-id-or-date');
  for (const { name, kind } of evidence.attachments) {
    if (kind === 'program' || kind === 'page' || kind === 'macros') add(`attachment-${kind}`, name);
    else if (kind === 'archive' && /passwor[dt]/i.test(evidence.words.document ?? '')) add('attachment-locked', name);
  }
}
