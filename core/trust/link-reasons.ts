import type { TrustReasonCode } from '#shared/contract/trust.ts';
import { domainOf } from '#shared/model/address.ts';
import {
  brandSites,
  hasCheapEnding,
  isFreePage,
  isMailService,
  isOfBrand,
  isSameSite,
  judgeLink,
  siteOf,
  type Brand,
  type LinkReason,
  type SiteView,
} from '#shared/model/trust/index.ts';
import { looksRandom } from './looks-random.ts';
import type { MailEvidence } from './model.ts';

export type AddReason = (code: TrustReasonCode, ...words: string[]) => void;

const maxLinksJudged = 60;
const maxImageText = 160;

/** What a mail's links say against it, one by one and all together. `posesAs`: the house it wants to be of. */
export function readLinks(
  evidence: MailEvidence,
  facts: { readonly known: SiteView },
  posesAs: Brand | null,
  add: AddReason,
): void {
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
  // Of a well-known house one sees where one is.
  if (isOnePlace && isElsewhere && !isMailService(first) && !brandSites.has(first))
    add('one-place-elsewhere', first, host);
}

/** Pages of a shop's own workings: nobody sends customers there, but whoever broke in does. */
const hackedPage = /\/(?:wp-admin|wp-includes|wp-content\/(?!uploads\/)|\.well-known|cgi-bin\/\.)\/?[^?#]*/i;

/** Search engines and translators that pass one on, so that their good name stands in the link. */
function isDetour(href: string): boolean {
  const { hostname, pathname, href: whole } = new URL(href);
  const isGoogle = /(?:^|\.)google\.[a-z.]{2,6}$/.test(hostname);
  const passesOn =
    (isGoogle && (/^\/(?:url|amp\/|imgres|travel\/clk)/.test(pathname) || hostname.startsWith('translate.'))) ||
    (/(?:^|\.)bing\.com$/.test(hostname) && pathname.startsWith('/ck/')) ||
    /(?:^|\.)(?:doubleclick\.net|googleadservices\.com|translate\.goog)$/.test(hostname);
  // Invitations of Google's calendar go through Google to Google.
  return (
    passesOn &&
    !(isGoogle && /[?&](?:q|url)=https?(?::|%3a)(?:\/|%2f){2}(?:[a-z]+\.)*google\.com(?:\/|%2f)/i.test(whole))
  );
}

/** So that the form at the other end is half filled in. */
function namesAddress(href: string, address: string): boolean {
  const low = href.toLowerCase();
  return low.includes(address) || low.includes(encodeURIComponent(address));
}

function addLinkReason(reason: LinkReason, host: string, evidence: MailEvidence, add: AddReason): void {
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
