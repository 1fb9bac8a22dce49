import type { Authentication } from '#shared/contract/messages.ts';
import type { TrustReason, TrustReasonCode } from '#shared/contract/trust.ts';
import { domainOf, nameOf } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import {
  brandSites,
  countStyled,
  findBrand,
  hasCheapEnding,
  isHostName,
  isMailProvider,
  isMailService,
  isOfBrand,
  isSameSite,
  judgeName,
  siteOf,
  type Brand,
  type SiteView,
} from '#shared/model/trust/index.ts';
import { hasFailed } from './authentication-verdict.ts';
import { readLinks, type AddReason } from './link-reasons.ts';
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
const minStyled = 4;

/** Every sign a mail gives, each with what it was seen by. Pure: the same for the reader, the list and the measurement. */
export function findReasons(evidence: MailEvidence, facts: SenderFacts): TrustReason[] {
  const reasons = new Map<TrustReasonCode, TrustReason>();
  const add: AddReason = (code, ...words) => {
    if (!reasons.has(code)) reasons.set(code, { code, words: words.map((word) => word.slice(0, 200)) });
  };
  const posesAs = readSender(evidence, facts, add);
  readLinks(evidence, facts, posesAs, add);
  readBody(evidence, add);
  return [...reasons.values()];
}

function readSender(evidence: MailEvidence, facts: SenderFacts, add: AddReason): Brand | null {
  const from = evidence.from ?? { name: '', address: '' };
  const address = from.address.toLowerCase();
  const host = domainOf(address);
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(address) && isHostName(host);
  const isOwn = facts.ownAddresses.has(address) || facts.ownSites.has(siteOf(host));
  // A mail without any sender is a scrap of one; who has a name and no address has something to hide.
  if (!isAddress && !isOwn && `${from.name}${from.address}` !== '') add('sender-no-address', from.address);

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
  add: AddReason,
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

function readBody(evidence: MailEvidence, add: AddReason): void {
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
