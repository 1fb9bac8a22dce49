/**
 * Finding things by what people type: parts of words, without umlauts, with a gap. `muell` and `mull` both find
 * "Müll", `dkl` finds "dunkel".
 */
export interface Match {
  /** Higher is better; only comparable for the same query. */
  readonly score: number;
  /** Where in the text the letters are, as start and end, to draw them stronger. */
  readonly ranges: readonly (readonly [number, number])[];
}

interface Folded {
  readonly text: string;
  /** For every letter of `text` the place in the original. */
  readonly places: readonly number[];
}

export function matchText(query: string, text: string): Match | null {
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { score: 0, ranges: [] };
  let score = 0;
  const ranges: [number, number][] = [];
  for (const word of words) {
    const match = matchWord(word, text);
    if (!match) return null;
    score += match.score;
    ranges.push(...match.ranges.map(([start, end]): [number, number] => [start, end]));
  }
  // A short text that is mostly the query is the better answer.
  return { score: score - text.length / 200, ranges: mergeRanges(ranges) };
}

function matchWord(word: string, text: string): Match | null {
  const candidates = [fold(text, 'short'), fold(text, 'long')];
  const queries = new Set([fold(word, 'short').text, fold(word, 'long').text]);
  let best: Match | null = null;
  for (const folded of candidates) {
    for (const query of queries) {
      const match = matchPart(query, folded) ?? matchGaps(query, folded);
      if (match && (!best || match.score > best.score)) best = match;
    }
  }
  return best;
}

/** All letters together: best at the start of the text, then of a word, then anywhere. */
function matchPart(query: string, { text, places }: Folded): Match | null {
  let best = -1;
  let bestScore = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1)) {
    const score = at === 0 ? 100 : isWordStart(text, at) ? 80 : 50;
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  if (best < 0) return null;
  const end = best + query.length;
  return { score: bestScore, ranges: [[places[best] ?? 0, (places[end - 1] ?? 0) + 1]] };
}

/** The letters one after the other, each at the start of a word or right behind the last; needs at least two. */
function matchGaps(query: string, { text, places }: Folded): Match | null {
  if (query.length < 2) return null;
  const found: number[] = [];
  let at = -1;
  for (const letter of query) {
    const next = text[at + 1] === letter ? at + 1 : findWordStart(text, letter, at + 1);
    const place = next >= 0 ? next : text.indexOf(letter, at + 1);
    // A letter far away inside another word is chance, not meaning.
    if (place < 0 || (found.length > 0 && !isWordStart(text, place) && place - at > 3)) return null;
    found.push(place);
    at = place;
  }
  if (!isWordStart(text, found[0] ?? 0)) return null;
  const spread = at - (found[0] ?? 0) - query.length;
  const ranges = found.map((place): [number, number] => [places[place] ?? 0, (places[place] ?? 0) + 1]);
  return { score: 30 - Math.min(20, spread), ranges: mergeRanges(ranges) };
}

function findWordStart(text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (isWordStart(text, at)) return at;
  }
  return -1;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\d]/u.test(text[at - 1] ?? '');
}

const longForms: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `short` writes ä as a, `long` writes it as ae: people type both. */
function fold(text: string, umlauts: 'short' | 'long'): Folded {
  let folded = '';
  const places: number[] = [];
  for (const [at, letter] of Array.from(text.toLowerCase().normalize('NFC')).entries()) {
    const plain =
      umlauts === 'long' || letter === 'ß'
        ? (longForms[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
        : letter.normalize('NFD').replace(/\p{M}/gu, '');
    for (const each of plain) {
      folded += each;
      places.push(at);
    }
  }
  return { text: folded, places };
}

function mergeRanges(ranges: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
