import { labelOf, siteOf } from './domains.ts';
import { readableHost } from './punycode.ts';
import { skeletonOf } from './skeleton.ts';

export interface LookAlike {
  /** The site it passes for. */
  readonly of: string;
  /**
   * `letters`: the same to the eye. `typing`: a letter more, less or swapped. `words`: the name with something added.
   * `within`: the whole address as a part of another. `ending`: the same name under another ending.
   */
  readonly how: 'letters' | 'typing' | 'words' | 'within' | 'ending';
}

// Shorter names are close to each other by nature.
const minTyping = 6;
const minLetters = 4;
const minAdded = 4;
const minPlainAdded = 9;
const minEnding = 5;

/** What is added to a name to make it sound like a counter of the house. */
const lures = new Set(
  (
    'secure security sicher sicherheit safe login signin anmeldung verify verification verifizierung konto account accounts ' +
    'service services support kundenservice kundendienst kundenschutz kundencenter kunden customer help helpdesk hilfe ' +
    'online banking bank pay payment payments zahlung zahlungen rechnung billing invoice update updates alert alerts ' +
    'info mail webmail portal center zentrum team share auth id app web tracking track paket delivery zustellung ' +
    'lieferung refund erstattung rueckerstattung bonus gewinn reward rewards promo de com net org eu gruppe group'
  ).split(' '),
);

/** Names of houses that are words of their own, or of hundreds of houses: with something added they are somebody else's. */
const tooPlain = new Set(
  'post vr me go live bahn web office meta bund service sparkasse volksbank db dm citi tk mail post online bank video music'.split(
    ' ',
  ),
);

/** What judging asks of the sites a reader knows. */
export interface SiteView {
  has(host: string): boolean;
  findLookAlike(host: string): LookAlike | null;
}

/** Sites by what they look like: made once, asked for every host. */
export class KnownSites implements SiteView {
  readonly #sites = new Set<string>();
  readonly #bySkeleton = new Map<string, string>();
  readonly #labels = new Map<string, string>();
  /** Skeletons by how they begin and end: one slip leaves either as it was. */
  readonly #byEnds = new Map<string, string[]>();

  constructor(hosts: Iterable<string> = []) {
    for (const host of hosts) this.add(host);
  }

  /** Who comes first keeps the name: a later one that looks like it is the look-alike. */
  add(host: string): void {
    const site = siteOf(host);
    if (site === '' || !site.includes('.') || this.#sites.has(site)) return;
    this.#sites.add(site);
    const label = readableHost(labelOf(site));
    if (!this.#labels.has(label)) this.#labels.set(label, site);
    if (label.length < minLetters) return;
    const skeleton = skeletonOf(label).replaceAll('-', '');
    if (this.#bySkeleton.has(skeleton)) return;
    this.#bySkeleton.set(skeleton, site);
    if (skeleton.length >= minTyping) for (const end of endsOf(skeleton)) this.#noteEnd(end, skeleton);
  }

  has(host: string): boolean {
    return this.#sites.has(siteOf(host));
  }

  /** As if that one were not known: a stranger who wrote twice is still a stranger. */
  without(host: string): SiteView {
    const left = siteOf(host);
    return {
      has: (other) => siteOf(other) !== left && this.has(other),
      findLookAlike: (other) => (siteOf(other) === left ? this.#compare(other, left) : this.findLookAlike(other)),
    };
  }

  /** The known site this host passes for, or `null`: it is one itself, or like none. */
  findLookAlike(host: string): LookAlike | null {
    const site = siteOf(host);
    return site === '' || this.#sites.has(site) ? null : this.#compare(host, site);
  }

  #compare(host: string, site: string): LookAlike | null {
    const within = this.#findWithin(host, site);
    if (within !== null && within !== site) return { of: within, how: 'within' };
    const label = readableHost(labelOf(site));
    const skeleton = skeletonOf(label).replaceAll('-', '');
    const twin = this.#bySkeleton.get(skeleton);
    // It may stand there itself (`without`).
    if (twin !== undefined && twin !== site) {
      const isSameName = readableHost(labelOf(twin)) === label;
      if (!isSameName) return { of: twin, how: 'letters' };
      if (label.length >= minEnding) return { of: twin, how: 'ending' };
    }
    return this.#findAdded(label) ?? this.#findMistyped(skeleton, site);
  }

  /** `paypal.com.evil.example`, `paypal-com.evil.example`. */
  #findWithin(host: string, site: string): string | null {
    const above = host.toLowerCase().slice(0, Math.max(0, host.length - site.length));
    const name = labelOf(site);
    const labels = above.split('.').filter((label) => label !== '' && label !== 'www');
    for (const [at, label] of [...labels, name].entries()) {
      const dashed = /^(?:www-)?(.+?)-(com|de|net|org|eu|at|ch|co|io)(?:-|$)/.exec(label);
      if (dashed !== null && this.#sites.has(`${dashed[1]}.${dashed[2]}`)) return `${dashed[1]}.${dashed[2]}`;
      const rest = [...labels, name].slice(at);
      for (let end = 2; end <= Math.min(3, rest.length); end += 1) {
        const part = rest.slice(0, end).join('.');
        if (this.#sites.has(part)) return part;
      }
    }
    return null;
  }

  /** `werse-bank-kundenschutz`, `dhl-paket`, `paypalsecure`. */
  #findAdded(label: string): LookAlike | null {
    const parts = label.split('-');
    if (parts.length > 1) {
      for (let start = 0; start < parts.length; start += 1) {
        for (let end = parts.length; end > start; end -= 1) {
          if (end - start === parts.length) continue;
          const name = parts.slice(start, end).join('-');
          const of = this.#labels.get(name);
          if (of === undefined || tooPlain.has(name)) continue;
          const added = [...parts.slice(0, start), ...parts.slice(end)];
          const isLong = name.length >= minPlainAdded || end - start > 1;
          if (isLong || added.some((word) => lures.has(word) || /^\d+$/.test(word))) return { of, how: 'words' };
        }
      }
    }
    // Grown together: the rest must be a lure word, or anything would do.
    for (let at = minAdded; at <= label.length - 2; at += 1) {
      if (tooPlain.has(label.slice(0, at)) || tooPlain.has(label.slice(at))) continue;
      const before = this.#labels.get(label.slice(0, at));
      if (before !== undefined && lures.has(label.slice(at).replace(/^-/, ''))) return { of: before, how: 'words' };
      const after = this.#labels.get(label.slice(at));
      if (after !== undefined && label.length - at >= minAdded && lures.has(label.slice(0, at))) {
        return { of: after, how: 'words' };
      }
    }
    return null;
  }

  #findMistyped(skeleton: string, site: string): LookAlike | null {
    if (skeleton.length < minTyping) return null;
    for (const end of endsOf(skeleton)) {
      for (const other of this.#byEnds.get(end) ?? []) {
        const of = this.#bySkeleton.get(other);
        // Whoever mistypes begins right; "online" is no slip of "t-online".
        if (of !== undefined && of !== site && other[0] === skeleton[0] && isOneSlip(skeleton, other))
          return { of, how: 'typing' };
      }
    }
    return null;
  }

  #noteEnd(end: string, skeleton: string): void {
    const alike = this.#byEnds.get(end);
    if (alike === undefined) this.#byEnds.set(end, [skeleton]);
    else alike.push(skeleton);
  }
}

function endsOf(skeleton: string): string[] {
  return [`^${skeleton.slice(0, 3)}`, `${skeleton.slice(-3)}$`];
}

/** One letter added, left out or changed, or two neighbours swapped. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let ends = [one.length, other.length] as const;
  while (ends[0] > start && ends[1] > start && one[ends[0] - 1] === other[ends[1] - 1])
    ends = [ends[0] - 1, ends[1] - 1];
  const [a, b] = [one.slice(start, ends[0]), other.slice(start, ends[1])];
  const isSwapped = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  return (a.length <= 1 && b.length <= 1) || isSwapped;
}
