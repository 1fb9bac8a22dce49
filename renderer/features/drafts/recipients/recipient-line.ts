import { formatAddress } from '#shared/model/address.ts';
import { findRecipientFault, parseRecipients, splitEntries, type RecipientFault } from '#shared/model/recipients.ts';

/** One of the lines To, Cc, Bcc while it is written in: those who stand there, and what is being typed. */
export interface RecipientLine {
  readonly entries: readonly string[];
  readonly pending: string;
}

/** As it stands in the draft; what is being typed is kept with it from the first key on. */
export function formatLine({ entries, pending }: RecipientLine): string {
  return [...entries, ...(pending.trim() === '' ? [] : [pending])].join(', ');
}

export function readLine(value: string): RecipientLine {
  return { entries: splitEntries(value), pending: '' };
}

/** What is typed ends an entry at a comma, semicolon or line end outside of quotes. */
export function typeInto(line: RecipientLine, typed: string): RecipientLine {
  if (!/[,;\n]/.test(typed)) return { ...line, pending: typed };
  const found = splitEntries(typed.replace(/\s*[\r\n]+\s*/g, ', '));
  const isEnded = /[,;\n]\s*$/.test(typed) && !isOpenQuote(typed);
  const ended = isEnded ? found : found.slice(0, -1);
  return { entries: addAll(line.entries, ended), pending: isEnded ? '' : (found.at(-1) ?? '') };
}

/** What was typed counts as said. */
export function commit(line: RecipientLine): RecipientLine {
  return { entries: addAll(line.entries, splitEntries(line.pending)), pending: '' };
}

/** A pasted list: separated by commas, semicolons, line ends or tabs, or the column of a table. */
export function paste(line: RecipientLine, text: string): RecipientLine | null {
  const lines = text.trim().replace(/[\r\n\t]+/g, ', ');
  const found = splitEntries(lines);
  if (line.pending.trim() !== '' || found.length === 0) return null;
  // A single word may be the beginning of a name: it is typed on.
  const entries = found.flatMap(splitBlanks);
  if (entries.length === 1 && findRecipientFault(entries[0] ?? '') !== null) return null;
  return { entries: addAll(line.entries, entries), pending: '' };
}

export function removeAt(line: RecipientLine, index: number): RecipientLine {
  return { ...line, entries: line.entries.filter((_, at) => at !== index) };
}

/** Back to being typed. */
export function editAt(line: RecipientLine, index: number): RecipientLine {
  const settled = commit(line);
  return { ...removeAt(settled, index), pending: line.entries[index] ?? '' };
}

export function add(line: RecipientLine, entry: string): RecipientLine {
  return { ...line, entries: addAll(line.entries, [entry]) };
}

export interface ShownRecipient {
  readonly entry: string;
  /** The name, or the address where there is none. */
  readonly label: string;
  readonly address: string;
  readonly fault: RecipientFault | null;
}

export function showRecipient(entry: string): ShownRecipient {
  const found = parseRecipients(entry).addresses[0];
  const fault = findRecipientFault(entry);
  if (fault !== null || found === undefined) return { entry, label: entry, address: entry, fault: fault ?? 'unclear' };
  return { entry, label: found.name || found.address, address: found.address, fault: null };
}

/** Nobody stands in a line twice. */
function addAll(entries: readonly string[], more: readonly string[]): readonly string[] {
  const known = new Set(entries.map(keyOf));
  return [
    ...entries,
    ...more.flatMap((entry) => {
      const key = keyOf(entry);
      if (known.has(key)) return [];
      known.add(key);
      return [tidy(entry)];
    }),
  ];
}

function keyOf(entry: string): string {
  const found = parseRecipients(entry).addresses[0];
  return (found?.address ?? entry).toLowerCase();
}

function tidy(entry: string): string {
  const { addresses, bad } = parseRecipients(entry);
  const [only] = addresses;
  return only !== undefined && bad.length === 0 ? formatAddress(only) : entry;
}

/** `a@x.example b@x.example`: blanks part addresses where every part is one. */
function splitBlanks(entry: string): string[] {
  const parts = entry.split(/\s+/);
  return parts.length > 1 && parts.every((part) => findRecipientFault(part) === null) ? parts : [entry];
}

function isOpenQuote(text: string): boolean {
  return (text.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
}
