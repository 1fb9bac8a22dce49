import { gt, sql } from 'drizzle-orm';
import { domainOf } from '#shared/model/address.ts';
import { foldText } from '#shared/model/fold.ts';
import { isMailProvider, KnownSites, siteOf } from '#shared/model/trust/index.ts';
import type { ReadDb } from '../context.ts';
import { establishedSenders } from '../db/tables/trust.ts';

const maxNamesakes = 5;

/**
 * Whose name somebody may borrow, in memory: the user's own sites and those of established senders. It only grows, by
 * what the database has learned since it was asked last.
 */
export class SenderBook {
  readonly sites = new KnownSites();
  readonly ownAddresses = new Set<string>();
  readonly ownSites = new Set<string>();
  readonly #byName = new Map<string, string[]>();
  #lastId = 0;

  update(read: ReadDb): void {
    const own = read.all<{ address: string }>(sql`
      SELECT lower(address) AS address FROM identities
      UNION SELECT lower(address) FROM accounts WHERE kind <> 'local' AND removed_at IS NULL`);
    for (const { address } of own) this.#addOwn(address);
    const fresh = read
      .select()
      .from(establishedSenders)
      .where(gt(establishedSenders.id, this.#lastId))
      .orderBy(establishedSenders.id)
      .all();
    for (const { id, address, host, name } of fresh) {
      this.#lastId = id;
      if (!isMailProvider(host)) this.sites.add(host);
      const key = nameKey(name);
      if (key !== '') this.#addName(key, address);
    }
  }

  /** An established sender of that name at another site. */
  findNamesakes(name: string, address: string): readonly string[] {
    const key = nameKey(name);
    const found = key === '' ? [] : (this.#byName.get(key) ?? []);
    if (found.includes(address)) return [];
    const site = siteOf(domainOf(address));
    return found.filter((other) => isMailProvider(domainOf(other)) || siteOf(domainOf(other)) !== site);
  }

  #addOwn(address: string): void {
    if (this.ownAddresses.has(address)) return;
    this.ownAddresses.add(address);
    const host = domainOf(address);
    if (isMailProvider(host)) return;
    this.ownSites.add(siteOf(host));
    this.sites.add(host);
  }

  #addName(key: string, address: string): void {
    const known = this.#byName.get(key);
    if (known === undefined) this.#byName.set(key, [address]);
    else if (known.length < maxNamesakes && !known.includes(address)) known.push(address);
  }
}

/** What a house adds to its name without becoming another one. */
const additions = new Set(
  (
    'eg gmbh ag kg se ev inc ltd llc co team service services support kundenservice kundendienst sicherheitsteam sicherheit ' +
    'security info newsletter noreply no reply notifications benachrichtigung mitteilung account accounts billing rechnung ' +
    'rechnungen news the via im auftrag von der die das und dr herr frau'
  ).split(' '),
);

/** "Werse-Bank Sicherheitsteam" and "Werse-Bank eG" are one name; a first name alone is nobody's. */
export function nameKey(name: string): string {
  const words = foldText(name)
    .replace(/\((?:via|im auftrag)[^)]*\)|\bvia\b.*$/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !additions.has(word));
  const key = words.toSorted().join(' ');
  return words.length >= 2 || key.length >= 6 ? key : '';
}
