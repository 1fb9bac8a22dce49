import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { core, queryClient } from '../../../lib/core.ts';
import { emptyChain, takePage, trimChain, type PageChain } from './page-chain.ts';
import { scopeKey, type ThreadScope } from './thread-scope.ts';

export const pageSize = 50;
/** Pages asked for ahead of the viewport: scrolling meets the end only where there is one. */
const aheadPages = 2;
/** Pages whose texts stay in memory around the viewport. */
const reachPages = 12;
const keptScopes = 8;

/** A list that was left is drawn at once when it is entered again, and then brought up to date. */
const kept = new Map<string, PageChain>();

export interface ThreadPages {
  readonly chain: PageChain;
  /** Nothing of this list is known yet. */
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** Tells which row stands at the top of the viewport. */
  lookAt(row: number): void;
  retry(): void;
}

/** The pages around the viewport, live. The component must be keyed by its scope: a chain belongs to one list. */
export function useThreadPages(scope: ThreadScope, firstRow: number): ThreadPages {
  const [chain, setChain] = useState(() => kept.get(scopeKey(scope)) ?? emptyChain);
  const [near, setNear] = useState(Math.floor(firstRow / pageSize));

  const last = Math.min(near + aheadPages, chain.cursors.length - 1);
  const observed = [...new Set([0, ...range(near - 1, last)])];
  const answers = useQueries({
    queries: observed.map((index) =>
      core.threads.list.queryOptions({
        input: { ...scope, limit: pageSize, after: chain.cursors[index] ?? null },
        gcTime: 60_000,
      }),
    ),
  });

  let taken = chain;
  observed.forEach((page, index) => {
    const answer = answers[index]?.data;
    if (answer) taken = takePage(taken, page, answer);
  });
  taken = trimChain(taken, near, near + aheadPages, reachPages);
  if (taken !== chain) {
    setChain(taken);
    keepChain(scope, taken);
  }

  const failed = answers.find((answer) => answer.isError);
  return {
    chain: taken,
    isLoading: taken.pages.length === 0 && failed === undefined,
    error: failed?.error ?? null,
    lookAt: useCallback((row: number) => setNear(Math.floor(Math.max(0, row) / pageSize)), []),
    retry: useCallback(() => void queryClient.refetchQueries({ queryKey: core.threads.list.key() }), []),
  };
}

function keepChain(scope: ThreadScope, chain: PageChain): void {
  const key = scopeKey(scope);
  kept.delete(key);
  kept.set(key, chain);
  const oldest = kept.keys().next().value;
  if (kept.size > keptScopes && oldest !== undefined) kept.delete(oldest);
}

function range(from: number, to: number): number[] {
  const first = Math.max(0, from);
  return Array.from({ length: Math.max(0, to - first + 1) }, (_, index) => first + index);
}
