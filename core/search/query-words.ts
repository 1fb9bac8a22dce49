import { foldText } from '#shared/model/fold.ts';

// More words than these nobody types; each costs a walk of its own.
const maxWords = 16;
const maxWord = 100;

/**
 * What somebody typed as a question to the index: all words, each as the beginning of one. Every word is quoted, so
 * no sign of the query language has a meaning. `null` where there is no word in it.
 */
export function searchWords(text: string): string | null {
  const words = foldText(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
  if (words.length === 0) return null;
  const distinct = [...new Set(words.map((word) => word.slice(0, maxWord)))].slice(0, maxWords);
  return distinct.map((word) => `"${word}" *`).join(' ');
}
