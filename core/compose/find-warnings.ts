import { getDomain } from 'tldts';
import type { SendWarning } from '#shared/contract/drafts.ts';
import { domainOf, type MailAddress } from '#shared/model/address.ts';
import { findAttachmentWords, ownWords } from './attachment-words.ts';
import { findLookAlike } from './look-alike.ts';

export interface SendFacts {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly isForward: boolean;
  readonly hasFiles: boolean;
  /** Files or pictures: a mail that has any says something without a word. */
  readonly hasContent: boolean;
  /** Where it is sent from. */
  readonly sender: string;
  /** Everybody the answered mail came from or went to, in small letters: no news to anybody. */
  readonly present: ReadonlySet<string>;
  /** Addresses one has had mail with, in small letters. */
  isKnown(address: string): boolean;
  /** Those one writes to. */
  readonly writtenTo: readonly string[];
}

/** So many who would learn each other's address. */
const manyInTo = 10;

// Sharing one of these makes nobody a colleague.
const providers = new Set(
  (
    'gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de outlook.com outlook.de hotmail.com hotmail.de live.com ' +
    'live.de yahoo.com yahoo.de icloud.com me.com mac.com aol.com t-online.de freenet.de arcor.de posteo.de posteo.net ' +
    'mailbox.org proton.me protonmail.com tutanota.com tuta.com fastmail.com 1und1.de online.de bluewin.ch mail.de'
  ).split(' '),
);

/** What is worth a second look. Each says its reason; none of them stops anybody. */
export function findWarnings(facts: SendFacts): SendWarning[] {
  const all = [...facts.to, ...facts.cc, ...facts.bcc];
  const news = all.filter(({ address }) => !facts.present.has(address.toLowerCase()));
  const warnings: SendWarning[] = [];
  const warn = (kind: SendWarning['kind'], texts: readonly string[] = []) =>
    warnings.push({ kind, texts: texts.slice(0, 100).map((text) => text.slice(0, 500)) });

  const pairs = news.flatMap(({ address }) => {
    const other = facts.isKnown(address.toLowerCase()) ? null : findLookAlike(address, facts.writtenTo);
    return other === null ? [] : [address, other];
  });
  if (pairs.length > 0) warn('lookAlike', pairs);

  const outside = findOutsiders(all, facts.sender);
  const newOutside = outside.filter((address) => !facts.present.has(address.toLowerCase()));
  if (newOutside.length > 0 && outside.length < all.length) warn('external', newOutside);

  const strangers = news
    .map(({ address }) => address)
    .filter((address) => !facts.isKnown(address.toLowerCase()) && !pairs.includes(address));
  if (strangers.length > 0) warn('firstTime', strangers);

  const open = [...facts.to, ...facts.cc];
  const domains = new Set(open.map(({ address }) => domainOf(address).toLowerCase()));
  if (open.length > manyInTo && domains.size > 1)
    warn(
      'manyInTo',
      open.map(({ address }) => address),
    );

  const words = facts.hasFiles ? [] : findAttachmentWords(facts.text);
  if (words.length > 0) warn('attachment', words);
  if (facts.subject.trim() === '') warn('noSubject');
  if (!facts.isForward && !facts.hasContent && ownWords(facts.text).trim() === '') warn('noText');
  return warnings;
}

/** Those who are not of the house of the sender; nobody where the sender has none. */
function findOutsiders(all: readonly MailAddress[], sender: string): string[] {
  const house = houseOf(sender);
  if (house === null) return [];
  return all.map(({ address }) => address).filter((address) => houseOf(address) !== house);
}

function houseOf(address: string): string | null {
  const domain = domainOf(address).toLowerCase();
  const house = getDomain(domain, { allowPrivateDomains: true }) ?? domain;
  return house === '' || providers.has(house) ? null : house;
}
