import { domainOf, type MailAddress } from '../address.ts';
import { foldText } from '../fold.ts';
import { findBrand, isOfBrand } from './brands.ts';
import { isHostName, isSameSite } from './domains.ts';
import { countStyled, findMixedWord, hasHiddenMarks, hasTurnedText } from './skeleton.ts';

/** What a sender's name does that honest names do not. */
export type NameTrick =
  /** "anna@bank.example" <x@evil.example> */
  | { readonly kind: 'name-shows-address'; readonly shown: string }
  /** "bank.example" <x@evil.example> */
  | { readonly kind: 'name-shows-host'; readonly shown: string }
  /** A well-known house, from where that house does not write. */
  | { readonly kind: 'name-of-brand'; readonly brand: string }
  /** Turned around, split by invisible marks, or drawn in letters of formulas or of other alphabets. */
  | { readonly kind: 'name-disguised' };

const maxName = 300;

export function judgeName({ name, address }: MailAddress): NameTrick[] {
  const shown = name.slice(0, maxName).normalize('NFKC');
  const host = domainOf(address);
  const tricks: NameTrick[] = [];
  const named = /[^\s<>"'(),;:]+@([^\s<>"'(),;:]+\.[^\s<>"'(),;:]+)/u.exec(shown);
  if (named !== null && named[0].toLowerCase() !== address.toLowerCase()) {
    const isNeighbour = isSameSite(domainOf(named[0]), host);
    if (!isNeighbour) tricks.push({ kind: 'name-shows-address', shown: named[0] });
  } else if (named === null) {
    const other = shown
      .split(/[\s,;:()<>"'|/]+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
      .find((word) => word.length >= 4 && isHostName(word) && !/^(?:node|vue|next)\.js$|\.(?:md|ai|net)$/i.test(word));
    if (other !== undefined && host !== '' && !isSameSite(other, host))
      tricks.push({ kind: 'name-shows-host', shown: other });
  }
  const found = findBrand(foldText(stripMarks(shown)));
  if (found !== null && found.isWhole && !isOfBrand(host, found.brand)) {
    tricks.push({ kind: 'name-of-brand', brand: found.brand.name });
  }
  if (isDisguisedName(name.slice(0, maxName))) tricks.push({ kind: 'name-disguised' });
  return tricks;
}

function isDisguisedName(name: string): boolean {
  return (
    hasTurnedText(name) ||
    (hasHiddenMarks(name) && /\p{L}/u.test(name)) ||
    countStyled(name) > 2 ||
    findMixedWord(name) !== null
  );
}

function stripMarks(text: string): string {
  return text.replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '');
}
