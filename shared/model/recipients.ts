import type { MailAddress } from './address.ts';
import { cleanLine, clip } from './line.ts';

export interface Recipients {
  readonly addresses: readonly MailAddress[];
  /** What somebody typed that is no address, one entry each. */
  readonly bad: readonly string[];
}

const maxRecipients = 1_000;
const atom = /^[^\s()<>[\]:;@\\,."\u0000-\u001f\u007f-\u009f]+(?:\.[^\s()<>[\]:;@\\,."\u0000-\u001f\u007f-\u009f]+)*$/;
const quotedLocal = /^"[\x20\x21\x23-\x5b\x5d-\x7e]+"$/;
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const atInside = /@/;

/**
 * An address line as its entries, strictly: `a@b.example`, `Anna <a@b.example>`, `"Berg, Anna" <a@b.example>`, apart by
 * commas or semicolons. No groups, no comments, no routes: a line that could be read in two ways is not sent.
 */
export function parseRecipients(line: string): Recipients {
  const addresses: MailAddress[] = [];
  const bad: string[] = [];
  for (const entry of splitEntries(line)) {
    const found = addresses.length < maxRecipients ? parseEntry(entry) : null;
    if (found !== null) addresses.push(found);
    else if (bad.length < 100) bad.push(clip(cleanLine(entry), 200));
  }
  return { addresses, bad };
}

/** `null` when no mail can go there. The domain as DNS wants it, unless what stands before it needs more than ASCII too. */
export function normalizeAddress(address: string): string | null {
  if (cleanLine(address) !== address || address.length > 254) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at < 1 || !isLocalPart(local)) return null;
  if (domain.startsWith('[')) return isIpLiteral(domain) ? address : null;
  const ascii = domainToAscii(domain);
  if (ascii === null) return null;
  return /^[\x21-\x7e ]+$/.test(local) ? `${local}@${ascii}` : `${local}@${domain.toLowerCase()}`;
}

/** Why an entry is no address: what to look at, for the one who typed it. */
export type RecipientFault = 'no-at' | 'name' | 'domain' | 'local' | 'unclear';

/** `null` when it is one. */
export function findRecipientFault(entry: string): RecipientFault | null {
  const { addresses, bad } = parseRecipients(entry);
  if (addresses.length === 1 && bad.length === 0) return null;
  const angle = /^([^<>]*)<([^<>]*)>$/s.exec(entry.trim());
  const address = (angle?.[2] ?? entry).trim();
  if (!address.includes('@')) return 'no-at';
  if (angle !== null && normalizeAddress(address) !== null) return 'name';
  const at = address.lastIndexOf('@');
  if (/[\s<>()]/.test(address) || address.indexOf('@') !== at) return 'unclear';
  return isLocalPart(address.slice(0, at)) ? 'domain' : 'local';
}

/** Each address once, the first name it was written under. */
export function uniqueAddresses(addresses: readonly MailAddress[]): MailAddress[] {
  const seen = new Set<string>();
  return addresses.filter(({ address }) => {
    const key = address.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}

/** An address line as it was typed, entry by entry; commas within quotes and angles part nothing. */
export function splitEntries(line: string): string[] {
  const entries: string[] = [];
  let entry = '';
  let isQuoted = false;
  let isAngle = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (isQuoted && char === '\\') {
      entry += char + line.charAt(at + 1);
      at += 1;
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '<') isAngle = true;
    else if (!isQuoted && char === '>') isAngle = false;
    if (!isQuoted && !isAngle && (char === ',' || char === ';')) {
      entries.push(entry);
      entry = '';
    } else entry += char;
  }
  return [...entries, entry].map((one) => one.trim()).filter((one) => one !== '');
}

function parseEntry(entry: string): MailAddress | null {
  const angle = /^([^<>]*)<([^<>]*)>$/s.exec(entry);
  if (angle === null) {
    const address = normalizeAddress(entry);
    return address === null ? null : { name: '', address };
  }
  const address = normalizeAddress((angle[2] ?? '').trim());
  const name = readName((angle[1] ?? '').trim());
  return address === null || name === null ? null : { name, address };
}

/** `null`: not a name, or one that would have to be guessed at. */
function readName(text: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(text);
  const name = quoted === null ? text : (quoted[1] ?? '').replace(/\\(.)/gs, '$1');
  // Outside quotes these separate things from each other: `a@b.example Bcc: v@x.example`.
  if (quoted === null && (/[",;:\\[\]]/.test(name) || atInside.test(name))) return null;
  return clip(cleanLine(name), 200);
}

function isLocalPart(local: string): boolean {
  return utf8Length(local) <= 64 && (atom.test(local) || quotedLocal.test(local));
}

function utf8Length(text: string): number {
  let length = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** The URL parser knows IDNA; nothing that it would read as anything but a host name reaches it. */
function domainToAscii(domain: string): string | null {
  if (domain === '' || /[/?#:@%\\[\]\s]/.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  return ascii.split('.').every((part) => label.test(part)) ? ascii : null;
}

function isIpLiteral(domain: string): boolean {
  const ip = /^\[(IPv6:)?([0-9a-f.:]+)\]$/i.exec(domain);
  if (ip === null) return false;
  const text = ip[2] ?? '';
  if (text.includes(':')) return URL.canParse(`http://[${text}]`);
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);
}
