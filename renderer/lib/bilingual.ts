import type { I18n, MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { languages, loadLanguage } from './i18n.ts';
import { matchText, type Match } from './fuzzy-match.ts';

export interface Named {
  readonly title: MessageDescriptor;
  /** Other words people look for it by. */
  readonly words?: MessageDescriptor;
}

export interface NamedMatch extends Match {
  /** The ranges are of the title in the window's language; empty when another name was found. */
  readonly title: string;
}

/** Finds by title and further words, in every language: whoever switched still knows the old name. */
export function useBilingualMatch(): (query: string, item: Named) => NamedMatch | null {
  const { i18n } = useLingui();
  const { data: all = [] } = useQuery({
    queryKey: ['all-languages'],
    queryFn: () => Promise.all(languages.map(loadLanguage)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const others = all.filter((other) => other.locale !== i18n.locale);
  return (query, item) => matchNamed(query, item, i18n, others);
}

export function matchNamed(query: string, item: Named, current: I18n, others: readonly I18n[]): NamedMatch | null {
  const title = current._(item.title);
  const direct = matchText(query, title);
  if (direct) return { ...direct, title };
  const names = [
    ...(item.words ? [current._(item.words)] : []),
    ...others.flatMap((other) => [other._(item.title), ...(item.words ? [other._(item.words)] : [])]),
  ];
  const scores = names.flatMap((name) => matchText(query, name)?.score ?? []);
  // Another name counts, but never more than the one on screen.
  return scores.length > 0 ? { title, score: Math.max(...scores) / 2, ranges: [] } : null;
}
