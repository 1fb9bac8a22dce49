import { getDomainWithoutSuffix, parse } from 'tldts';

// Sites of many owners: `anna.github.io` and `evil.github.io` are strangers to each other.
const options = { allowPrivateDomains: true };

/**
 * The part of a host that somebody registered: `mail.shop.example.co.uk` → `example.co.uk`. Two hosts of one site have
 * one owner. An address of numbers is its own site; `''` where there is none.
 */
export function siteOf(host: string): string {
  const clean = host.toLowerCase().replace(/\.+$/, '');
  const { domain, isIp, hostname } = parse(clean, options);
  return isIp === true ? (hostname ?? clean) : (domain ?? clean);
}

/** Its name without the ending: `example` of `mail.example.co.uk`. */
export function labelOf(site: string): string {
  return getDomainWithoutSuffix(site, options) ?? site;
}

export function isSameSite(one: string, other: string): boolean {
  return one !== '' && siteOf(one) === siteOf(other);
}

/** Ends in something one can register under, so that a word in a text can be meant as a host. */
export function isHostName(text: string): boolean {
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{M}\p{N}_-]+)+\.?$/u.test(text))
    return false;
  const { isIcann, isPrivate, isIp, publicSuffix, domain } = parse(text.toLowerCase(), options);
  if (isIp === true) return true;
  const isReserved = publicSuffix !== null && reservedSuffixes.has(publicSuffix);
  // `iki.fi` is a suffix of many owners, and a host all the same.
  return isPrivate === true || (domain !== null && (isIcann === true || isReserved));
}

/** RFC 2606 and 6761: in no public list, and met in examples, tests and inner networks. */
const reservedSuffixes = new Set([
  'example',
  'test',
  'invalid',
  'localhost',
  'local',
  'lan',
  'localdomain',
  'home',
  'corp',
  'intern',
  'internal',
  'arpa',
]);

export function isIpHost(host: string): boolean {
  return parse(host.replace(/^\[|\]$/g, '')).isIp === true;
}

/** The home, the office, this machine: nobody out there can put anything at such an address. */
export function isPrivateIp(host: string): boolean {
  return /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)|^\[?(?:::1|f[cd][0-9a-f]{2}:|fe80:)/i.test(
    host,
  );
}

/** As a browser would look it up: lower case, borrowed letters as "xn--…". `null`: nothing that could be. */
export function asciiHost(host: string): string | null {
  const address = `http://${host}/`;
  if (host === '' || /[\s/?#@\\]/.test(host) || !URL.canParse(address)) return null;
  return new URL(address).hostname.replace(/\.$/, '');
}
