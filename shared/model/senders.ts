/**
 * Who takes part in a conversation, newest first, at most three. The user is the empty string, because "ich" and "me"
 * belong to the language of the window, not to the stored row.
 */
export const own = '';

/** Picks the three for a row. Where only the user wrote, the ones written to follow: "ich, Anna". */
export function pickSenders(newestFirst: readonly string[], recipients: readonly string[]): string[] {
  const distinct = [...new Set(newestFirst)];
  const isOnlyOwn = distinct.every((sender) => sender === own);
  const all = isOnlyOwn ? [...new Set([...distinct, ...recipients])] : distinct;
  return all.slice(0, 3);
}

/** `Anna, ich`: first names as soon as there are several, the whole name of somebody alone. */
export function formatSenders(senders: readonly string[], me: string): string {
  const name = senders.length === 1 ? (sender: string) => sender : shortName;
  return senders.map((sender) => (sender === own ? me : name(sender))).join(', ');
}

const titles = /^(?:dr|prof|dipl|ing|mag|herr|frau|mr|mrs|ms)\.?$/i;

/** First name of a person; addresses, and names that are no person's, stay whole. */
export function shortName(name: string): string {
  if (name.includes('@')) return name;
  const [family, given] = name.split(/,\s*/, 2);
  // "Berg, Anna (Bauamt)" is how offices sort people.
  const ordered = given !== undefined && family !== undefined && !family.includes(' ') ? given : name;
  const parts = ordered.split(' ').filter((part) => part !== '' && !titles.test(part) && !part.startsWith('('));
  // Three words and more are rarely a person: "Stadtwerke am Fluss".
  const isPerson = parts.length > 0 && parts.length <= 2 && parts.every((part) => /^\p{Lu}[\p{L}'’-]*$/u.test(part));
  return isPerson ? (parts[0] ?? name) : name;
}
