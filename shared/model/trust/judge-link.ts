import { brandSites } from './brands.ts';
import { asciiHost, isHostName, isIpHost, isPrivateIp, siteOf } from './domains.ts';
import { isMailService, isShortener } from './known-hosts.ts';
import type { LookAlike, SiteView } from './look-alike.ts';
import { readableHost } from './punycode.ts';
import { findMixedWord, hasTurnedText, isDisguised } from './skeleton.ts';

/** Who wrote the mail the link stands in, and whom its reader knows. */
export interface LinkSender {
  /** The host of the sender's address. */
  readonly host: string;
  /** Own domains and those of people and houses the user has to do with. */
  readonly known: SiteView;
}

export type LinkReason =
  /** The text names one place, the link leads to another. */
  | { readonly kind: 'other-place'; readonly shown: string; readonly actual: string }
  /** A host that passes for one the user knows, or for a well-known one. */
  | { readonly kind: 'look-alike'; readonly of: string; readonly how: LookAlike['how'] }
  /** Letters of several alphabets in one name, or foreign ones that all pass for Latin. */
  | { readonly kind: 'mixed-letters'; readonly shown: string }
  /** `https://bank.example@evil.example`: what stands before the @ is not where it leads. */
  | { readonly kind: 'user-info'; readonly shown: string }
  /** A number instead of a name. */
  | { readonly kind: 'number-host' }
  /** The text is turned around by direction marks. */
  | { readonly kind: 'turned-text' }
  /** Runs or contains something instead of leading somewhere; never opened. */
  | { readonly kind: 'not-a-place'; readonly scheme: string }
  /** Through a page of somebody else to another one, named in the address. */
  | { readonly kind: 'passes-on'; readonly to: string }
  /** Nobody can see where it ends. */
  | { readonly kind: 'shortened' }
  | { readonly kind: 'unusual-port'; readonly port: string };

export interface LinkTarget {
  /** What is opened; `null` when nothing is. */
  readonly href: string | null;
  /** As it is looked up, "xn--…" where letters are borrowed; of a mail link the address. */
  readonly host: string;
  /** The same in its own letters, where that differs. */
  readonly readable: string | null;
  readonly isMail: boolean;
}

export interface LinkVerdict {
  readonly target: LinkTarget;
  /** What is said about it, the gravest first. */
  readonly reasons: readonly LinkReason[];
  /** It pretends: a click stops and asks. */
  readonly isDeceptive: boolean;
}

const maxUrl = 8_000;
const maxText = 500;

/** Whether a link of a mail is what it seems. Pure, quick enough for every link of a newsletter; nothing is looked up. */
export function judgeLink(text: string, href: string, sender: LinkSender): LinkVerdict {
  const trimmed = href.slice(0, maxUrl).trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (url === null) return unopenable(trimmed.split(':')[0] ?? '', '');
  if (url.protocol === 'mailto:') return judgeMailLink(text, url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return unopenable(url.protocol.slice(0, -1), url.hostname);

  const host = url.hostname.replace(/\.$/, '');
  const readable = readableHost(host);
  const stops: LinkReason[] = [];
  const notes: LinkReason[] = [];
  const shown = readShownHost(text);
  const onward = readOnward(url);
  const isService = isMailService(host);

  if (url.username !== '' || url.password !== '') stops.push({ kind: 'user-info', shown: decodeSafely(url.username) });
  if (hasTurnedText(text)) stops.push({ kind: 'turned-text' });
  const odd = readable.split('.').find((label) => findMixedWord(label) !== null || isDisguised(label));
  if (odd !== undefined) stops.push({ kind: 'mixed-letters', shown: readable });
  if (shown !== null && !leadsTo(shown, host, onward, isService, sender)) {
    stops.push({
      kind: 'other-place',
      shown: readableHost(shown),
      actual: onward !== null && isService ? onward : host,
    });
  }
  const isNumber = isIpHost(host);
  // The router at home writes such links, and says so; a text that hides the number has a reason to.
  if (isNumber && shown !== host && !isPrivateIp(host)) stops.push({ kind: 'number-host' });
  const alike = isNumber || isSenders(host, sender) ? null : findAlike(host, sender.known);
  if (alike !== null) (alike.how === 'ending' ? notes : stops).push({ kind: 'look-alike', ...alike });
  const alikeOnward = onward === null ? null : findAlike(onward, sender.known);
  if (alikeOnward !== null && alikeOnward.how !== 'ending') stops.push({ kind: 'look-alike', ...alikeOnward });

  if (onward !== null) notes.push({ kind: 'passes-on', to: onward });
  if (isShortener(host)) notes.push({ kind: 'shortened' });
  if (url.port !== '') notes.push({ kind: 'unusual-port', port: url.port });
  return {
    target: {
      href: openable(url),
      host,
      readable: readable === host ? null : readable,
      isMail: false,
    },
    reasons: [...stops, ...notes],
    isDeceptive: stops.length > 0,
  };
}

/** What is opened carries no name and password: the shell refuses those, and no page needs them. */
function openable(url: URL): string {
  if (url.username === '' && url.password === '') return url.href;
  return `${url.protocol}//${url.host}${url.pathname}${url.search}${url.hash}`;
}

/** Schemes that do something; what is merely no address leads nowhere and harms nobody. */
const acting = new Set([
  'javascript',
  'data',
  'vbscript',
  'file',
  'blob',
  'filesystem',
  'about',
  'view-source',
  'search-ms',
  'ms-msdt',
  'smb',
]);

function unopenable(scheme: string, host: string): LinkVerdict {
  const name = scheme
    .toLowerCase()
    .replace(/[^a-z0-9+.-]/g, '')
    .slice(0, 40);
  return {
    target: { href: null, host, readable: null, isMail: false },
    reasons: [{ kind: 'not-a-place', scheme: name }],
    isDeceptive: acting.has(name),
  };
}

function judgeMailLink(text: string, url: URL): LinkVerdict {
  const address = decodeSafely(url.pathname).split(/[,?]/)[0] ?? '';
  const shown = /^[\s<"']*([^\s<>"'@]+@[^\s<>"'@]+?)[\s>"'.]*$/.exec(text.slice(0, maxText))?.[1];
  const isOther = shown !== undefined && address !== '' && shown.toLowerCase() !== address.toLowerCase();
  const reasons: LinkReason[] = [];
  if (hasTurnedText(text)) reasons.push({ kind: 'turned-text' });
  // Another person of the same house is no trick.
  if (isOther && siteOf(hostPart(shown)) !== siteOf(hostPart(address))) {
    reasons.push({ kind: 'other-place', shown, actual: address });
  }
  return {
    target: { href: url.href, host: address, readable: null, isMail: true },
    reasons,
    isDeceptive: reasons.length > 0,
  };
}

/**
 * The host a text claims, or `null` where it claims none. "www.bank.example", "https://bank.example/login", also
 * amid other words; a bare name only when it is all there is, because "Node.js" is no place.
 */
export function readShownHost(text: string): string | null {
  const plain = text
    .slice(0, maxText)
    .normalize('NFKC')
    // Full stops of other scripts, which a browser reads as its own.
    .replace(/[\u3002\uff61\u2024]/g, '.')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .trim();
  const explicit = /(?:https?:\s*\/\s*\/\s*|\bwww\.)[^\s<>"')\]]{1,300}/i.exec(plain)?.[0];
  if (explicit !== undefined) return hostIn(explicit.replace(/\s+/g, '').replace(/^https?:\/\//i, ''));
  const whole = plain.replace(/^[<("'»„“]+|[>)"'«”“.,:!]+$/g, '');
  if (/[\s@]/.test(whole) || fileLike.test(whole)) return null;
  return hostIn(whole);
}

/** Endings that are also those of files: "README.md" leads nowhere. */
const fileLike = /^[^/]+\.(?:md|zip|mov|sh|py|rs|pl|ps|app|java|cc|so|ai|doc|pdf|js|ts|net)$/i;

function hostIn(text: string): string | null {
  const host = (text.split(/[/?#\\]/)[0] ?? '')
    .replace(/^[^@]*@/, '')
    .replace(/:\d*$/, '')
    .replace(/[.,;:!]+$/, '');
  return isHostName(host) ? asciiHost(host) : null;
}

function leadsTo(shown: string, host: string, onward: string | null, isService: boolean, sender: LinkSender): boolean {
  const place = siteOf(shown);
  if (place === siteOf(host)) return true;
  // On to where the text says, by way of somebody else: named as `passes-on`.
  if (onward !== null && place === siteOf(onward)) return true;
  // A newsletter's own address, by way of its mailing service or its own counter.
  const isOwnAddress = place === siteOf(sender.host);
  if (isOwnAddress && isService) return true;
  // The sender's counter in front of somebody's page, as newsletters have it: the sender is who one knows.
  return siteOf(host) === siteOf(sender.host) && brandSites.findLookAlike(host) === null && sender.known.has(host);
}

function isSenders(host: string, sender: LinkSender): boolean {
  return sender.known.has(host) || (brandSites.has(host) && siteOf(host) !== '');
}

function findAlike(host: string, known: SiteView): LookAlike | null {
  if (known.has(host) || brandSites.has(host)) return null;
  const ofKnown = known.findLookAlike(host);
  const ofBrand = brandSites.findLookAlike(host);
  if (ofKnown !== null && ofKnown.how !== 'ending') return ofKnown;
  // A name under another ending says little about a house that has dozens of them.
  return ofBrand !== null && ofBrand.how !== 'ending' ? ofBrand : ofKnown;
}

/** Where an open redirector sends one: an address within the address. */
function readOnward(url: URL): string | null {
  for (const [, value] of url.searchParams) {
    const found = /^(?:https?:)?\/\/[^\s]{3,}/i.exec(value.trim())?.[0];
    if (found === undefined) continue;
    const address = found.startsWith('//') ? `https:${found}` : found;
    if (!URL.canParse(address)) continue;
    const { hostname } = new URL(address);
    if (hostname.includes('.') && siteOf(hostname) !== siteOf(url.hostname)) return hostname;
  }
  const inPath = /\/(https?:\/{1,2}[^/\s?#]+)/i.exec(url.pathname)?.[1];
  if (inPath !== undefined) {
    const host = inPath.replace(/^https?:\/+/i, '');
    if (isHostName(host) && siteOf(host) !== siteOf(url.hostname)) return host.toLowerCase();
  }
  return null;
}

function hostPart(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an encoding: the characters are meant as they stand.
    return text;
  }
}
