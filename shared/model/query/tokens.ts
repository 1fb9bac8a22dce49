import type { Span } from './model.ts';

export type Token =
  | (Span & { readonly kind: 'word'; readonly text: string; readonly isPhrase: boolean; readonly isUnclosed: boolean })
  /** `from:` with nothing between it and what it is about. */
  | (Span & { readonly kind: 'operator'; readonly name: string })
  | (Span & { readonly kind: 'open' | 'close'; readonly isAny: boolean })
  | (Span & { readonly kind: 'not' | 'or' | 'and' });

const space = /\s/u;
/** Signs that end a word wherever they stand. */
const ends = /[\s"„“”(){}]/u;
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['„', '“”"'],
  ['“', '”"'],
  ['”', '”"'],
]);
const operator = /^(\p{L}[\p{L}\d_-]{1,20}):/u;
const conjunctions: ReadonlyMap<string, 'or' | 'and' | 'not'> = new Map([
  ['OR', 'or'],
  ['ODER', 'or'],
  ['|', 'or'],
  ['AND', 'and'],
  ['UND', 'and'],
  ['NOT', 'not'],
  ['NICHT', 'not'],
]);

/** Cuts what was typed into pieces. `isOperator` knows the names; `https://…` and `12:30` are words. */
export function readTokens(text: string, isOperator: (name: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (space.test(sign)) at += 1;
    else if (sign === '(' || sign === '{') tokens.push({ kind: 'open', isAny: sign === '{', from: at, to: ++at });
    else if (sign === ')' || sign === '}') tokens.push({ kind: 'close', isAny: sign === '}', from: at, to: ++at });
    else if (quotes.has(sign)) at = readPhrase(text, at, tokens);
    else if (isMinus(text, at)) tokens.push({ kind: 'not', from: at, to: ++at });
    else at = readWord(text, at, tokens, isOperator);
  }
  return tokens;
}

/** `-word` leaves out; `e-mail` and ` - ` do not. */
function isMinus(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return text[at] === '-' && next !== '' && next !== '-' && !space.test(next);
}

function readPhrase(text: string, from: number, tokens: Token[]): number {
  const closing = quotes.get(text[from] ?? '') ?? '"';
  let to = from + 1;
  while (to < text.length && !closing.includes(text[to] ?? '')) to += 1;
  const isUnclosed = to >= text.length;
  const end = isUnclosed ? to : to + 1;
  tokens.push({ kind: 'word', text: text.slice(from + 1, to), isPhrase: true, isUnclosed, from, to: end });
  return end;
}

function readWord(text: string, from: number, tokens: Token[], isOperator: (name: string) => boolean): number {
  const name = operator.exec(text.slice(from, from + 24))?.[1];
  if (name !== undefined && isOperator(name)) {
    const to = from + name.length + 1;
    tokens.push({ kind: 'operator', name, from, to });
    return to;
  }
  let to = from;
  while (to < text.length && !ends.test(text[to] ?? '')) to += 1;
  const word = text.slice(from, to);
  const conjunction = conjunctions.get(word);
  if (conjunction === undefined)
    tokens.push({ kind: 'word', text: word, isPhrase: false, isUnclosed: false, from, to });
  else tokens.push({ kind: conjunction, from, to });
  return to;
}
