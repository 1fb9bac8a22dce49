import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatAddress } from '#shared/model/address.ts';
import { parseRecipients } from '#shared/model/recipients.ts';
import { core } from '../../../lib/core.ts';

export interface ContactHint {
  readonly name: string;
  readonly address: string;
  /** As it goes into the line. */
  readonly entry: string;
}

const maxHints = 6;

/** People whose name or address begins like what is typed, best known first; who stands there already is left out. */
export function useContactHints(typed: string, entries: readonly string[]): readonly ContactHint[] {
  const text = typed.trim().slice(0, 200);
  const { data } = useQuery({
    ...core.contacts.find.queryOptions({ input: { text, limit: maxHints + 4 } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  if (text === '' || data === undefined) return [];
  const known = new Set(entries.flatMap((entry) => parseRecipients(entry).addresses.map(keyOf)));
  return data
    .filter((contact) => !known.has(keyOf(contact)) && contact.address.toLowerCase() !== text.toLowerCase())
    .slice(0, maxHints)
    .map(({ name, address }) => ({ name, address, entry: formatAddress({ name, address }) }));
}

function keyOf({ address }: { address: string }): string {
  return address.toLowerCase();
}
