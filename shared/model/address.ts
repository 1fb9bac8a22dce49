import { cleanLine } from './line.ts';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** What a row shows for a person. A name that poses as another address is not believed. */
export function nameOf({ name, address }: MailAddress): string {
  const shown = cleanLine(name).replace(/^(["'])(.*)\1$/, '$2');
  if (shown === '') return cleanLine(address);
  const posesAs = shown.match(/[^\s<>"']+@[^\s<>"']+/)?.[0];
  if (posesAs !== undefined && posesAs.toLowerCase() !== address.toLowerCase()) return cleanLine(address);
  return shown;
}

/** `Anna Berg <anna@example.org>`; the name is quoted where RFC 5322 asks for it. */
export function formatAddress({ name, address }: MailAddress): string {
  const shown = cleanLine(name);
  const clean = cleanLine(address);
  if (shown === '' || shown === clean) return clean;
  const needsQuotes = /[()<>[\]:;@\\,."]/.test(shown);
  const word = needsQuotes ? `"${shown.replace(/(["\\])/g, '\\$1')}"` : shown;
  return `${word} <${clean}>`;
}

/** The part by which a provider is known, lower case; `''` where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
}
