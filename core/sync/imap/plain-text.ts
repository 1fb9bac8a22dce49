import { longestText } from './limits.ts';

const escapeSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/g;
/** Controls, and what turns or hides the text around it: bidi marks, zero-width characters, tags. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** What a server says, fit to be shown as plain text: one line, no escape sequences, never long. */
export function plainText(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const plain = text
    .slice(0, longestText * 10)
    .replaceAll(escapeSequences, ' ')
    .replaceAll(invisible, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain === '') return null;
  return plain.length <= longestText ? plain : `${plain.slice(0, longestText - 1).toWellFormed()}…`;
}

/** A folder's name fit to be shown: what has no look of its own is written out. */
export function escapeName(name: string): string {
  return name.replaceAll(invisible, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).toWellFormed();
}
