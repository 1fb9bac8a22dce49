import { foldText } from '../fold.ts';
import type { Span } from '../query/index.ts';

/** One word of the line: as it is compared, and where it stands. Quoted words are the title's, whatever they say. */
export interface LineWord extends Span {
  readonly text: string;
  readonly isQuoted: boolean;
}

const pattern = /"[^"]*"|„[^“”"]*[“”"]|“[^”"]*[”"]|\S+/gu;

export function readLine(line: string): LineWord[] {
  return [...line.matchAll(pattern)].map(({ 0: word, index }) => {
    const isQuoted = /^["„“]/u.test(word);
    const text = isQuoted ? '' : foldText(word).replace(/[,;]+$|(?<=[^!?])[!?]+$/, '');
    return { text, isQuoted, from: index, to: index + word.length };
  });
}

/** The words from a place on, for readers that look ahead. */
export class Words {
  readonly #words: readonly string[];

  constructor(words: readonly LineWord[]) {
    this.#words = words.map(({ text }) => text);
  }

  get length(): number {
    return this.#words.length;
  }

  at(index: number): string {
    return this.#words[index] ?? '';
  }

  /** How many words the first of these phrases that stands here has; 0 when none does. */
  take(index: number, phrases: readonly string[]): number {
    for (const phrase of phrases) {
      const parts = phrase.split(' ');
      if (parts.every((part, offset) => this.at(index + offset) === part)) return parts.length;
    }
    return 0;
  }
}

/** Something that was read: how many words it took. */
export interface Read {
  readonly length: number;
}
