import { readFilter, timeOperators, type QueryContext } from './filters.ts';
import type { Chip, Problem, ProblemCode, Query, QueryNode, Span, Words } from './model.ts';
import { findOperator, type OperatorId } from './operators.ts';
import { readTokens, type Token } from './tokens.ts';

export const maxQueryLength = 1_000;
const maxDepth = 20;
const mostWordsOfTime = 4;

/**
 * What was typed into the search box, understood as far as it can be. Never throws: what makes no sense is marked where
 * it stands and left out, and the rest is looked for. Gmail's spelling and German words alike.
 */
export function parseQuery(text: string, context: QueryContext): Query {
  return new Parser(text, context).parse();
}

interface WordToken extends Span {
  readonly text: string;
  readonly isPhrase: boolean;
  readonly isUnclosed: boolean;
}

class Parser {
  readonly #context: QueryContext;
  readonly #tokens: readonly Token[];
  readonly #chips: Chip[] = [];
  readonly #problems: Problem[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string, context: QueryContext) {
    this.#context = context;
    this.#tokens = readTokens(text.slice(0, maxQueryLength), (name) => findOperator(name) !== null);
    if (text.length > maxQueryLength) this.#mark({ from: maxQueryLength, to: text.length }, 'too-long');
  }

  parse(): Query {
    const nodes: QueryNode[] = [];
    while (this.#at < this.#tokens.length) {
      const node = this.#either(null, false);
      if (node !== null) nodes.push(node);
      // Only a bracket that closes nothing ends it before its time.
      const stray = this.#tokens[this.#at];
      if (stray !== undefined) {
        this.#mark(stray, 'stray-bracket');
        this.#at += 1;
      }
    }
    return { node: joined('and', nodes), chips: this.#chips, problems: this.#problems };
  }

  /** `a b OR c`: either a and b, or c. Within braces every word is a choice of its own. */
  #either(operator: OperatorId | null, isAny: boolean): QueryNode | null {
    const choices: QueryNode[] = [];
    let together: QueryNode[] = [];
    const close = () => {
      const node = joined('and', together);
      if (node !== null) choices.push(node);
      together = [];
    };
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === 'close') break;
      if (token.kind === 'or' || token.kind === 'and') {
        this.#at += 1;
        if (token.kind === 'or') close();
        continue;
      }
      const node = this.#one(operator, false);
      if (node !== null) together.push(node);
      if (isAny) close();
    }
    close();
    return joined('or', choices);
  }

  #one(operator: OperatorId | null, isNegated: boolean): QueryNode | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'close' || token.kind === 'or' || token.kind === 'and') return null;
    this.#at += 1;
    switch (token.kind) {
      case 'not':
        return negated(this.#deeper(token, () => this.#one(operator, !isNegated)));
      case 'open':
        return this.#deeper(token, () => this.#group(token, operator));
      case 'operator':
        return this.#deeper(token, () => this.#condition(token, isNegated));
      case 'word':
        this.#warnUnclosed(token);
        return operator === null ? wordsNode(token) : this.#filter(operator, [token], token, isNegated);
    }
  }

  #group(open: Token & { kind: 'open' | 'close' }, operator: OperatorId | null): QueryNode | null {
    const node = this.#either(operator, open.isAny);
    if (this.#tokens[this.#at]?.kind === 'close') this.#at += 1;
    else this.#mark(open, 'unclosed-group');
    return node;
  }

  #condition(token: Span & { name: string }, isNegated: boolean): QueryNode | null {
    const id = findOperator(token.name);
    const next = this.#tokens[this.#at];
    if (id === null) return null;
    if (next?.kind === 'open') {
      this.#at += 1;
      return this.#group(next, id);
    }
    if (next?.kind !== 'word') {
      this.#mark(token, 'missing-value');
      return null;
    }
    const values = timeOperators.includes(id) ? this.#wordsOfTime(id, next) : [next];
    this.#at += values.length;
    this.#warnUnclosed(next);
    return this.#filter(id, values, token, isNegated);
  }

  /** Dates have spaces: `before:last week`, `nach:5. März 2025`. As many words as make sense together. */
  #wordsOfTime(id: OperatorId, first: WordToken): WordToken[] {
    if (first.isPhrase) return [first];
    const words: WordToken[] = [first];
    for (const token of this.#tokens.slice(this.#at + 1, this.#at + mostWordsOfTime)) {
      if (token.kind !== 'word' || token.isPhrase) break;
      words.push(token);
    }
    for (let count = words.length; count > 1; count -= 1) {
      const value = { text: textOf(words.slice(0, count)), isPhrase: true, isPrefix: false };
      if (typeof readFilter(id, value, this.#context) !== 'string') return words.slice(0, count);
    }
    return [first];
  }

  #filter(id: OperatorId, values: readonly WordToken[], start: Span, isNegated: boolean): QueryNode | null {
    const last = values.at(-1) ?? start;
    const span = { from: start.from, to: last.to };
    const [first] = values;
    const words = values.length === 1 && first !== undefined ? wordsOf(first) : null;
    const value = words ?? { text: textOf(values), isPhrase: true, isPrefix: false };
    const filter = readFilter(id, value, this.#context);
    if (typeof filter === 'string') {
      this.#mark({ from: first?.from ?? start.from, to: last.to }, filter);
      return null;
    }
    this.#chips.push({ ...span, operator: id, value: textOf(values), isNegated });
    return { kind: 'filter', filter, span };
  }

  /** Brackets within brackets, to a depth that nobody types and a stack bears. */
  #deeper(token: Span, run: () => QueryNode | null): QueryNode | null {
    if (this.#depth >= maxDepth) {
      this.#mark(token, 'too-deep');
      return null;
    }
    this.#depth += 1;
    try {
      return run();
    } finally {
      this.#depth -= 1;
    }
  }

  #warnUnclosed(token: WordToken): void {
    if (token.isUnclosed) this.#mark(token, 'unclosed-quote');
  }

  #mark({ from, to }: Span, code: ProblemCode): void {
    this.#problems.push({ from, to, code });
  }
}

const textOf = (values: readonly WordToken[]) => values.map(({ text }) => text).join(' ');

function wordsOf({ text, isPhrase }: WordToken): Words {
  const isPrefix = !isPhrase && text.length > 1 && text.endsWith('*');
  return { text: isPrefix ? text.replace(/\*+$/, '') : text, isPhrase, isPrefix };
}

function wordsNode(token: WordToken): QueryNode | null {
  const words = wordsOf(token);
  if (words.text.trim() === '') return null;
  return { kind: 'words', words, span: { from: token.from, to: token.to } };
}

function negated(node: QueryNode | null): QueryNode | null {
  if (node === null) return null;
  return node.kind === 'not' ? node.node : { kind: 'not', node };
}

function joined(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const [first] = nodes;
  if (first === undefined) return null;
  return nodes.length === 1 ? first : { kind, nodes };
}
