import { domainOf, nameOf, type MailAddress } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

/** A message that came into the store, as far as it tells who the user has to do with. */
export interface Correspondence {
  readonly isOwn: boolean;
  readonly isAutomatic: boolean;
  readonly at: number;
  readonly from: MailAddress | null;
  readonly recipients: readonly MailAddress[];
}

// A mail to a thousand people makes nobody an acquaintance.
const maxRecipients = 50;
const maxAddress = 320;
const maxName = 200;

const takesName = `excluded.name <> '' AND (
  excluded.name_by = 'user' AND (name_by = 'sender' OR excluded.last_at >= last_at)
  OR excluded.name_by = 'sender' AND name_by = 'sender' AND (excluded.last_at >= last_at OR name = ''))`;
const learn = statement(`
  INSERT INTO contacts (address, name, name_by, written_to, received_from, first_at, last_at, find_text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (address) DO UPDATE SET
    written_to = written_to + excluded.written_to,
    received_from = received_from + excluded.received_from,
    first_at = min(first_at, excluded.first_at),
    last_at = max(last_at, excluded.last_at),
    name = CASE WHEN ${takesName} THEN excluded.name ELSE name END,
    find_text = CASE WHEN ${takesName} THEN excluded.find_text ELSE find_text END,
    name_by = CASE WHEN ${takesName} THEN excluded.name_by ELSE name_by END`);

/** Who was written to, and which people wrote. Machines are nobody's acquaintances. Answers whether there was one. */
export function learnContacts(tx: WriteTx, { isOwn, isAutomatic, at, from, recipients }: Correspondence): boolean {
  if (isOwn) {
    const people = recipients.length > maxRecipients ? [] : recipients.filter(isPerson);
    for (const person of people) keep(tx, person, 'user', at);
    return people.length > 0;
  }
  if (isAutomatic || from === null || !isPerson(from)) return false;
  keep(tx, from, 'sender', at);
  return true;
}

export function contactFindText(name: string, address: string): string {
  // A space in front of each word: what is typed is compared with the beginnings of words.
  return ` ${foldText(`${name} ${address} ${domainOf(address)} ${address.replace(/[@._+-]+/g, ' ')}`)}`;
}

function keep(tx: WriteTx, person: MailAddress, by: 'user' | 'sender', at: number): void {
  const address = cleanLine(person.address);
  const shown = clip(nameOf(person), maxName);
  const name = shown.toLowerCase() === address.toLowerCase() ? '' : shown;
  const [written, received] = by === 'user' ? [1, 0] : [0, 1];
  learn(tx.db).run(address, name, by, written, received, at, at, contactFindText(name, address));
}

function isPerson({ address }: MailAddress): boolean {
  return address.length <= maxAddress && /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+$/.test(address);
}
